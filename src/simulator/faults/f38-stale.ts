import type { Fault } from '../fault.ts';
import { recordFault } from '../fault.ts';
import { asOfEarlier } from '../lists.ts';

/** F38: the answer is that of some days ago; what was recorded since is not in it. */
export const F38: readonly Fault[] = [90, 365, 1095].map((days) =>
  recordFault(
    {
      id: `stale-by-${days}-days`,
      fault: 'F38',
      title: `The record stands as it was ${days} days before its newest entry`,
      size: `${days} days`,
      kinds: ['stale-snapshot', 'entry-lost'],
      field: 'presence',
      severity: 'considerable',
    },
    { extent: 'answer', spoil: (patient) => asOfEarlier(patient, days) },
  ),
);
