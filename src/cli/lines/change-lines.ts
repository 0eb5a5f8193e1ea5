import type { StatusDocument } from '../../workflow/flows/status.ts';
import { CHANGE_COLUMNS, countChanges } from '../columns/change-columns.ts';
import { cellText } from '../table/list-column.ts';
import { formatTable, wrapLine } from '../table/table.ts';

/** Flows shown; the rest is counted. */
const SHOWN_MAX = 10;

/** What changed of a status's flows, where that was asked. */
export function changeLines({ changes, asAt }: StatusDocument, width?: number): string[] {
  if (changes === undefined) return [];
  const counts = countChanges(changes, asAt).flatMap((line) => wrapLine(line, 0, width));
  if (changes.changes.length === 0) return [...counts, ''];
  const columns = CHANGE_COLUMNS.filter(({ extended }) => extended !== true);
  const rows = changes.changes
    .slice(0, SHOWN_MAX)
    .map((row) => columns.map((column) => cellText(column, row)));
  const rest = changes.changes.length - rows.length;
  return [
    ...counts,
    ...formatTable(columns, rows, { width }),
    ...(rest === 0
      ? []
      : [`… and ${rest} more; all with "mig2hie flows list --changed-since ${changes.since}".`]),
    '',
  ];
}
