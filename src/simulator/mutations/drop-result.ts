import { dropOne, isSingleResult } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** A laboratory result is gone. */
export const dropResult: Mutation = {
  id: 'drop-result',
  title: 'A result is lost',
  side: 'hie',
  expects: { kind: 'entry-lost', severity: 'considerable', item: 'investigations' },
  apply: (patient, random) => dropOne(patient, random, isSingleResult),
};
