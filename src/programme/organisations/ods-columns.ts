import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { type OdsCode, parseOdsCode } from '../../base/ods-code.ts';
import { type CsvRow, cell } from '../files/csv-rows.ts';
import { type FileRefusal, type RejectedRow, nameLines } from '../files/file-reading.ts';

/** Reads a cell as a date: undefined when empty, a rejection when it is no real day. */
export function readDate(
  row: CsvRow,
  column: number,
  name: string,
): { date: CalendarDate | undefined } | { rejected: RejectedRow } {
  const text = cell(row, column);
  if (text === '') return { date: undefined };
  const date = parseCalendarDate(text);
  if (date !== undefined) return { date };
  return {
    rejected: {
      line: row.line,
      column: `${column} (${name})`,
      reason: 'not a real day as yyyymmdd or yyyy-mm-dd',
    },
  };
}

/**
 * The code of each row; refuses the file when one has not the shape of an ODS code, or, unless
 * `repeats`, stands twice.
 */
export function readCodes(
  rows: readonly CsvRow[],
  column: number,
  options: { readonly repeats?: boolean } = {},
): { codes: readonly OdsCode[] } | FileRefusal {
  const codes: OdsCode[] = [];
  const malformed: number[] = [];
  for (const row of rows) {
    const code = parseOdsCode(cell(row, column));
    if (code === undefined) malformed.push(row.line);
    else codes.push(code);
  }
  if (malformed.length > 0) {
    return {
      refused: `Column ${column} should hold an ODS code (3 to 10 letters and digits), and does not on ${nameLines(malformed)}.`,
      next: 'Correct these lines, or check that this is the kind of file you meant; nothing was imported.',
    };
  }
  if (options.repeats === true) return { codes };
  return refuseDuplicates(rows, codes) ?? { codes };
}

/** An empty cell is nothing said. */
export function stated(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function refuseDuplicates(
  rows: readonly CsvRow[],
  codes: readonly OdsCode[],
): FileRefusal | undefined {
  const first = new Map<OdsCode, number>();
  for (const [index, code] of codes.entries()) {
    const line = rows[index]?.line ?? 0;
    const earlier = first.get(code);
    if (earlier !== undefined) {
      return {
        refused: `Code ${code} stands on line ${earlier} and again on line ${line}.`,
        next: 'Keep the row that is right: an organisation has one row in a snapshot.',
      };
    }
    first.set(code, line);
  }
  return undefined;
}
