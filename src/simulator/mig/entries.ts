import { entryGuid } from '../identifiers.ts';
import type {
  DocumentEntry,
  EncounterEntry,
  ProblemEntry,
  ReferralEntry,
  SimulatedEntry,
  SimulatedPatient,
} from '../model.ts';
import type { EventContext } from './event.ts';
import {
  dateTime,
  partsOf,
  writeAudit,
  writeEffectiveTime,
  writeEvent,
  writeHead,
} from './event.ts';
import { writeBloodPressure, writeResult } from './measured.ts';
import { writeCourse, writeIssues } from './medication.ts';
import type { MigView } from './options.ts';
import { element, textElement } from './xml.ts';

/** What an entry becomes in `healthDomain`, by the kind of element. */
export interface HealthElements {
  readonly encounters: readonly string[];
  readonly events: readonly string[];
  readonly problems: readonly string[];
  /** Letters whose content is known. */
  readonly documents?: readonly string[] | undefined;
}

/** Writes an entry for the views asked for; empty when none of them shows it. */
export function writeEntry(
  context: EventContext,
  entry: SimulatedEntry,
  views: ReadonlySet<MigView>,
): HealthElements {
  const shown = viewsOf(context.patient, entry).filter((view) => views.has(view));
  const nothing = { encounters: [], events: [], problems: [] };
  if (shown.length === 0 || entry.confidential === true) return nothing;
  if (entry.kind === 'encounter')
    return { ...nothing, encounters: [writeEncounter(context, entry)] };
  if (entry.kind === 'document') return { ...nothing, documents: [writeLetter(context, entry)] };
  const problems = entry.kind === 'problem' ? [writeProblem(context, entry)] : [];
  return { ...nothing, events: writeEvents(context, entry, shown), problems };
}

/** The views that show each kind; none for what the detailed care record leaves out. */
const VIEWS: Readonly<Record<SimulatedEntry['kind'], readonly MigView[]>> = {
  allergy: ['riskswarning'],
  medication: ['medication'],
  problem: ['problem', 'diagnosis'],
  diagnosis: ['diagnosis'],
  procedure: ['procedure'],
  immunisation: ['procedure'],
  result: ['investigation'],
  'blood-pressure': ['examination'],
  encounter: ['event'],
  referral: ['event'],
  observation: [],
  diary: [],
  document: [],
  note: [],
};

/** A letter whose content is known stands with the encounters (inferred: none was seen). */
const LETTER_VIEWS: readonly MigView[] = ['event'];

function viewsOf(patient: SimulatedPatient, entry: SimulatedEntry): readonly MigView[] {
  const hasLetter = entry.kind === 'document' && entry.content !== undefined;
  const views = hasLetter ? LETTER_VIEWS : VIEWS[entry.kind];
  return isInSummary(patient, entry) ? [...views, 'summary'] : views;
}

/** The summary: allergies, current courses, active problems and the latest results. */
function isInSummary(patient: SimulatedPatient, entry: SimulatedEntry): boolean {
  if (entry.kind === 'allergy') return true;
  if (entry.kind === 'medication' || entry.kind === 'problem') return entry.status === 'active';
  return entry.kind === 'result' && isLatestResult(patient, entry);
}

function isLatestResult(patient: SimulatedPatient, entry: SimulatedEntry): boolean {
  return !patient.entries.some(
    (other) => other.kind === 'result' && (other.date ?? '') > (entry.date ?? ''),
  );
}

function writeEvents(
  context: EventContext,
  entry: SimulatedEntry,
  shown: readonly MigView[],
): string[] {
  if (entry.kind === 'result') return writeResult(context, entry);
  if (entry.kind === 'blood-pressure') return writeBloodPressure(context, entry);
  if (entry.kind === 'referral') return [writeReferral(context, entry)];
  if (entry.kind === 'medication') {
    const course = writeCourse(context, entry);
    // The summary shows current courses without their issues.
    return shown.includes('medication') ? [course, ...writeIssues(context, entry)] : [course];
  }
  const type = entry.kind === 'allergy' ? 'ALL' : entry.kind === 'immunisation' ? 'IMM' : 'OBS';
  const body = element('ehr:observation', []);
  return [writeEvent(context, { ...partsOf(entry), type, body })];
}

function writeReferral(context: EventContext, entry: ReferralEntry): string {
  const body = element('ehr:referral', [
    textElement('ehr:urgency', entry.urgency === 'routine' ? 'R' : 'U'),
    textElement('ehr:NHS', 'true'),
    textElement('ehr:transport', 'false'),
    textElement('ehr:direction', 'OUT'),
  ]);
  return writeEvent(context, { ...partsOf(entry), type: 'REF', body });
}

function writeEncounter(context: EventContext, entry: EncounterEntry): string {
  const place = { codeSystem: '2.16.840.1.113883.2.1.3.2.4.15', code: '' };
  const children = [
    ...writeHead(context, entry.id),
    writeEffectiveTime(entry.date),
    ...writeAudit(context, entry.recorded),
    textElement('ehr:organisation', context.ids.organisation),
    element('ehr:locationType', [], { ...place, displayName: entry.concept.term }),
    element('ehr:duration', [], { unit: 'D', value: '0' }),
    element('ehr:travelTime', [], { unit: 'D', value: '0' }),
  ];
  return element('ehr:encounter', children, context.mode);
}

/** The problem carries the id of the event it stands for, and no code of its own. */
function writeProblem(context: EventContext, entry: ProblemEntry): string {
  const { patient } = context;
  const links = patient.entries
    .filter((other) => entry.linked.includes(other.id) && other.confidential !== true)
    .map((other) =>
      element('ehr:eventLink', [
        textElement('ehr:id', entryGuid(patient, 'mig', other.id)),
        textElement('ehr:eventType', linkType(other)),
        textElement('ehr:eventLinkType', 'ASS'),
      ]),
    );
  const children = [
    textElement('ehr:id', entryGuid(patient, 'mig', entry.id)),
    textElement('ehr:status', entry.status === 'active' ? 'A' : 'I'),
    textElement('ehr:significance', entry.significance === 'major' ? 'S' : 'M'),
    element('ehr:expectedDuration', [], { unit: 'D', value: '0' }),
    entry.ended === undefined ? undefined : writeEffectiveTime(entry.ended, 'ehr:endTime'),
    ...links,
  ];
  return element('ehr:problem', children, context.mode);
}

/** A letter in base64, as OpenHR carries documents. */
function writeLetter(context: EventContext, entry: DocumentEntry): string {
  const data = Buffer.from(entry.content ?? '').toString('base64');
  return element('ehr:document', [
    textElement('ehr:id', entryGuid(context.patient, 'mig', entry.id)),
    textElement('ehr:name', entry.title),
    textElement('ehr:uploadUserInRole', context.ids.clinician),
    textElement('ehr:producedTime', dateTime(entry.date ?? entry.recorded)),
    textElement('ehr:deleted', 'false'),
    textElement('ehr:locator', 'LOCAL'),
    element('ehr:data', [textElement('ehr:documentData', data)]),
  ]);
}

function linkType(entry: SimulatedEntry): string {
  if (entry.kind === 'medication') return 'MED';
  return entry.kind === 'result' && entry.members === undefined ? 'VAL' : 'OBS';
}
