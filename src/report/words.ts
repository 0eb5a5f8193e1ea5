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

/** What reports say of a gate, measured yet or not. */
interface GateWords {
  readonly id: string;
  readonly title: string;
  readonly question: string;
}

/** Gates of the programme in their order; the words of a measured gate are its own. */
const GATE_WORDS: readonly GateWords[] = [
  { id: 'registered', title: 'Registered', question: 'Is this organisation in scope today?' },
  { id: 'assured', title: 'Assured', question: 'Are both ends assured?' },
  { id: 'agreed', title: 'Agreed', question: 'Is the agreement in force for this flow?' },
  { id: 'connected', title: 'Connected', question: 'Does the HIE answer for this practice?' },
  { id: 'parity', title: 'Parity', question: 'Is the evidence enough, and clean?' },
  {
    id: 'safe',
    // Named for what it asks, so that no report says that anything is safe.
    title: 'Residual risk accepted',
    question: 'Has the clinical safety officer accepted the residual risk?',
  },
  { id: 'live', title: 'Live', question: 'May users use the HIE?' },
  { id: 'moved', title: 'Moved', question: 'Have the users moved?' },
  { id: 'off', title: 'Off', question: 'May the MIG be switched off?' },
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
