import type { KindList } from '../../workflow/findings/list-kinds.ts';
import { SEVERITY_WORDS } from '../../workflow/words.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';
import { wrapLine } from '../table/table.ts';

type Kind = KindList['kinds'][number];

/** Every kind of finding as a list to print, then the decisions that changed any. */
export function kindTable({ kinds, decided, rules }: KindList): ListTable<Kind> {
  const count = decided === 1 ? '1 severity was' : `${decided} severities were`;
  return {
    columns: COLUMNS,
    rows: kinds,
    footing: [
      '',
      decided === 0
        ? `Every severity is as delivered (rules ${rules}).`
        : `${count} decided here (rules ${rules}):`,
      ...kinds.flatMap(describeDecisions),
    ],
  };
}

const COLUMNS: readonly ListColumn<Kind>[] = [
  { title: 'finding', get: ({ kind }) => kind },
  { title: 'direction', get: ({ direction }) => direction },
  { title: 'noticed', get: ({ detectable }) => detectable },
  {
    title: 'default',
    get: (one) => one.default,
    rank: (one) => SEVERITY_WORDS.indexOf(one.default),
  },
  {
    title: 'here',
    get: ({ effective }) => effective,
    rank: ({ effective }) => SEVERITY_WORDS.indexOf(effective),
  },
  { title: 'elsewhere', wrap: true, blank: '', get: describeCells },
  { title: 'meaning', extended: true, wrap: true, get: ({ title }) => title },
];

function describeCells({ cells }: Kind): string {
  return cells
    .slice(1)
    .map((cell) => `${nameCell(cell)}: ${cell.effective}`)
    .join(', ');
}

function describeDecisions({ kind, cells }: Kind): string[] {
  return cells.flatMap((cell) => {
    if (cell.decision === null) return [];
    const { by, on, why, hazard } = cell.decision;
    const about = hazard === undefined ? '' : `, hazard ${hazard}`;
    const change = `${cell.default} -> ${cell.effective}`;
    return wrapLine(`${kind} ${nameCell(cell)}: ${change}, by ${by} on ${on}${about}: ${why}`);
  });
}

function nameCell({ entryKind, past, grade }: Kind['cells'][number]): string {
  if (grade !== null) return grade;
  if (entryKind === null) return 'default';
  return past ? `${entryKind} that is over` : entryKind;
}
