import { maskNumbers } from '../../base/mask-numbers.ts';
import { type CsvRow, cell } from './csv-rows.ts';
import type { RejectedRow } from './file-reading.ts';

/** Whether a text holds what no register may: an e-mail address, or an NHS number in any writing. */
export function holdsPerson(text: string): boolean {
  return text.includes('@') || maskNumbers(text) !== text;
}

/** Why a row with such a text is rejected. */
export const PERSON_REASON =
  'holds an e-mail address or an NHS number: no person is taken into the register';

/** Rows that are safe to keep in these columns (1-based), and the others as rejected. */
export function splitByPersons(
  rows: readonly CsvRow[],
  columns: readonly number[],
): { safe: CsvRow[]; rejected: RejectedRow[] } {
  const safe: CsvRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const column = columns.find((one) => holdsPerson(cell(row, one)));
    if (column === undefined) safe.push(row);
    else rejected.push({ line: row.line, column: String(column), reason: PERSON_REASON });
  }
  return { safe, rejected };
}
