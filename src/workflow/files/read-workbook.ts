import type { CsvRow } from '../../programme/files/csv-rows.ts';
import type { FileRefusal } from '../../programme/files/file-reading.ts';
import { zipSize } from './zip-size.ts';

/** A sheet of a workbook: its name, and its rows as a CSV file would hold them. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly CsvRow[];
}

/** Whether bytes start as an XLSX file (a ZIP archive) does. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Reads every sheet of an XLSX workbook. A text stays as it is written, leading zeros included; a day is
 * written `yyyy-mm-dd`, whatever the zone of the machine; a number keeps its digits.
 */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<readonly WorkbookSheet[] | FileRefusal> {
  const trouble = findTrouble(bytes);
  if (trouble !== undefined) return trouble;
  // The one for any platform unpacks by the directory whose sizes were just checked; the one for Node
  // unpacks as it goes and would inflate more than the directory says.
  const { default: readXlsx } = await import('read-excel-file/universal');
  try {
    const copy = new Uint8Array(bytes).buffer;
    const sheets = await readXlsx<string>(copy, { parseNumber: (digits) => digits });
    return refuseControls(sheets.map(({ sheet, data }) => ({ name: sheet, rows: toRows(data) })));
  } catch {
    // The message of the reader may quote a cell and is never shown.
    return { refused: 'The file is no XLSX workbook that can be read.', next: SAVE_AGAIN };
  }
}

/** The rows of the sheet with this name, letter case and spaces aside; refuses when there is none. */
export function sheetRows(
  sheets: readonly WorkbookSheet[],
  name: string,
): readonly CsvRow[] | FileRefusal {
  const sheet = sheets.find((one) => foldName(one.name) === foldName(name));
  if (sheet !== undefined && sheet.rows.length > 0) return sheet.rows;
  return {
    refused: `The workbook has no sheet "${name}"${sheet === undefined ? '' : ' with rows'}.`,
    next: 'Import ePCN.xlsx as ODS publishes it, or give its sheets as CSV.',
  };
}

/** Characters that move a cursor have no place in a name that is printed later. */
function refuseControls(sheets: readonly WorkbookSheet[]): readonly WorkbookSheet[] | FileRefusal {
  const found = sheets.find(({ rows }) =>
    rows.some(({ cells }) => cells.some((text) => /(?![\t\n\r])\p{Cc}/u.test(text))),
  );
  if (found === undefined) return sheets;
  return {
    refused: `Sheet "${found.name.slice(0, 31)}" holds control characters.`,
    next: SAVE_AGAIN,
  };
}

const SAVE_AGAIN = 'Fetch the workbook again, or save its sheets as CSV and import those.';

const UNPACKED_MAX = 200_000_000;
const ENTRIES_MAX = 1000;

function findTrouble(bytes: Uint8Array): FileRefusal | undefined {
  const size = zipSize(bytes);
  if (size === undefined) {
    return { refused: 'The workbook is cut off: it has no directory.', next: SAVE_AGAIN };
  }
  if (size.unpacked <= UNPACKED_MAX && size.entries <= ENTRIES_MAX) return undefined;
  return {
    refused: `The workbook is too large once unpacked: ${size.entries} parts, ${Math.round(size.unpacked / 1_000_000)} MB (at most ${ENTRIES_MAX} and ${UNPACKED_MAX / 1_000_000} MB).`,
    next: SAVE_AGAIN,
  };
}

function foldName(name: string): string {
  return name.replaceAll(/\s/g, '').toLowerCase();
}

/** Rows as wide as their sheet, with the line each has in it; rows without any content are none. */
function toRows(data: readonly (readonly unknown[])[]): CsvRow[] {
  return data.flatMap((row, index) => {
    const cells = row.map(toText);
    return cells.every((text) => text === '') ? [] : [{ line: index + 1, cells }];
  });
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (value instanceof Date) return dayOf(value);
  return typeof value === 'boolean' ? String(value) : '';
}

/** A day of a sheet counts whole days in UTC; with a time of day it is no day, and its reader says so. */
function dayOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'not a date';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}
