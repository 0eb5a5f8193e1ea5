import { changeOne, isProblem } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The problem keeps its place on the list and loses its weight, or gains one. */
export const significanceChanged: Mutation = {
  id: 'significance-changed',
  title: 'A major problem is shown as minor',
  side: 'hie',
  expects: { kind: 'significance-changed', severity: 'significant', item: 'problems' },
  apply: (patient, random) =>
    changeOne(patient, random, isProblem, (entry) => ({
      ...entry,
      significance: entry.significance === 'major' ? 'minor' : 'major',
    })),
};
