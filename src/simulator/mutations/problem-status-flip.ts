import { changeOne } from '../edit.ts';
import type { ProblemEntry, SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** The problem is no longer active on the HIE. */
export const problemStatusFlip: Mutation = {
  id: 'problem-status-flip',
  title: 'An active problem is shown as past',
  side: 'hie',
  expects: { kind: 'status-flipped', severity: 'considerable', item: 'problems' },
  apply: (patient, random) =>
    changeOne(patient, random, isActive, (entry) => ({ ...entry, status: 'inactive' })),
};

function isActive(entry: SimulatedEntry): entry is ProblemEntry {
  return entry.kind === 'problem' && entry.status === 'active';
}
