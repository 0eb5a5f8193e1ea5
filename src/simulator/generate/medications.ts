import type { Drug } from '../dictionary/drugs.ts';
import { ACUTE_DRUGS, REPEAT_DRUGS } from '../dictionary/drugs.ts';
import type { MedicationEntry, Moment } from '../model.ts';
import { addDays } from '../moments.ts';
import type { GenerateContext } from './context.ts';
import { recentDay, typedIn } from './context.ts';

/** Acute courses that ran out, repeats being taken, and repeats that were stopped. */
export function generateMedications(context: GenerateContext): MedicationEntry[] {
  const { random, traits } = context;
  const repeats = random.sample(REPEAT_DRUGS, random.between(1, 4));
  const acutes = random.sample(ACUTE_DRUGS, random.between(0, 3));
  return [
    ...repeats.map((drug, i) =>
      repeat(context, drug, i > 0 && random.chance(0.3), i === 0 && traits.has('many-issues')),
    ),
    ...acutes.map((drug) => acute(context, drug)),
  ];
}

function acute(context: GenerateContext, drug: Drug): MedicationEntry {
  const date = recentDay(context, 6);
  return {
    ...course(context, drug, date),
    course: 'acute',
    status: 'completed',
    ended: { date: addDays(date, drug.days) },
    issues: [{ id: context.nextId(), date }],
  };
}

function repeat(
  context: GenerateContext,
  drug: Drug,
  stopped: boolean,
  many: boolean,
): MedicationEntry {
  const { random } = context;
  const count = many ? random.between(24, 40) : random.between(2, 9);
  const newest = stopped ? recentDay(context, 3) : addDays(context.last, -random.between(0, 20));
  const first = addDays(newest, -(count - 1) * drug.days);
  const issues = Array.from({ length: count }, (_, i) => ({
    id: context.nextId(),
    date: addDays(first, i * drug.days),
  }));
  return {
    ...course(context, drug, first),
    course: 'repeat',
    issuesAllowed: count + random.between(0, 6),
    issues,
    ...(stopped
      ? { status: 'stopped', ended: { date: newest, reason: 'No longer needed' } }
      : { status: 'active' }),
  };
}

function course(
  context: GenerateContext,
  drug: Drug,
  date: Moment,
): Omit<MedicationEntry, 'course' | 'status' | 'issues'> {
  return {
    kind: 'medication',
    id: context.nextId(),
    concept: drug.concept,
    date,
    recorded: typedIn(context, date),
    dose: context.random.pick(drug.doses),
    quantity: { number: drug.quantity, unit: drug.unit },
    durationDays: drug.days,
  };
}
