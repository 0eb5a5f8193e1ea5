import { isBloodPressure, pickEntry, withMore } from '../edit.ts';
import type { Mutation } from '../mutation.ts';
import { again } from '../prepare.ts';

/** The HIE shows a blood pressure one time more than the MIG. */
export const duplicateAdded: Mutation = {
  id: 'duplicate-added',
  title: 'An entry is told twice',
  side: 'hie',
  expects: { kind: 'duplicate-added', severity: 'significant', item: 'examinations' },
  apply: (patient, random) => {
    const reading = pickEntry(patient, random, isBloodPressure);
    return reading && withMore(patient, again(reading, patient));
  },
};
