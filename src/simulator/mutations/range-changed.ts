import { changeOne, isSingleResult } from '../edit.ts';
import type { MeasuredResult } from '../edit.ts';
import type { SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** What the laboratory called normal is something else on the HIE. */
export const rangeChanged: Mutation = {
  id: 'range-changed',
  title: 'A result has other limits of normal',
  side: 'hie',
  expects: { kind: 'range-changed', severity: 'significant', item: 'investigations' },
  apply: (patient, random) =>
    changeOne(patient, random, hasRange, (entry) => ({
      ...entry,
      range: { ...entry.range, high: `${entry.range?.high ?? '9'}9` },
    })),
};

function hasRange(entry: SimulatedEntry): entry is MeasuredResult {
  return isSingleResult(entry) && entry.range !== undefined;
}
