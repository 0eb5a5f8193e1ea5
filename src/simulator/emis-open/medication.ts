import { element, textElement } from '../mig/xml.ts';
import type { MedicationEntry, SimulatedPatient } from '../model.ts';
import { emisGuid, writeProblemLinks } from './coded.ts';
import { emisDay, writeAuthor } from './dates.ts';

/** A course: `Status` C while it is current, P once it is past, whether it ran out or was stopped. */
export function writeCourse(patient: SimulatedPatient, entry: MedicationEntry): string {
  const newest = entry.issues
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  return element('Medication', [
    textElement('GUID', emisGuid(patient, entry.id)),
    writeAuthor(entry.recorded),
    // There is no part that says how much of the date is known: only a whole one can be written.
    writeDay('AssignedDate', entry.date),
    newest === undefined ? undefined : writeDay('DateLastIssue', newest),
    ...instructions(entry),
    entry.text === undefined ? undefined : textElement('RxText', entry.text),
    entry.issuesAllowed === undefined
      ? undefined
      : textElement('AuthorisedIssue', String(entry.issuesAllowed)),
    textElement('IssueCount', String(entry.issues.length)),
    textElement('Status', entry.status === 'active' ? 'C' : 'P'),
    writeProblemLinks(patient, entry.id),
  ]);
}

/** Each issue of the course, with a link back to it. */
export function writeIssues(patient: SimulatedPatient, entry: MedicationEntry): string[] {
  return entry.issues.map(({ id, date }) =>
    element('Issue', [
      textElement('GUID', emisGuid(patient, id)),
      writeAuthor(date),
      writeDay('AssignedDate', date),
      textElement('IssueMethod', 'P'),
      ...instructions(entry),
      element('MedicationLink', [textElement('GUID', emisGuid(patient, entry.id))]),
    ]),
  );
}

function instructions(entry: MedicationEntry): string[] {
  const { number, unit } = entry.quantity;
  return [
    textElement('Dosage', entry.dose),
    textElement('Quantity', number),
    textElement('QuantityUnits', unit),
    textElement('QuantityRepresentation', `${number} ${unit}`),
    textElement('Duration', String(entry.durationDays)),
    element('Drug', [writePreparation(entry)]),
    textElement('PrescriptionType', entry.course === 'acute' ? 'ACUTE' : 'REPEAT'),
  ];
}

/**
 * The drug: a whole number of EMIS's own, the preparation code it once had, and dm+d as its map. The
 * number is not the preparation code, so it is of another scheme; that scheme's name is inferred from
 * the list of the other EMIS XML.
 */
function writePreparation({ concept }: MedicationEntry): string {
  const { emisDrug, snomed, term } = concept;
  const number = emisDrug?.match(/\d+/)?.[0];
  return element('PreparationID', [
    number === undefined ? undefined : textElement('Value', number),
    number === undefined ? undefined : textElement('Scheme', 'EMISCODEID'),
    textElement('Term', term),
    emisDrug === undefined ? undefined : textElement('OldCode', emisDrug),
    textElement('MapCode', snomed),
    textElement('MapScheme', 'SNOMED'),
  ]);
}

function writeDay(name: string, date: string | undefined): string | undefined {
  return date === undefined || date.length < 10 ? undefined : textElement(name, emisDay(date));
}
