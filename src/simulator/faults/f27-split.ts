import { BLOOD_PRESSURE } from '../dictionary/others.ts';
import { isBloodPressure } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { entryFault } from '../fault.ts';
import { isPanel } from '../fault-builders.ts';
import type { ObservationEntry, ResultEntry } from '../model.ts';

const FACTS = { fault: 'F27', field: 'structure', severity: 'significant' } as const;

/** F27: one entry is told as several that together say the same. */
export const F27: readonly Fault[] = [
  entryFault(
    {
      ...FACTS,
      id: 'panel-split',
      title: 'The parts of a panel stand alone',
      size: 'a panel',
      kinds: ['entry-split', 'link-lost', 'entry-lost'],
    },
    {
      fits: isPanel,
      change: ({ category, date, recorded, members }) =>
        members.map((part): ResultEntry => ({ kind: 'result', category, date, recorded, ...part })),
    },
  ),
  entryFault(
    {
      ...FACTS,
      id: 'pressure-split',
      title: 'A blood pressure is two readings that know nothing of each other',
      size: 'a blood pressure',
      kinds: ['entry-split', 'link-lost', 'entry-lost', 'retyped'],
    },
    {
      fits: isBloodPressure,
      change: ({ id, date, recorded, systolic, diastolic }) =>
        [
          { concept: BLOOD_PRESSURE.systolic, number: systolic, end: '-systolic' },
          { concept: BLOOD_PRESSURE.diastolic, number: diastolic, end: '-diastolic' },
        ].map(({ concept, number, end }): ObservationEntry => {
          const value = { number, unit: 'mm Hg' };
          return { kind: 'observation', id: `${id}${end}`, concept, date, recorded, value };
        }),
    },
  ),
];
