import type { CsvRow } from './csv-rows.ts';
import type { RejectedRow } from './file-reading.ts';

/** Rows with exactly so many columns, and the others as rejected: a row short of one has all later ones moved. */
export function splitByWidth(
  rows: readonly CsvRow[],
  width: number,
): { whole: CsvRow[]; rejected: RejectedRow[] } {
  const whole = rows.filter((row) => row.cells.length === width);
  const rejected = rows
    .filter((row) => row.cells.length !== width)
    .map((row) => ({
      line: row.line,
      column: 'all',
      reason: `the row has ${row.cells.length} columns, not ${width}`,
    }));
  return { whole, rejected };
}
