import { changeOne, isSingleResult } from '../edit.ts';
import type { MeasuredResult } from '../edit.ts';
import type { SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** "Below five" arrives as five. */
export const resultComparator: Mutation = {
  id: 'result-comparator',
  title: 'A bounded result reads as exact',
  side: 'hie',
  expects: { kind: 'comparator-changed', severity: 'considerable', item: 'investigations' },
  apply: (patient, random) =>
    changeOne(patient, random, isBounded, (entry) => {
      const { number, unit } = entry.value;
      return { ...entry, value: { number, unit } };
    }),
};

function isBounded(entry: SimulatedEntry): entry is MeasuredResult {
  return isSingleResult(entry) && entry.value.comparator !== undefined;
}
