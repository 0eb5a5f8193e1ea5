import type { Fault } from '../fault.ts';
import { recordFault } from '../fault.ts';
import { losePage } from '../lists.ts';
import { withManyResults } from '../prepare.ts';

/** F35: a list comes in pages, and the last of them never arrives. */
export const F35: readonly Fault[] = [10, 25].map((size) =>
  recordFault(
    {
      id: `last-page-of-${size}`,
      fault: 'F35',
      title: `Of the results in pages of ${size} the last page is lost`,
      size: `pages of ${size}`,
      kinds: ['list-truncated', 'entry-lost'],
      field: 'presence',
      severity: 'considerable',
      prepare: (patient, random) => withManyResults(patient, random, size + 4),
    },
    {
      extent: 'list',
      spoil: (patient) => losePage(patient, (entry) => entry.kind === 'result', size),
    },
  ),
);
