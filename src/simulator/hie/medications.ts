import { guidOf } from '../identifiers.ts';
import type { MedicationEntry, Moment } from '../model.ts';
import { addDays } from '../moments.ts';
import { codeableConcept, coding } from './coding.ts';
import type { HieContext } from './context.ts';
import {
  STU3,
  authorReference,
  fhirDate,
  fhirInstant,
  head,
  identifier,
  patientReference,
  reference,
  resourceId,
  styled,
} from './context.ts';
import type { Json, JsonObject } from './json.ts';
import { exact } from './json.ts';

/** A course: its statement, its plan and, when asked for, an order for each issue. */
export function writeMedication(context: HieContext, entry: MedicationEntry): JsonObject[] {
  const orders = context.parameters.prescriptionIssues
    ? entry.issues.map((issue) => writeOrder(context, entry, issue))
    : [];
  return [writeStatement(context, entry), writePlan(context, entry), ...orders];
}

/** The drugs of all these courses, each once: they share their Medication resources. */
export function writeDrugs(context: HieContext, entries: readonly MedicationEntry[]): JsonObject[] {
  const drugs = new Map(entries.map((entry) => [drugId(context, entry), entry.concept]));
  return [...drugs].map(([id, concept]) => ({
    ...head(context, 'Medication', id),
    code: codeableConcept(concept, context.patient.practice.supplier),
  }));
}

/** Id of the course's statement, which the primary list names. */
export function statementId(context: HieContext, entry: MedicationEntry): string {
  return resourceId(context, entry.id, '-MS');
}

function drugId(context: HieContext, entry: MedicationEntry): string {
  return styled(context, guidOf('hie', 'drug', entry.concept.snomed, entry.concept.term));
}

function writeStatement(context: HieContext, entry: MedicationEntry): JsonObject {
  const id = statementId(context, entry);
  const lastIssue = entry.issues.at(-1)?.date;
  const agency = coding(
    `${STU3}/CodeSystem/CareConnect-PrescribingAgency-1`,
    'prescribed-at-gp-practice',
    'Prescribed at GP practice',
  );
  return {
    ...head(context, 'MedicationStatement', id),
    extension: [
      { url: gpcExtension('PrescribingAgency'), valueCodeableConcept: agency },
      ...(lastIssue === undefined
        ? []
        : [
            {
              url: gpcExtension('MedicationStatementLastIssueDate'),
              valueDateTime: fhirInstant(lastIssue),
            },
          ]),
    ],
    identifier: identifier(context, id),
    basedOn: [reference('MedicationRequest', resourceId(context, entry.id))],
    status: entry.status,
    medicationReference: reference('Medication', drugId(context, entry)),
    effectivePeriod: period(entry.date, entry.ended?.date),
    dateAsserted: fhirInstant(entry.recorded),
    subject: patientReference(context),
    taken: 'unk',
    dosage: [{ text: entry.dose }],
  };
}

function writePlan(context: HieContext, entry: MedicationEntry): JsonObject {
  const id = resourceId(context, entry.id);
  const count = entry.issuesAllowed;
  const repeats = {
    url: gpcExtension('MedicationRepeatInformation'),
    extension: [
      ...(count === undefined
        ? []
        : [
            {
              url: 'numberOfRepeatPrescriptionsAllowed',
              valueUnsignedInt: exact(String(count)),
            },
          ]),
      {
        url: 'numberOfRepeatPrescriptionsIssued',
        valueUnsignedInt: exact(String(entry.issues.length)),
      },
    ],
  };
  return {
    ...head(context, 'MedicationRequest', id),
    extension: [
      ...(entry.course === 'repeat' ? [repeats] : []),
      ...statusReason(entry),
      prescriptionType(entry),
    ],
    identifier: identifier(context, id),
    status: entry.status,
    intent: 'plan',
    ...ordered(context, entry),
    authoredOn: fhirInstant(entry.recorded),
    dispenseRequest: dispense(entry, period(entry.date, entry.ended?.date)),
  };
}

function writeOrder(
  context: HieContext,
  entry: MedicationEntry,
  issue: MedicationEntry['issues'][number],
): JsonObject {
  const id = resourceId(context, issue.id);
  return {
    ...head(context, 'MedicationRequest', id),
    extension: [prescriptionType(entry)],
    identifier: identifier(context, id),
    basedOn: [reference('MedicationRequest', resourceId(context, entry.id))],
    status: 'completed',
    intent: 'order',
    ...ordered(context, entry),
    authoredOn: fhirDate(issue.date),
    dispenseRequest: dispense(entry, period(issue.date, addDays(issue.date, entry.durationDays))),
  };
}

function ordered(context: HieContext, entry: MedicationEntry): JsonObject {
  return {
    groupIdentifier: { value: resourceId(context, entry.id).toLowerCase() },
    medicationReference: reference('Medication', drugId(context, entry)),
    subject: patientReference(context),
    recorder: authorReference(context, entry.author),
    dosageInstruction: [{ text: entry.dose }],
  };
}

function dispense(entry: MedicationEntry, validityPeriod: Json): Json {
  const day = { unit: 'day', system: 'http://unitsofmeasure.org', code: 'd' };
  return {
    validityPeriod,
    quantity: { value: exact(entry.quantity.number), unit: entry.quantity.unit },
    expectedSupplyDuration: { value: exact(String(entry.durationDays)), ...day },
  };
}

function period(start: Moment | undefined, end: Moment | undefined): Json {
  return {
    start: start === undefined ? undefined : fhirDate(start),
    end: end === undefined ? undefined : fhirDate(end),
  };
}

function prescriptionType(entry: MedicationEntry): Json {
  const display = entry.course === 'acute' ? 'Acute' : 'Repeat';
  const system = `${STU3}/CodeSystem/CareConnect-PrescriptionType-1`;
  return {
    url: gpcExtension('PrescriptionType'),
    valueCodeableConcept: coding(system, entry.course, display),
  };
}

function statusReason(entry: MedicationEntry): Json[] {
  if (entry.status !== 'stopped' || entry.ended === undefined) return [];
  const { date, reason = 'No information available' } = entry.ended;
  return [
    {
      url: gpcExtension('MedicationStatusReason'),
      extension: [
        { url: 'statusReason', valueCodeableConcept: { text: reason } },
        { url: 'statusChangeDate', valueDateTime: fhirDate(date) },
      ],
    },
  ];
}

function gpcExtension(name: string): string {
  return `${STU3}/StructureDefinition/Extension-CareConnect-GPC-${name}-1`;
}
