import type { RunList } from '../../workflow/compare/list-runs.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

type Run = RunList['runs'][number];

/** Past runs as a list to print. */
export function runTable({ runs }: RunList): ListTable<Run> {
  const count = runs.length === 1 ? '1 run.' : `${runs.length} runs.`;
  const footing = [runs.length === 0 ? 'No run yet. Next: mig2hie compare' : count];
  return { columns: COLUMNS, rows: runs, footing };
}

const COLUMNS: readonly ListColumn<Run>[] = [
  { title: 'run', whole: true, get: ({ id }) => id },
  { title: 'state', get: ({ state }) => state },
  { title: 'started', get: ({ startedAt }) => startedAt },
  { title: 'finished', get: ({ finishedAt }) => finishedAt },
  { title: 'compared', align: 'right', get: ({ compared }) => compared },
  { title: 'planned', align: 'right', get: ({ planned }) => planned },
  { title: 'as at', extended: true, get: ({ asAt }) => asAt },
  { title: 'follows', extended: true, get: ({ follows }) => follows },
  { title: 'version', extended: true, get: ({ tool }) => tool.version },
  { title: 'rules', extended: true, get: ({ tool }) => tool.rules },
  { title: 'plan', extended: true, get: ({ planHash }) => planHash },
  { title: 'config', extended: true, get: ({ configHash }) => configHash },
];
