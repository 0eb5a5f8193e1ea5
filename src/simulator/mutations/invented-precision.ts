import { changeOne } from '../edit.ts';
import type { Moment, ProblemEntry, SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** A problem remembered by its year or month gets the first day of it. */
export const inventedPrecision: Mutation = {
  id: 'invented-precision',
  title: 'A month and a day nobody knew',
  side: 'hie',
  expects: { kind: 'date-precision', severity: 'significant', item: 'problems' },
  apply: (patient, random) =>
    changeOne(patient, random, isPartial, (entry) => ({
      ...entry,
      date: `${entry.date}${'0000-01-01'.slice(entry.date.length)}`,
    })),
};

function isPartial(entry: SimulatedEntry): entry is ProblemEntry & { readonly date: Moment } {
  return entry.kind === 'problem' && entry.date !== undefined && entry.date.length < 10;
}
