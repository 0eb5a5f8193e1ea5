import type {
  ToleranceDocument,
  TolerancesDocument,
} from '../../workflow/tolerances/tolerance-documents.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

/** Tolerances as a list to print, with what is wrong with each and what comes next. */
export function toleranceTable({
  tolerances,
  run,
  asAt,
}: TolerancesDocument): ListTable<ToleranceDocument> {
  const hits = run === null ? 'No run was made yet.' : `Hits are of run ${run}.`;
  return {
    columns: COLUMNS,
    rows: tolerances,
    footing:
      tolerances.length === 0
        ? ['There is no such tolerance: every finding is open.']
        : [...tolerances.flatMap(describeOddities), `As at ${asAt}. ${hits}`],
  };
}

const COLUMNS: readonly ListColumn<ToleranceDocument>[] = [
  { title: 'tolerance', wrap: true, get: ({ id }) => id },
  { title: 'state', get: ({ state }) => state },
  { title: 'covers', wrap: true, get: describeCover },
  { title: 'until', get: ({ tolerance }) => tolerance.expires },
  { title: 'hazard', get: ({ tolerance }) => tolerance.hazard },
  { title: 'hits', align: 'right', get: ({ newestRun }) => newestRun['applied'] ?? 0 },
  { title: 'budget', align: 'right', get: ({ tolerance }) => tolerance.budget },
  { title: 'author', extended: true, get: ({ tolerance }) => tolerance.author },
  { title: 'approved by', extended: true, get: ({ approvedBy }) => approvedBy },
  { title: 'created', extended: true, get: ({ tolerance }) => tolerance.created },
  { title: 'reason', extended: true, wrap: true, get: ({ tolerance }) => tolerance.reason },
  { title: 'content', extended: true, get: ({ content }) => content },
];

function describeCover({ tolerance }: ToleranceDocument): string {
  return [tolerance.kind, tolerance.item ?? tolerance.entryKind, tolerance.field]
    .filter((part) => part !== undefined)
    .join(' ');
}

function describeOddities(one: ToleranceDocument): string[] {
  const { id, state, why, notes, newestRun } = one;
  const open = Object.entries(newestRun).flatMap(([outcome, count]) =>
    outcome === 'applied' ? [] : [`${count} ${outcome}`],
  );
  return [
    ...(why === null ? [] : [`${id} covers nothing: ${why}.`, ...nextSteps(id, state)]),
    ...(open.length === 0 ? [] : [`${id} in the newest run also means: ${open.join(', ')}.`]),
    ...notes.map((note) => `${id}: note that ${note}.`),
  ];
}

function nextSteps(id: string, state: ToleranceDocument['state']): string[] {
  if (state !== 'proposed' && state !== 'untested') return [];
  const test = `Next: mig2hie tolerances test ${id}`;
  return state === 'untested' ? [test] : [test, `Then: mig2hie tolerances approve ${id} --by NAME`];
}
