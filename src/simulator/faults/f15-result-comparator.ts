import { SINGLE_TESTS } from '../dictionary/tests.ts';
import { isSingleResult, withMore } from '../edit.ts';
import type { MeasuredResult } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import { resultComparator } from '../mutations/result-comparator.ts';
import { core, resultOf } from '../prepare.ts';

const FACTS = {
  fault: 'F15',
  kinds: ['comparator-changed'],
  field: 'comparator',
  severity: 'considerable',
} as const;

/** F15: a bounded result reads as exact, as bounded the other way, or an exact one as bounded. */
export const F15: readonly Fault[] = [
  namedFault(resultComparator, { ...FACTS, size: 'lost', prepare: withBounded }),
  changing(
    {
      ...FACTS,
      id: 'result-comparator-turned',
      title: '"Below" became "above"',
      size: 'turned',
      prepare: withBounded,
    },
    (entry): entry is MeasuredResult => isSingleResult(entry) && entry.value.comparator === '<',
    (entry) => ({ ...entry, value: { ...entry.value, comparator: '>' } }),
  ),
  changing(
    {
      ...FACTS,
      id: 'result-comparator-gained',
      title: 'An exact result reads as bounded',
      size: 'gained',
    },
    (entry): entry is MeasuredResult =>
      isSingleResult(entry) && entry.value.comparator === undefined,
    (entry) => ({ ...entry, value: { ...entry.value, comparator: '<' } }),
  ),
];

/** The patient with a result below what the laboratory can measure. */
function withBounded(
  ...[patient, random]: Parameters<NonNullable<Fault['prepare']>>
): typeof patient {
  const test = SINGLE_TESTS.find(({ floor }) => floor !== undefined) ?? SINGLE_TESTS[0];
  if (test === undefined) return patient;
  const result = resultOf(test, random, core(random).date);
  const value = { number: test.floor ?? '5', unit: test.unit, comparator: '<' } as const;
  return withMore(patient, { ...result, value });
}
