import { maskNumbers } from '../../base/mask-numbers.ts';
import { type CsvRow, cell } from './csv-rows.ts';
import type { RejectedRow } from './file-reading.ts';

/** Whether a text holds what no register may: an e-mail address, or an NHS number in any writing. */
export function holdsPerson(text: string): boolean {
  // Other writings of the sign, such as the full-width one, are the same to whoever reads them.
  return text.normalize('NFKC').includes('@') || maskNumbers(text) !== text;
}

/** Why a row with such a text is rejected. */
export const PERSON_REASON =
  'holds an e-mail address or an NHS number: no person is taken into the register';

/** What a spreadsheet leaves where a formula fails; nobody knows what should stand there. */
const SHEET_ERROR =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA)$/i;

const ERROR_REASON =
  'holds an error of a spreadsheet, such as #REF!: what should stand here is lost';

function faultOf(text: string): string | undefined {
  if (SHEET_ERROR.test(text)) return ERROR_REASON;
  return holdsPerson(text) ? PERSON_REASON : undefined;
}

/** Rows that are safe to keep in these columns (1-based), and the others as rejected. */
export function splitUnfit(
  rows: readonly CsvRow[],
  columns: readonly number[],
): { safe: CsvRow[]; rejected: RejectedRow[] } {
  const safe: CsvRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const column = columns.find((one) => faultOf(cell(row, one)) !== undefined);
    const reason = column === undefined ? undefined : faultOf(cell(row, column));
    if (column === undefined || reason === undefined) safe.push(row);
    else rejected.push({ line: row.line, column: String(column), reason });
  }
  return { safe, rejected };
}
