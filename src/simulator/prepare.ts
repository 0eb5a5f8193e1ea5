import type { Drug } from './dictionary/drugs.ts';
import { BLOOD_PRESSURE, LETTER } from './dictionary/others.ts';
import type { Test } from './dictionary/tests.ts';
import { SINGLE_TESTS } from './dictionary/tests.ts';
import { withMore } from './edit.ts';
import type {
  BloodPressureEntry,
  Concept,
  DocumentEntry,
  ImmunisationEntry,
  MedicationEntry,
  ResultEntry,
  SimulatedEntry,
  SimulatedPatient,
  StatementEntry,
} from './model.ts';
import { addDays, dayBetween } from './moments.ts';
import type { Random } from './random.ts';

/*
 * Entries put into both sides' record before a fault, for faults that need what few records have.
 * Each builder gives a patient with something more; both sides then say the same.
 */

/** A diagnosis of that meaning, with words beside it where some are given. */
export function withDiagnosis(
  patient: SimulatedPatient,
  random: Random,
  told: { readonly concept: Concept; readonly text?: string },
): SimulatedPatient {
  const entry: StatementEntry = { ...core(random), ...told, kind: 'diagnosis' };
  return withMore(patient, entry);
}

/** A repeat that is being taken. */
export function withDrug(patient: SimulatedPatient, random: Random, drug: Drug): SimulatedPatient {
  const base = core(random);
  const entry: MedicationEntry = {
    ...base,
    kind: 'medication',
    concept: drug.concept,
    dose: random.pick(drug.doses),
    quantity: { number: drug.quantity, unit: drug.unit },
    durationDays: drug.days,
    course: 'repeat',
    status: 'active',
    issuesAllowed: 12,
    issues: [1, 2, 3].map((i) => ({
      id: `${base.id}-issue${i}`,
      date: addDays(base.date, drug.days * i),
    })),
  };
  return withMore(patient, entry);
}

/** A vaccination. */
export function withVaccination(
  patient: SimulatedPatient,
  random: Random,
  concept: Concept,
): SimulatedPatient {
  const entry: ImmunisationEntry = { ...core(random), kind: 'immunisation', concept };
  return withMore(patient, entry);
}

/** So many results of one test, each in a month of its own, the newest the year before last. */
export function withManyResults(
  patient: SimulatedPatient,
  random: Random,
  count: number,
): SimulatedPatient {
  const [test] = SINGLE_TESTS;
  if (test === undefined) return patient;
  const results = Array.from({ length: count }, (_, i) =>
    resultOf(test, random, `20${String(24 - Math.floor(i / 12)).padStart(2, '0')}-${month(i)}-07`),
  );
  return withMore(patient, ...results);
}

/** So many blood pressures, each in a month of its own. */
export function withManyPressures(
  patient: SimulatedPatient,
  random: Random,
  count: number,
): SimulatedPatient {
  const readings = Array.from({ length: count }, (_, i): BloodPressureEntry => {
    const date = `20${String(24 - Math.floor(i / 12)).padStart(2, '0')}-${month(i)}-11`;
    return {
      ...core(random),
      kind: 'blood-pressure',
      concept: BLOOD_PRESSURE.panel,
      date,
      recorded: `${date}T10:00:00`,
      systolic: String(random.between(105, 175)),
      diastolic: String(random.between(55, 99)),
    };
  });
  return withMore(patient, ...readings);
}

/** Two results of one day, of two tests. */
export function withTwoTests(patient: SimulatedPatient, random: Random): SimulatedPatient {
  const { date } = core(random);
  const tests = SINGLE_TESTS.filter(
    (test) => test.typedByHand !== true && test.floor === undefined,
  );
  return withMore(patient, ...random.sample(tests, 2).map((test) => resultOf(test, random, date)));
}

/** A result taken twenty minutes past midnight in summer, when UTC is still on the day before. */
export function withMidnightResult(patient: SimulatedPatient, random: Random): SimulatedPatient {
  const [test] = SINGLE_TESTS;
  if (test === undefined) return patient;
  const date = `20${random.between(15, 24)}-07-${random.between(10, 28)}T00:20:00`;
  return withMore(patient, resultOf(test, random, date));
}

/** Two letters whose content is known. */
export function withLetters(patient: SimulatedPatient, random: Random): SimulatedPatient {
  const letters = LETTERS.map(([title, content]): DocumentEntry => {
    const number = random.between(100_000, 999_999);
    return {
      ...core(random),
      kind: 'document',
      concept: LETTER,
      title,
      mediaType: 'text/plain',
      content: `${content} (ref ${number})`,
    };
  });
  return withMore(patient, ...letters);
}

const LETTERS = [
  ['Letter from cardiology', 'Reviewed in clinic. Continue present treatment.'],
  ['Letter from dermatology', 'Seen by the nurse specialist. Discharged.'],
] as const;

/** The entry once more, as a second event of its own. */
export function again(entry: SimulatedEntry, patient?: SimulatedPatient): SimulatedEntry {
  const known = new Set(patient?.entries.map(({ id }) => id));
  let suffix = '-again';
  while (known.has(`${entry.id}${suffix}`)) suffix += '-again';
  const id = `${entry.id}${suffix}`;
  if (entry.kind !== 'medication') return { ...entry, id };
  return {
    ...entry,
    id,
    issues: entry.issues.map((issue) => ({ ...issue, id: `${issue.id}${suffix}` })),
  };
}

/** A result of the test on that day. */
export function resultOf(test: Test, random: Random, date: string): ResultEntry {
  const [low, high, digits] = test.spread;
  const number = (low + random.next() * (high - low)).toFixed(digits);
  return {
    ...core(random),
    kind: 'result',
    concept: test.concept,
    category: test.category,
    date,
    recorded: `${date.slice(0, 10)}T12:30:00`,
    value: { number, unit: test.unit },
    ...(test.range === undefined ? {} : { range: test.range }),
    ...(test.typedByHand === true ? { typedByHand: true } : {}),
  };
}

/** What every entry has but its meaning, on a day of the last ten years. */
export function core(random: Random): {
  readonly id: string;
  readonly date: string;
  readonly recorded: string;
} {
  const date = dayBetween(random, '2016-03-01', '2025-09-30');
  const id = `p${random.between(100_000_000, 999_999_999)}`;
  return { id, date, recorded: `${date}T11:20:00` };
}

function month(i: number): string {
  return String(12 - (i % 12)).padStart(2, '0');
}
