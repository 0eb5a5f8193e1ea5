import { isBloodPressure } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault, recordFault } from '../fault.ts';
import { isImmunisation } from '../fault-builders.ts';
import { keepNewest, keepSince } from '../lists.ts';
import { truncateResults } from '../mutations/truncate-results.ts';
import { withManyPressures, withManyResults } from '../prepare.ts';

const FACTS = {
  fault: 'F34',
  kinds: ['list-truncated', 'entry-lost'],
  field: 'presence',
  severity: 'considerable',
} as const;

/** F34: a list is cut at a number or at a date; the newest remain. */
export const F34: readonly Fault[] = [
  namedFault(truncateResults, {
    ...FACTS,
    kinds: ['list-truncated'],
    size: 'results at a date',
    extent: 'list',
    prepare: (patient, random) => withManyResults(patient, random, 20),
  }),
  ...[10, 20].map((count) =>
    recordFault(
      {
        ...FACTS,
        id: `truncate-results-at-${count}`,
        title: `Of the results the newest ${count} are left`,
        size: `results at ${count}`,
        prepare: (patient, random) => withManyResults(patient, random, count + 8),
      },
      {
        extent: 'list',
        spoil: (patient) => keepNewest(patient, (entry) => entry.kind === 'result', count),
      },
    ),
  ),
  recordFault(
    {
      ...FACTS,
      id: 'truncate-pressures-at-8',
      title: 'Of the blood pressures the newest eight are left',
      size: 'blood pressures at 8',
      prepare: (patient, random) => withManyPressures(patient, random, 14),
    },
    { extent: 'list', spoil: (patient) => keepNewest(patient, isBloodPressure, 8) },
  ),
  recordFault(
    {
      ...FACTS,
      id: 'truncate-pressures-before-2024',
      title: 'Blood pressures before 2024 are gone',
      size: 'blood pressures at a date',
      prepare: (patient, random) => withManyPressures(patient, random, 18),
    },
    { extent: 'list', spoil: (patient) => keepSince(patient, isBloodPressure, '2024') },
  ),
  recordFault(
    {
      ...FACTS,
      id: 'truncate-vaccinations-at-2',
      title: 'Of the vaccinations the newest two are left',
      size: 'vaccinations at 2',
    },
    { extent: 'list', spoil: (patient) => keepNewest(patient, isImmunisation, 2) },
  ),
];
