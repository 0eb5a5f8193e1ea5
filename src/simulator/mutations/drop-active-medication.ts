import { dropOneOfSeveral, isCurrentCourse } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** A course the patient is taking is gone, with its issues. */
export const dropActiveMedication: Mutation = {
  id: 'drop-active-medication',
  title: 'A current drug is lost',
  side: 'hie',
  expects: { kind: 'entry-lost', severity: 'major', item: 'medication' },
  apply: (patient, random) => dropOneOfSeveral(patient, random, isCurrentCourse),
};
