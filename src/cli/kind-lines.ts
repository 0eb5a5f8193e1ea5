import type { KindList } from '../workflow/list-kinds.ts';
import { formatTable, wrapLine } from './table.ts';

/** Every kind with its severity, then the decisions that changed any. */
export function describeKindList({ kinds, decided, rules }: KindList): string[] {
  const columns = [
    { title: 'finding' },
    { title: 'direction' },
    { title: 'noticed' },
    { title: 'default' },
    { title: 'here' },
    { title: 'elsewhere', wrap: true },
  ];
  const rows = kinds.map((one) => [
    one.kind,
    one.direction,
    one.detectable,
    one.default,
    one.effective,
    one.cells
      .slice(1)
      .map((cell) => `${nameCell(cell)}: ${cell.effective}`)
      .join(', '),
  ]);
  const lines = kinds.flatMap(({ kind, cells }) =>
    cells.flatMap((cell) => {
      if (cell.decision === null) return [];
      const { by, on, why, hazard } = cell.decision;
      const about = hazard === undefined ? '' : `, hazard ${hazard}`;
      const change = `${cell.default} -> ${cell.effective}`;
      return wrapLine(`${kind} ${nameCell(cell)}: ${change}, by ${by} on ${on}${about}: ${why}`);
    }),
  );
  const count = decided === 1 ? '1 severity was' : `${decided} severities were`;
  return [
    ...formatTable(columns, rows),
    '',
    decided === 0
      ? `Every severity is as delivered (rules ${rules}).`
      : `${count} decided here (rules ${rules}):`,
    ...lines,
  ];
}

type Cell = KindList['kinds'][number]['cells'][number];

function nameCell({ entryKind, past, grade }: Cell): string {
  if (grade !== null) return grade;
  if (entryKind === null) return 'default';
  return past ? `${entryKind} that is over` : entryKind;
}
