import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { type OdsCode, parseOdsCode } from '../../base/ods-code.ts';
import { type CsvRow, cell } from '../files/csv-rows.ts';
import {
  type FileRefusal,
  type Notes,
  type RejectedRow,
  nameLines,
} from '../files/file-reading.ts';

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
 * The code of each row, undefined where it has not the shape of an ODS code: such a row is rejected, and
 * a file in which most have not is refused, for it is another kind of file. So is one in which a code
 * stands twice, unless `repeats`.
 */
export function readCodes(
  rows: readonly CsvRow[],
  column: number,
  options: { readonly repeats?: boolean; readonly name?: string | undefined } = {},
): ReadCodes | FileRefusal {
  const codes = rows.map((row) => parseOdsCode(cell(row, column)));
  const malformed = rows.filter((_, index) => codes[index] === undefined).map(({ line }) => line);
  if (malformed.length > rows.length / 2) {
    return {
      refused: `Column ${column} should hold an ODS code (3 to 10 letters and digits), and does not on most rows: ${nameLines(malformed)}.`,
      next: 'Check that this is the kind of file you meant, or correct these lines.',
    };
  }
  const { name = `${column} (code)` } = options;
  const reason = 'not an ODS code (3 to 10 letters and digits)';
  const rejected = malformed.map((line) => ({ line, column: name, reason }));
  const read = { codes, rejected };
  return options.repeats === true ? read : (refuseDuplicates(rows, codes) ?? read);
}

/** Codes of rows, and the rows that are rejected for theirs. */
export interface ReadCodes {
  readonly codes: readonly (OdsCode | undefined)[];
  readonly rejected: readonly RejectedRow[];
}

/** The code of a commissioner; anything else that stands there, such as a name, is not kept and told. */
export function readCommissioner(text: string, line: number, notes: Notes): OdsCode | undefined {
  const code = parseOdsCode(text);
  // Codes of commissioners have three signs, or a figure; longer words of letters are names.
  if (code !== undefined && (code.length === 3 || /\d/.test(code))) return code;
  if (text !== '') notes.add('commissioner-not-kept', '', line);
  return undefined;
}

/** An empty cell is nothing said. */
export function stated(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function refuseDuplicates(
  rows: readonly CsvRow[],
  codes: readonly (OdsCode | undefined)[],
): FileRefusal | undefined {
  const first = new Map<OdsCode, number>();
  for (const [index, code] of codes.entries()) {
    if (code === undefined) continue;
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
