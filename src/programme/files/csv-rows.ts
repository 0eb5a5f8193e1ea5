import { parse } from 'csv-parse/sync';
import { refuseWideRecord } from './csv-extent.ts';
import { countPairs, refuseSwallowed } from './csv-quotes.ts';
import { type FileRefusal, isRefusal } from './file-reading.ts';

/** One row of a CSV file, its cells trimmed. */
export interface CsvRow {
  /** Line the row ends on, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A CSV file whose first row names its columns. */
export interface CsvTable {
  /** Column names: trimmed, lower case, runs of white space (line breaks too) as one space. */
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Reads comma-separated rows: CRLF or LF, with or without BOM and quotes. Empty lines are no rows. */
export function readCsvRows(text: string): readonly CsvRow[] | FileRefusal {
  const fault = findForeignContent(text) ?? refuseWideRecord(text);
  if (fault !== undefined) return fault;
  try {
    const rows = parseRows(text);
    if (isRefusal(rows)) return rows;
    if (rows.length === 0) return EMPTY;
    return rows.some((row) => row.cells.length > 1) ? rows : ONE_COLUMN;
  } catch (error) {
    return { refused: `The file is no well-formed CSV${placeOf(error)}.`, next: SAVE_AS_CSV };
  }
}

/** Takes the first row as the names of the columns. */
export function toTable(rows: readonly CsvRow[]): CsvTable {
  const [first, ...rest] = rows;
  return { header: (first?.cells ?? []).map(foldHeader), rows: rest };
}

/** How names of columns are compared. */
export function foldHeader(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** The cell of a 1-based column; empty when the row is shorter. */
export function cell(row: CsvRow, column: number): string {
  return row.cells[column - 1] ?? '';
}

const SAVE_AS_CSV = 'Save or export the file as comma-separated text (CSV, UTF-8) and import that.';

const EMPTY: FileRefusal = {
  refused: 'The file holds no row at all.',
  next: 'Fetch or export it again: an empty file is never taken for an empty register.',
};

const ONE_COLUMN: FileRefusal = {
  refused: 'No row of the file has more than one comma-separated column.',
  next: SAVE_AS_CSV,
};

/** How files are read; a benchmark measures the parser alone with the same. */
export const CSV_OPTIONS = {
  bom: true,
  info: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  max_record_size: 100_000,
} as const;

function parseRows(text: string): CsvRow[] | FileRefusal {
  const records = parse(text, CSV_OPTIONS) as unknown as {
    record: string[];
    info: { lines: number };
  }[];
  const rows: CsvRow[] = [];
  let countedTwice = 0;
  for (const { record, info } of records) {
    countedTwice += countPairs(record);
    const line = info.lines - countedTwice;
    const refusal = refuseSwallowed(record, line, records[0]?.record.length ?? 0);
    if (refusal !== undefined) return refusal;
    rows.push({ line, cells: record.map((value) => value.trim()) });
  }
  return rows;
}

/** Content that is certainly no CSV, named before the parser would misread it. */
function findForeignContent(text: string): FileRefusal | undefined {
  if (text.trim() === '') return EMPTY;
  if (/(?![\t\n\r\f])[\p{Cc}\uFFFD]/u.test(text)) {
    return { refused: 'The file is not UTF-8 text.', next: SAVE_AS_CSV };
  }
  if (/^\uFEFF?\s*[<{[]/.test(text)) {
    return { refused: 'The file looks like XML, HTML or JSON, not like CSV.', next: SAVE_AS_CSV };
  }
  return undefined;
}

/** Where the parser gave up; its own message may quote a cell and is never shown. */
function placeOf(error: unknown): string {
  const lines = (error as { lines?: unknown }).lines;
  return typeof lines === 'number' ? `: reading stopped at line ${lines}` : '';
}
