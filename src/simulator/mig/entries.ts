import { entryGuid } from '../identifiers.ts';
import type {
  EncounterEntry,
  ProblemEntry,
  ReferralEntry,
  SimulatedEntry,
  SimulatedPatient,
} from '../model.ts';
import type { EventContext } from './event.ts';
import { partsOf, writeAudit, writeEffectiveTime, writeEvent, writeHead } from './event.ts';
import { writeBloodPressure, writeResult } from './measured.ts';
import { writeCourse, writeIssues } from './medication.ts';
import type { MigView } from './options.ts';
import { element, textElement } from './xml.ts';

/** What an entry becomes in `healthDomain`, by the kind of element. */
export interface HealthElements {
  readonly encounters: readonly string[];
  readonly events: readonly string[];
  readonly problems: readonly string[];
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

function viewsOf(patient: SimulatedPatient, entry: SimulatedEntry): readonly MigView[] {
  const views = VIEWS[entry.kind];
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
  return element('ehr:encounter', [
    ...writeHead(context, entry.id),
    writeEffectiveTime(entry.date),
    ...writeAudit(context, entry.recorded),
    textElement('ehr:organisation', context.ids.organisation),
    element('ehr:locationType', [], { ...place, displayName: entry.concept.term }),
    element('ehr:duration', [], { unit: 'D', value: '0' }),
    element('ehr:travelTime', [], { unit: 'D', value: '0' }),
  ]);
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
  return element('ehr:problem', [
    textElement('ehr:id', entryGuid(patient, 'mig', entry.id)),
    textElement('ehr:status', entry.status === 'active' ? 'A' : 'I'),
    textElement('ehr:significance', entry.significance === 'major' ? 'S' : 'M'),
    element('ehr:expectedDuration', [], { unit: 'D', value: '0' }),
    entry.ended === undefined ? undefined : writeEffectiveTime(entry.ended, 'ehr:endTime'),
    ...links,
  ]);
}

function linkType(entry: SimulatedEntry): string {
  if (entry.kind === 'medication') return 'MED';
  return entry.kind === 'result' && entry.members === undefined ? 'VAL' : 'OBS';
}
