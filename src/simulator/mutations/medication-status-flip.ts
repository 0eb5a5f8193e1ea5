import { changeOne, isCurrentCourse } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The patient is taking it, and the HIE says it was stopped. */
export const medicationStatusFlip: Mutation = {
  id: 'medication-status-flip',
  title: 'A current drug is shown as stopped',
  side: 'hie',
  expects: { kind: 'status-flipped', severity: 'major', item: 'medication' },
  apply: (patient, random) =>
    changeOne(patient, random, isCurrentCourse, (entry) => ({
      ...entry,
      status: 'stopped',
      ended: { date: entry.issues.at(-1)?.date ?? entry.recorded.slice(0, 10) },
    })),
};
