import { dropOneOfSeveral, isCurrentAllergy } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** An allergy the MIG shows is gone from the HIE. */
export const dropAllergy: Mutation = {
  id: 'drop-allergy',
  title: 'An allergy is lost',
  side: 'hie',
  expects: { kind: 'entry-lost', severity: 'major', item: 'risks-and-warnings' },
  apply: (patient, random) => dropOneOfSeveral(patient, random, isCurrentAllergy),
};
