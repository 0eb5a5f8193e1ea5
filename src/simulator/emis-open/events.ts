import { BLOOD_PRESSURE } from '../dictionary/others.ts';
import { element, textElement } from '../mig/xml.ts';
import type {
  BloodPressureEntry,
  EntryCore,
  ImmunisationEntry,
  NoteEntry,
  ProblemEntry,
  ResultEntry,
  ResultPart,
  SimulatedPatient,
} from '../model.ts';
import { emisGuid, writeCode, writeCodedItem, writeProblemLinks } from './coded.ts';
import { emisDay, writeAuthor, writeDate, writeTime } from './dates.ts';

/** What an event is: numbers published with the schema's public users. */
const EVENT_TYPE = { text: '0', observation: '1', problem: '2', value: '5', immunisation: '13' };

/** A plain coded event: diagnosis, procedure, or something observed, with its value if it has one. */
export function writeEvent(patient: SimulatedPatient, entry: EntryCore & ResultPart): string {
  const type = entry.value === undefined ? EVENT_TYPE.observation : EVENT_TYPE.value;
  return element('Event', [
    ...writeCodedItem(patient, entry),
    ...writeValue(entry),
    textElement('EventType', type),
  ]);
}

/**
 * A problem: an event that carries the problem with it, status 1 for active and 0 for past.
 * `Significance` is left out: what its numbers mean is not published.
 */
export function writeProblem(patient: SimulatedPatient, entry: ProblemEntry): string {
  const { status, ended } = entry;
  const problem = element('Problem', [
    textElement('ProblemStatus', status === 'active' ? '1' : '0'),
    ended === undefined ? undefined : textElement('EndDate', emisDay(ended)),
    ended === undefined ? undefined : textElement('EndDatePart', datePart(ended)),
  ]);
  return element('Event', [
    ...writeCodedItem(patient, entry, problem),
    textElement('EventType', EVENT_TYPE.problem),
  ]);
}

/** A vaccination; the batch is a qualifier, by the name of its group. */
export function writeImmunisation(patient: SimulatedPatient, entry: ImmunisationEntry): string {
  const [head, links] = splitLinks(writeCodedItem(patient, entry));
  const { batch } = entry;
  const qualifier =
    batch === undefined
      ? undefined
      : element('QualifierList', [
          element('Qualifier', [
            element('QualifierItemID', [textElement('Term', batch)]),
            element('Group', [textElement('Term', 'Batch number')]),
          ]),
        ]);
  return element('Event', [
    ...head,
    qualifier,
    links,
    textElement('EventType', EVENT_TYPE.immunisation),
  ]);
}

/** Free text of a consultation: an event without a code. */
export function writeNote(patient: SimulatedPatient, entry: NoteEntry): string {
  return element('Event', [
    textElement('GUID', emisGuid(patient, entry.id)),
    ...writeDate(entry.date),
    writeTime(entry.date),
    writeAuthor(entry.recorded),
    textElement('DescriptiveText', entry.text),
    textElement('EventType', EVENT_TYPE.text),
  ]);
}

/** A panel: an investigation over the events of its parts. */
export function writePanel(
  patient: SimulatedPatient,
  entry: ResultEntry & { readonly members: NonNullable<ResultEntry['members']> },
): string {
  return writeInvestigation(patient, entry, entry.members);
}

/** A blood pressure: an investigation over two events (inferred from its place in other EMIS XML). */
export function writeBloodPressure(patient: SimulatedPatient, entry: BloodPressureEntry): string {
  const { systolic, diastolic } = BLOOD_PRESSURE;
  const part = (name: string, concept: typeof systolic, number: string) => ({
    id: `${entry.id}-${name}`,
    concept,
    value: { number, unit: 'mm Hg' },
  });
  return writeInvestigation(patient, entry, [
    part('systolic', systolic, entry.systolic),
    part('diastolic', diastolic, entry.diastolic),
  ]);
}

function writeInvestigation(
  patient: SimulatedPatient,
  entry: EntryCore,
  parts: NonNullable<ResultEntry['members']>,
): string {
  const { concept, date, recorded, text } = entry;
  return element('Investigation', [
    textElement('GUID', emisGuid(patient, entry.id)),
    textElement('DisplayTerm', concept.term),
    writeCode('Code', concept),
    element('DataType', []),
    textElement('NumberOfTests', String(parts.length)),
    ...writeDate(date),
    writeTime(date),
    text === undefined ? undefined : textElement('DescriptiveText', text),
    writeAuthor(recorded),
    writeProblemLinks(patient, entry.id),
    element(
      'EventList',
      parts.map((part) => writeEvent(patient, { date, recorded, ...part })),
    ),
  ]);
}

/** Numbers as recorded. A range between two limits has no operators; an open one has one. */
function writeValue({ value, range, abnormal }: ResultPart): (string | undefined)[] {
  if (value === undefined) return [];
  const { number, unit, comparator } = value;
  const { low, high } = range ?? {};
  const isOpen = low === undefined || high === undefined;
  return [
    element('NumericValue', [
      optional('Operator', comparator),
      textElement('Value', number),
      optional('Units', unit),
      isOpen && low !== undefined ? textElement('MinRangeOperator', '>=') : undefined,
      isOpen && high !== undefined ? textElement('MaximumRangeOperator', '<=') : undefined,
      optional('NumericMinimum', low),
      optional('NumericMaximum', high),
    ]),
    abnormal === true ? textElement('Abnormal', '1') : undefined,
  ];
}

function optional(name: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : textElement(name, text);
}

/** Links to problems come last in the common part, and qualifiers before them. */
function splitLinks(
  parts: readonly (string | undefined)[],
): [head: (string | undefined)[], links: string | undefined] {
  return [parts.slice(0, -1), parts.at(-1)];
}

function datePart(date: string): string {
  return date.length === 4 ? '2' : date.length === 7 ? '1' : '0';
}
