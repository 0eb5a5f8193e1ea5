import { dropOne, isProblem } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** A problem is gone from the problem list. */
export const dropProblem: Mutation = {
  id: 'drop-problem',
  title: 'A problem is lost',
  side: 'hie',
  expects: { kind: 'entry-lost', severity: 'considerable', item: 'problems' },
  apply: (patient, random) => {
    // A list marked for another, confidential problem would declare this one held back too.
    const marked = patient.entries.some((entry) => isProblem(entry) && entry.confidential === true);
    return marked ? undefined : dropOne(patient, random, isProblem);
  },
};
