import { BLOOD_PRESSURE } from '../dictionary/others.ts';
import { hieUnit } from '../dictionary/units.ts';
import type {
  BloodPressureEntry,
  EntryCore,
  Measurement,
  NormalRange,
  ResultPart,
} from '../model.ts';
import { codeableConcept } from './coding.ts';
import type { HieContext } from './context.ts';
import {
  authorReference,
  fhirDate,
  fhirInstant,
  head,
  identifier,
  patientReference,
  reference,
  resourceId,
} from './context.ts';
import type { Json, JsonObject } from './json.ts';
import { exact } from './json.ts';

/** An Observation of any kind: statement, value or free text. */
export function writeObservation(
  context: HieContext,
  entry: EntryCore,
  measured: ResultPart = {},
): JsonObject {
  const id = resourceId(context, entry.id);
  return {
    ...head(context, 'Observation', id),
    identifier: identifier(context, id),
    status: 'final',
    code: codeableConcept(entry.concept, context.patient.practice.supplier),
    subject: patientReference(context),
    context:
      entry.encounter === undefined
        ? undefined
        : reference('Encounter', resourceId(context, entry.encounter)),
    effectiveDateTime: entry.date === undefined ? undefined : fhirDate(entry.date),
    issued: fhirInstant(entry.recorded),
    performer: [authorReference(context, entry.author)],
    ...writeMeasured(context, measured),
    comment: entry.text,
  };
}

/** Value and range, as far as there are any. */
export function writeMeasured(context: HieContext, part: ResultPart): JsonObject {
  return {
    valueQuantity: part.value === undefined ? undefined : writeQuantity(context, part.value),
    referenceRange: part.range === undefined ? undefined : [writeRange(part.range)],
  };
}

/** A blood pressure: one Observation with two components, whatever the record holds. */
export function writeBloodPressure(context: HieContext, entry: BloodPressureEntry): JsonObject {
  const { supplier } = context.patient.practice;
  const component = (part: 'systolic' | 'diastolic'): Json => ({
    code: codeableConcept(BLOOD_PRESSURE[part], supplier),
    valueQuantity: {
      ...writeQuantity(context, { number: entry[part], unit: 'mm Hg' }),
      system: 'http://unitsofmeasure.org',
      code: 'mm[Hg]',
    },
  });
  return {
    ...writeObservation(context, entry),
    component: [component('systolic'), component('diastolic')],
  };
}

function writeQuantity(context: HieContext, value: Measurement): JsonObject {
  const { number, comparator, unit } = value;
  return {
    value: exact(number),
    comparator,
    unit: unit === undefined ? undefined : hieUnit(unit, context.patient.practice.supplier),
  };
}

function writeRange(range: NormalRange): Json {
  return { low: writeLimit(range.low), high: writeLimit(range.high) };
}

function writeLimit(number: string | undefined): Json | undefined {
  return number === undefined ? undefined : { value: exact(number) };
}
