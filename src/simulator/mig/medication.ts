import { entryGuid } from '../identifiers.ts';
import type { MedicationEntry } from '../model.ts';
import type { EventContext } from './event.ts';
import { dateTime, partsOf, writeEvent } from './event.ts';
import { element, textElement } from './xml.ts';

/** The course: one MED event. Finished and stopped courses alike are marked cancelled. */
export function writeCourse(context: EventContext, entry: MedicationEntry): string {
  const issues = entry.issues;
  const body = element('ehr:medication', [
    ...instructions(entry),
    textElement('ehr:drugStatus', entry.status === 'active' ? 'A' : 'C'),
    textElement('ehr:private', 'false'),
    issueDate('ehr:firstIssueDate', issues.at(0)),
    issueDate('ehr:mostRecentIssueDate', issues.at(-1)),
    textElement('ehr:numberOfIssues', String(issues.length)),
    writeAuthorisation(context, entry),
    writeCancellation(entry),
  ]);
  return writeEvent(context, { ...partsOf(entry), type: 'MED', body });
}

/** Each issue of the course: one ISS event. */
export function writeIssues(context: EventContext, entry: MedicationEntry): string[] {
  const course = textElement('ehr:medication', entryGuid(context.patient, 'mig', entry.id));
  return entry.issues.map(({ id, date }) => {
    const body = element('ehr:medicationIssue', [
      course,
      ...instructions(entry),
      textElement('ehr:issueMethod', 'P'),
      textElement('ehr:private', 'false'),
      textElement('ehr:cancelled', 'false'),
    ]);
    const { concept } = entry;
    return writeEvent(context, { id, concept, date, recorded: date, type: 'ISS', body });
  });
}

function instructions(entry: MedicationEntry): string[] {
  const { number, unit } = entry.quantity;
  return [
    textElement('ehr:dosage', entry.dose),
    textElement('ehr:quantity', number),
    textElement('ehr:quantityUnit', unit),
    textElement('ehr:quantityRepresentation', `${number} ${unit}`),
    textElement('ehr:durationOfIssue', String(entry.durationDays)),
    textElement('ehr:prescriptionType', entry.course === 'acute' ? 'A' : 'R'),
  ];
}

function issueDate(name: string, issue: { readonly date: string } | undefined): string | undefined {
  return issue === undefined ? undefined : textElement(name, dateTime(issue.date));
}

function writeAuthorisation(context: EventContext, entry: MedicationEntry): string | undefined {
  if (entry.issuesAllowed === undefined) return undefined;
  const clinician = context.ids.clinician;
  return element('ehr:authorisedIssues', [
    textElement('ehr:authorisedDate', dateTime(entry.date ?? entry.recorded)),
    textElement('ehr:authorisingUserInRole', clinician),
    textElement('ehr:enteredByUserInRole', clinician),
    textElement('ehr:authorisedIssues', String(entry.issuesAllowed)),
  ]);
}

function writeCancellation(entry: MedicationEntry): string | undefined {
  if (entry.status !== 'stopped' || entry.ended === undefined) return undefined;
  const { date, reason } = entry.ended;
  return element('ehr:cancellation', [
    textElement('ehr:cancellationDateTime', dateTime(date)),
    reason === undefined ? undefined : textElement('ehr:cancellationText', reason),
  ]);
}
