import { RULES } from '../compare/rules.ts';
import type { Severity } from '../compare/severity.ts';
import type { GateOutcome } from '../readiness/gate.ts';
import { GATES as MEASURED } from '../readiness/gates.ts';
import type { NotComparedReason } from '../readiness/practice-evidence.ts';
import type { DataItem } from '../record/item.ts';
import type { Side } from '../record/side.ts';
import type { ReportKind, Tag, Tone } from './model.ts';

/** The data items as a person names them. */
export const ITEM_TITLES: Readonly<Record<DataItem, string>> = {
  'patient-details': 'Patient details',
  summary: 'Summary',
  problems: 'Problems',
  diagnoses: 'Diagnoses',
  medication: 'Medication',
  'risks-and-warnings': 'Risks and warnings',
  procedures: 'Procedures',
  investigations: 'Investigations',
  examinations: 'Examinations',
  events: 'Events',
};

/** Why a planned patient was not compared, in words. */
export const REASON_TITLES: Readonly<Record<NotComparedReason, string>> = {
  'not-yet-asked': 'Not asked yet',
  'mig-unavailable': 'The MIG gave no answer',
  'hie-unavailable': 'The HIE gave no answer',
  'mig-not-shared': 'The MIG says the record is not shared',
  'hie-not-shared': 'The HIE says the record is not shared',
  stopped: 'The run was stopped',
};

/** The kinds of report, as their titles name them. */
export const REPORT_TITLES: Readonly<Record<ReportKind, string>> = {
  practice: 'Practice report',
  programme: 'Programme report',
};

/** Who owns the severity table and accepts what risk is left. */
export const CLINICAL_SAFETY_OFFICER = 'Clinical safety officer';

/** What reports say of a gate, measured yet or not. */
interface GateWords {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly owner: string;
}

/** Gates of the programme in their order; the words of a measured gate are its own. */
const GATE_WORDS: readonly GateWords[] = [
  {
    id: 'registered',
    title: 'Registered',
    question: 'Is this organisation in scope today?',
    owner: 'programme office',
  },
  {
    id: 'assured',
    title: 'Assured',
    question: 'Are both ends assured?',
    owner: 'programme office',
  },
  {
    id: 'agreed',
    title: 'Agreed',
    question: 'Is the agreement in force for this flow?',
    owner: 'Caldicott Guardian / DPO',
  },
  {
    id: 'connected',
    title: 'Connected',
    question: 'Does the HIE answer for this practice?',
    owner: 'integration team',
  },
  {
    id: 'parity',
    title: 'Parity',
    question: 'Is the evidence enough, and clean?',
    owner: 'onboarding team',
  },
  {
    id: 'safe',
    // Named for what it asks, so that no report says that anything is safe.
    title: 'Residual risk accepted',
    question: 'Has the clinical safety officer accepted the residual risk?',
    owner: CLINICAL_SAFETY_OFFICER,
  },
  { id: 'live', title: 'Live', question: 'May users use the HIE?', owner: 'programme manager' },
  { id: 'moved', title: 'Moved', question: 'Have the users moved?', owner: 'programme manager' },
  { id: 'off', title: 'Off', question: 'May the MIG be switched off?', owner: 'programme manager' },
].map((words) => MEASURED.find((gate) => gate.id === words.id) ?? words);

/** Ids of every gate of the programme, in order. */
export const GATE_ORDER: readonly string[] = GATE_WORDS.map((gate) => gate.id);

/** The name of a gate in running text. */
export function gateTitle(id: string): string {
  return GATE_WORDS.find((gate) => gate.id === id)?.title ?? idInWords(id);
}

/** What a gate asks, in plain English. */
export function gateQuestion(id: string): string {
  return GATE_WORDS.find((gate) => gate.id === id)?.question ?? idInWords(id);
}

/** Who answers for a gate. */
export function gateOwner(id: string): string {
  return GATE_WORDS.find((gate) => gate.id === id)?.owner ?? 'not known';
}

/** Whether a gate speaks of patients, so that its reason may tell how many there are. */
export function gateCountsPatients(id: string): boolean {
  const about = MEASURED.find((gate) => gate.id === id)?.about;
  return about !== 'organisation' && about !== 'flow';
}

/** Whether a gate is asked of flows, so that a practice only sums up what its flows answer. */
export function gateIsOfFlows(id: string): boolean {
  return MEASURED.find((gate) => gate.id === id)?.about === 'flow';
}

/** What a kind of finding means, with its id; one of rules that are gone keeps its id alone. */
export function kindTitle(kind: string): string {
  return RULES.find((rule) => rule.id === kind)?.title ?? idInWords(kind);
}

const OUTCOMES: Readonly<Record<GateOutcome, Tag>> = {
  met: { tag: 'Met', tone: 'done' },
  'not-met': { tag: 'Not met', tone: 'bad' },
  'not-applicable': { tag: 'Does not apply', tone: 'quiet' },
  'not-enough-data': { tag: 'Not enough evidence', tone: 'caution' },
  'needs-a-person': { tag: 'Waits for a person', tone: 'notice' },
};

/** The tag of a gate nobody has asked yet. */
export const NOT_MEASURED: Tag = { tag: 'Not measured', tone: 'quiet' };

/** The outcome of a gate as a tag. */
export function outcomeTag(outcome: GateOutcome): Tag {
  return OUTCOMES[outcome];
}

const SEVERITY_TAGS: Readonly<Record<Severity, { tag: string; tone: Tone }>> = {
  catastrophic: { tag: 'Catastrophic', tone: 'worst' },
  major: { tag: 'Major', tone: 'worst' },
  considerable: { tag: 'Considerable', tone: 'bad' },
  significant: { tag: 'Significant', tone: 'caution' },
  minor: { tag: 'Minor', tone: 'notice' },
  none: { tag: 'Same meaning', tone: 'quiet' },
};

/** A severity as a tag. */
export function severityTag(severity: Severity): Tag {
  return SEVERITY_TAGS[severity];
}

/** A severity beside a count: where there is nothing of it, its colour calls nobody. */
export function severityTagOf(severity: Severity, count: number): Tag {
  return count === 0 ? { ...severityTag(severity), tone: 'quiet' } : severityTag(severity);
}

/** The name of an item, or of what has none. */
export function itemTitle(item: DataItem | null): string {
  return item === null ? 'Whole record' : ITEM_TITLES[item];
}

/** `entry-lost` as `Entry lost`, for ids that have no title of their own. */
export function idInWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A side as a person names it. */
export function sideTitle(side: Side): string {
  return side.toUpperCase();
}

/** The name of a field in a sentence; one without words of its own is named as it is. */
export function fieldInWords(field: string): string {
  return FIELD_WORDS.get(field) ?? `the ${spaced(field)}`;
}

function spaced(field: string): string {
  return field.replaceAll('-', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Fields whose own name would read badly after "the". */
const FIELD_WORDS: ReadonlyMap<string, string> = new Map([
  ['abnormal', 'the abnormal flag'],
  ['about', 'what it is about'],
  ['asserts', 'whether it says that there is none'],
  ['codes', 'the code'],
  ['course', 'the type of prescription'],
  ['due', 'the date it is due'],
  ['durationDays', 'the length of the course'],
  ['elsewhere', 'whether prescribed elsewhere'],
  ['ended', 'the end date'],
  ['endReason', 'the reason it ended'],
  ['entry', 'entries of this kind'],
  ['identity', 'who the patient is'],
  ['issuesAllowed', 'the number of issues allowed'],
  ['issuesMade', 'the number of issues made'],
  ['item', 'the data item it is filed under'],
  ['kind', 'what kind of entry it is'],
  ['lastIssued', 'the date it was last issued'],
  ['links', 'what it is linked to'],
  ['mediaType', 'the type of the document'],
  ['part', 'the number of the dose in its course'],
  ['place', 'the place'],
  ['quantityText', 'the quantity in words'],
  ['range', 'the reference range'],
  ['recorded', 'the date it was recorded'],
  ['relation', 'how it belongs to another entry'],
  ['response', 'the answer as a whole'],
  ['review', 'the review date'],
  ['severity', 'the severity of the reaction'],
  ['site', 'the site of the injection'],
  ['state', 'whether the item was given'],
  ['term', 'the wording'],
  ['text', 'the free text'],
]);
