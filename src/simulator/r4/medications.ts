import type { JsonObject } from '../hie/json.ts';
import { exact } from '../hie/json.ts';
import { guidOf } from '../identifiers.ts';
import type { MedicationEntry, Moment } from '../model.ts';
import { concept } from './coding.ts';
import type { R4Context } from './context.ts';
import {
  UK_CORE,
  clinician,
  dateTime,
  encounterOf,
  idOf,
  notes,
  opening,
  referTo,
  small,
  subject,
} from './context.ts';

/** A course: the plan, and an order for each issue that is based on it. */
export function writeMedication(context: R4Context, entry: MedicationEntry): JsonObject[] {
  return [
    writePlan(context, entry),
    ...entry.issues.map((issue) => writeOrder(context, entry, issue)),
  ];
}

/** The drugs of these courses, each once. Millennium has none: its requests contain their drugs. */
export function writeDrugs(context: R4Context, entries: readonly MedicationEntry[]): JsonObject[] {
  if (context.style === 'millennium') return [];
  const drugs = new Map(entries.map((entry) => [drugId(entry), entry.concept]));
  return [...drugs].map(([id, meaning]) => ({
    ...opening(context, 'Medication', id),
    code: concept(context, meaning),
  }));
}

function writePlan(context: R4Context, entry: MedicationEntry): JsonObject {
  const { status, ended, issuesAllowed, issues } = entry;
  const repeats = {
    url: `${UK_CORE}/Extension-UKCore-MedicationRepeatInformation`,
    extension: [
      { url: 'numberOfPrescriptionsIssued', valueUnsignedInt: exact(String(issues.length)) },
    ],
  };
  const counted = context.style === 'uk-core' && entry.course === 'repeat';
  return {
    ...opening(context, 'MedicationRequest', idOf(context, entry.id)),
    ...contained(context, entry),
    extension: counted ? [repeats] : undefined,
    status,
    statusReason: ended?.reason === undefined ? undefined : { text: ended.reason },
    intent: 'plan',
    ...prescribed(context, entry),
    encounter: encounterOf(context, entry),
    authoredOn: dateTime(entry.recorded),
    note: notes(entry.text),
    dispenseRequest: {
      validityPeriod: period(entry.date, ended?.date),
      // FHIR counts the supplies after the first, the practice counts all of them.
      numberOfRepeatsAllowed:
        issuesAllowed === undefined || issuesAllowed < 1
          ? undefined
          : exact(String(issuesAllowed - 1)),
      ...supplied(entry),
    },
  };
}

function writeOrder(
  context: R4Context,
  entry: MedicationEntry,
  issue: MedicationEntry['issues'][number],
): JsonObject {
  return {
    ...opening(context, 'MedicationRequest', idOf(context, issue.id)),
    ...contained(context, entry),
    basedOn: [referTo('MedicationRequest', idOf(context, entry.id))],
    status: 'completed',
    intent: 'order',
    ...prescribed(context, entry),
    authoredOn: dateTime(issue.date),
    dispenseRequest: supplied(entry),
  };
}

function prescribed(context: R4Context, entry: MedicationEntry): JsonObject {
  const [code, display] =
    entry.course === 'acute'
      ? (['acute', 'Short course (acute) therapy'] as const)
      : (['continuous', 'Continuous long term therapy'] as const);
  const inUk = context.style === 'uk-core';
  return {
    category: [small('medicationrequest-category', 'community', 'Community')],
    reportedBoolean: inUk ? undefined : false,
    medicationReference: inUk ? referTo('Medication', drugId(entry)) : { reference: '#drug' },
    subject: subject(context),
    requester: clinician(context),
    courseOfTherapyType: {
      ...small('medicationrequest-course-of-therapy', code, display),
      text: entry.course === 'acute' ? 'Acute' : 'Repeat',
    },
    dosageInstruction: [{ text: entry.dose }],
  };
}

function contained(context: R4Context, entry: MedicationEntry): JsonObject {
  if (context.style === 'uk-core') return {};
  const drug = { resourceType: 'Medication', id: 'drug', code: concept(context, entry.concept) };
  return { contained: [drug] };
}

function supplied({ quantity, durationDays }: MedicationEntry): JsonObject {
  return {
    quantity: { value: exact(quantity.number), unit: quantity.unit },
    expectedSupplyDuration: {
      value: exact(String(durationDays)),
      unit: 'day',
      system: 'http://unitsofmeasure.org',
      code: 'd',
    },
  };
}

function period(start: Moment | undefined, end: Moment | undefined): JsonObject | undefined {
  if (start === undefined && end === undefined) return undefined;
  return { start: dateTime(start), end: dateTime(end) };
}

function drugId(entry: MedicationEntry): string {
  return guidOf('hie', 'drug', entry.concept.snomed, entry.concept.term);
}
