import { BLOOD_PRESSURE } from '../dictionary/others.ts';
import { hieUnit } from '../dictionary/units.ts';
import type { Json, JsonObject } from '../hie/json.ts';
import { exact } from '../hie/json.ts';
import type {
  BloodPressureEntry,
  EntryCore,
  Measurement,
  NormalRange,
  ObservationEntry,
  ResultEntry,
  ResultPart,
} from '../model.ts';
import { concept, plain } from './coding.ts';
import type { R4Context } from './context.ts';
import {
  clinician,
  dateTime,
  encounterOf,
  idOf,
  instant,
  notes,
  opening,
  referTo,
  small,
  subject,
} from './context.ts';

type Category = 'laboratory' | 'vital-signs' | 'social-history' | 'exam';

/** A result: report, specimen and observations; one typed in by hand is its observation alone. */
export function writeResult(context: R4Context, entry: ResultEntry): JsonObject[] {
  const specimen =
    entry.typedByHand === true
      ? undefined
      : referTo('Specimen', idOf(context, entry.id, 'specimen'));
  const observations = writeTests(context, entry, specimen);
  if (specimen === undefined) return observations;
  return [writeReport(context, entry, specimen), writeSpecimen(context, entry), ...observations];
}

/** Something seen, measured or told. */
export function writeObservation(context: R4Context, entry: ObservationEntry): JsonObject {
  const isHabit = entry.concept.read?.code.startsWith('137') === true;
  const unmeasured = isHabit ? 'social-history' : 'exam';
  const category = entry.value === undefined ? unmeasured : 'vital-signs';
  return { ...observed(context, entry, category), ...measured({ value: entry.value }) };
}

/** A statement without a value: a vaccination that came over as an observation. */
export function writeFinding(context: R4Context, entry: EntryCore): JsonObject {
  return observed(context, entry, 'exam');
}

/** Free text of a consultation. */
export function writeNote(context: R4Context, entry: EntryCore): JsonObject {
  return observed(context, entry, undefined);
}

/** A blood pressure: one observation with two components. */
export function writeBloodPressure(context: R4Context, entry: BloodPressureEntry): JsonObject {
  const component = (part: 'systolic' | 'diastolic'): Json => ({
    code: withLoinc(context, concept(context, BLOOD_PRESSURE[part]), LOINC[part]),
    valueQuantity: quantity({ number: entry[part], unit: 'mm Hg' }),
  });
  const whole = observed(context, entry, 'vital-signs');
  return {
    ...whole,
    code: withLoinc(context, concept(context, entry.concept), LOINC.panel),
    component: [component('systolic'), component('diastolic')],
  };
}

const LOINC = {
  panel: ['85354-9', 'Blood pressure panel with all children optional'],
  systolic: ['8480-6', 'Systolic blood pressure'],
  diastolic: ['8462-4', 'Diastolic blood pressure'],
} as const;

/** US Core, and so Millennium, asks for LOINC codes of vital signs. */
function withLoinc(
  context: R4Context,
  code: JsonObject,
  [loinc, display]: readonly [string, string],
): JsonObject {
  if (context.style === 'uk-core') return code;
  const codings = code['coding'] as readonly Json[];
  return { ...code, coding: [...codings, { system: 'http://loinc.org', code: loinc, display }] };
}

function writeTests(
  context: R4Context,
  entry: ResultEntry,
  specimen: JsonObject | undefined,
): JsonObject[] {
  const { members, date, recorded, encounter } = entry;
  const whole = { ...observed(context, entry, 'laboratory'), specimen };
  if (members === undefined) return [{ ...whole, ...measured(entry) }];
  const hasMember = members.map((member) => referTo('Observation', idOf(context, member.id)));
  const parts = members.map((member) => ({
    ...observed(context, { ...member, date, recorded, encounter }, 'laboratory'),
    specimen,
    ...measured(member),
  }));
  return [{ ...whole, hasMember }, ...parts];
}

function writeReport(context: R4Context, entry: ResultEntry, specimen: JsonObject): JsonObject {
  return {
    ...opening(context, 'DiagnosticReport', idOf(context, entry.id, 'report')),
    status: 'final',
    category: [small('v2-0074', 'LAB', 'Laboratory')],
    code: plain('721981007', 'Diagnostic studies report'),
    subject: subject(context),
    encounter: encounterOf(context, entry),
    effectiveDateTime: dateTime(entry.date),
    issued: instant(entry.recorded),
    specimen: [specimen],
    result: [referTo('Observation', idOf(context, entry.id))],
  };
}

function writeSpecimen(context: R4Context, entry: ResultEntry): JsonObject {
  return {
    ...opening(context, 'Specimen', idOf(context, entry.id, 'specimen')),
    status: 'available',
    type: plain('122555007', 'Venous blood specimen'),
    subject: subject(context),
  };
}

function observed(
  context: R4Context,
  entry: EntryCore,
  category: Category | undefined,
): JsonObject {
  return {
    ...opening(context, 'Observation', idOf(context, entry.id)),
    status: 'final',
    category: category === undefined ? undefined : [small('observation-category', category)],
    code: concept(context, entry.concept),
    subject: subject(context),
    encounter: encounterOf(context, entry),
    effectiveDateTime: dateTime(entry.date),
    issued: instant(entry.recorded),
    performer: [clinician(context)],
    note: notes(entry.text),
  };
}

function measured({ value, range, abnormal }: ResultPart): JsonObject {
  const unit = value?.unit;
  return {
    valueQuantity: value === undefined ? undefined : quantity(value),
    interpretation:
      abnormal === true ? [small('v3-ObservationInterpretation', 'A', 'Abnormal')] : undefined,
    referenceRange: range === undefined ? undefined : [limits(range, unit)],
  };
}

/** The unit as people write it, and beside it the one of UCUM. */
function quantity({ number, unit, comparator }: Measurement): JsonObject {
  if (unit === undefined) return { value: exact(number), comparator };
  return {
    value: exact(number),
    comparator,
    unit,
    system: 'http://unitsofmeasure.org',
    code: hieUnit(unit, 'EMIS'),
  };
}

function limits({ low, high }: NormalRange, unit: string | undefined): Json {
  const limit = (number: string | undefined): JsonObject | undefined =>
    number === undefined ? undefined : quantity({ number, unit });
  return { low: limit(low), high: limit(high) };
}
