import type { CauseList } from '../../workflow/findings/rank-causes.ts';
import { SEVERITY_WORDS } from '../../workflow/words.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

type Cause = CauseList['causes'][number];

/** Causes as a list to print, the worst and widest first. */
export function causeTable({ count, compared, causes }: CauseList): ListTable<Cause> {
  return { columns: COLUMNS, rows: causes, footing: [describeExtent(count, compared)] };
}

function describeExtent(count: number, compared: number): string {
  if (compared === 0) return 'No patient has been compared; that is no evidence.';
  const extent = `${count} ${count === 1 ? 'cause' : 'causes'} in ${compared} ${compared === 1 ? 'comparison' : 'comparisons'}.`;
  return count === 0 ? extent : `${extent} Next: mig2hie findings show EXAMPLE`;
}

const COLUMNS: readonly ListColumn<Cause>[] = [
  {
    title: 'severity',
    whole: true,
    get: ({ severity }) => severity,
    rank: ({ severity }) => SEVERITY_WORDS.indexOf(severity),
  },
  { title: 'finding', whole: true, get: ({ kind }) => kind },
  { title: 'item', get: ({ item }) => item },
  { title: 'field', get: ({ field }) => field },
  { title: 'patients', align: 'right', get: ({ patients }) => patients },
  { title: 'findings', align: 'right', get: ({ findings }) => findings },
  { title: 'entries', align: 'right', get: ({ entries }) => entries },
  { title: 'example', whole: true, get: ({ example }) => example },
  { title: 'practices', extended: true, align: 'right', get: ({ practices }) => practices },
  { title: 'cause', extended: true, get: ({ cause }) => cause },
];
