import type { CsvRow } from '../../programme/files/csv-rows.ts';
import type { FileRefusal } from '../../programme/files/file-reading.ts';
import { SHEET_MAX, reachesTooFar } from './sheet-extent.ts';
import { type Unpacked, packParts, unpackParts } from './zip-parts.ts';
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
  const parts = readParts(bytes);
  if (!Array.isArray(parts)) return parts;
  const { default: readXlsx } = await import('read-excel-file/universal');
  try {
    const copy = new Uint8Array(packParts(parts.map(keepErrors))).buffer;
    const sheets = await readXlsx<string>(copy, { parseNumber: (digits) => digits });
    return refuseControls(sheets.map(({ sheet, data }) => ({ name: sheet, rows: toRows(data) })));
  } catch {
    // The message of the reader may quote a cell and is never shown.
    return UNREADABLE;
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

const UNREADABLE: FileRefusal = {
  refused: 'The file is no XLSX workbook that can be read.',
  next: SAVE_AGAIN,
};

const UNPACKED_MAX = 200_000_000;
const ENTRIES_MAX = 1000;

/** What the reader needs of the workbook, unpacked and of a fair size. */
function readParts(bytes: Uint8Array): Unpacked[] | FileRefusal {
  const size = zipSize(bytes);
  if (size === undefined) {
    return { refused: 'The workbook is cut off: it has no directory.', next: SAVE_AGAIN };
  }
  if (size.unpacked > UNPACKED_MAX || size.entries > ENTRIES_MAX) {
    return {
      refused: `The workbook is too large once unpacked: ${size.entries} parts, ${Math.round(size.unpacked / 1_000_000)} MB (at most ${ENTRIES_MAX} and ${UNPACKED_MAX / 1_000_000} MB).`,
      next: SAVE_AGAIN,
    };
  }
  const wanted = size.parts.filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
  const parts = unpackParts(bytes, wanted, UNPACKED_MAX);
  if (parts === undefined) return UNREADABLE;
  const isTooFar = parts.some((part) => isSheet(part) && reachesTooFar(textOf(part)));
  return isTooFar ? TOO_FAR : parts;
}

function isSheet({ content }: Unpacked): boolean {
  return content.includes('sheetData');
}

/** One character for each byte, so that what is not changed comes back as it was. */
function textOf({ content }: Unpacked): string {
  return content.toString('latin1');
}

/** The reader takes a cell with an error (#REF!) for an empty one: it is handed its word instead. */
function keepErrors(part: Unpacked): Unpacked {
  if (!isSheet(part)) return part;
  const text = textOf(part).replaceAll(/(<(?:\w+:)?c\s[^>]*?\bt\s*=\s*)(["'])e\2/g, '$1$2str$2');
  return { name: part.name, content: Buffer.from(text, 'latin1') };
}

const TOO_FAR: FileRefusal = {
  refused: `A sheet of the workbook has a cell beyond ${SHEET_MAX.columns} columns and ${SHEET_MAX.rows.toLocaleString('en-GB')} rows.`,
  next: 'Delete what stands there, or fetch the workbook again: no file of ODS reaches so far.',
};

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
