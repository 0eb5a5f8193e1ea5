import { isCurrentAllergy } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { dropping, isStandingAllergy, losing } from '../fault-builders.ts';
import { dropAllergy } from '../mutations/drop-allergy.ts';

/** F01: an allergy is lost, one of several or the only one. */
export const F01: readonly Fault[] = [
  namedFault(losing(dropAllergy, isCurrentAllergy), {
    fault: 'F01',
    size: 'one of several',
    kinds: ['entry-lost'],
    field: 'presence',
    rate: 3,
  }),
  dropping(
    {
      id: 'drop-only-allergy',
      fault: 'F01',
      title: 'The only allergy is lost',
      size: 'the only one',
      kinds: ['false-empty', 'entry-lost'],
      field: 'presence',
      severity: 'major',
      rate: 3,
    },
    (entry, patient): entry is typeof entry =>
      isStandingAllergy(entry) &&
      patient.entries.filter(({ kind }) => kind === 'allergy').length === 1,
  ),
];
