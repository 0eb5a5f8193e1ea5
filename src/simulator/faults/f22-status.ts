import { isMedication, isProblem } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { MedicationEntry, ProblemEntry } from '../model.ts';
import { medicationStatusFlip } from '../mutations/medication-status-flip.ts';
import { problemStatusFlip } from '../mutations/problem-status-flip.ts';
import { significanceChanged } from '../mutations/significance-changed.ts';

const FACTS = { fault: 'F22', kinds: ['status-flipped'], field: 'status' } as const;

/** F22: what is current reads as over, what is over reads as current. */
export const F22: readonly Fault[] = [
  namedFault(medicationStatusFlip, { ...FACTS, size: 'a current drug stopped', rate: 3 }),
  changing(
    {
      ...FACTS,
      id: 'medication-revived',
      title: 'A stopped drug is shown as current',
      size: 'a stopped drug current',
      severity: 'major',
      rate: 3,
    },
    (entry): entry is MedicationEntry => isMedication(entry) && entry.status === 'stopped',
    (entry) => ({ ...entry, status: 'active', ended: undefined }),
  ),
  namedFault(problemStatusFlip, { ...FACTS, size: 'an active problem past' }),
  changing(
    {
      ...FACTS,
      id: 'problem-revived',
      title: 'A past problem is shown as active',
      size: 'a past problem active',
      severity: 'considerable',
    },
    (entry): entry is ProblemEntry => isProblem(entry) && entry.status === 'inactive',
    (entry) => ({ ...entry, status: 'active', ended: undefined }),
  ),
  namedFault(significanceChanged, {
    fault: 'F22',
    size: 'major or minor',
    kinds: ['significance-changed'],
    field: 'significance',
  }),
];
