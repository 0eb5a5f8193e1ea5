import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { sha256 } from '../base/hash.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { type NhsNumber, isTestNumber, parseNhsNumber } from '../base/nhs-number.ts';
import { parseOdsCode } from '../base/ods-code.ts';
import type { SampleColumns } from '../store/samples.ts';

/** The columns a sample list has unless the user says otherwise. */
export const SAMPLE_COLUMNS: SampleColumns = {
  practice: 'practice',
  nhsNumber: 'nhs_number',
  stratum: 'stratum',
};

/** A good row. The number is held in memory only. */
export interface SampleRow {
  readonly line: number;
  readonly practice: string;
  readonly nhsNumber: NhsNumber;
  readonly stratum: string | undefined;
}

/** What is wrong with a row; never the content of a cell. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

/** A sample list as read. */
export interface SampleFile {
  readonly sha256: string;
  readonly rowsRead: number;
  readonly rows: readonly SampleRow[];
  readonly faults: readonly RowFault[];
}

/** How a list is read. */
export interface ReadSampleOptions {
  readonly columns: SampleColumns;
  /** Take numbers outside the 9xx test range. */
  readonly live: boolean;
}

/** Reads a sample list (CSV with a header line); throws only when the file as a whole is no such list. */
export function readSampleList(file: string, options: ReadSampleOptions): SampleFile {
  const content = readBytes(file);
  const [head, ...records] = parseCsv(file, content);
  const indexes = findColumns(file, head?.record ?? [], options.columns);
  const rows: SampleRow[] = [];
  const faults: RowFault[] = [];
  const firstLine = new Map<string, number>();
  for (const { record, info } of records) {
    const read = readRow(record, info.lines, indexes, options);
    if ('reason' in read) faults.push(read);
    else if (addFresh(firstLine, read)) rows.push(read);
    else faults.push(duplicate(read, firstLine, options.columns));
  }
  return { sha256: sha256(content), rowsRead: records.length, rows, faults };
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ExpectedError({
      code: 'MIG2HIE_FILE_UNREADABLE',
      exit: EXIT.usage,
      message: `The sample list ${maskNumbers(file)} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
      next: ['Check the path, and that you may read the file.'],
      cause,
    });
  }
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parseCsv(file: string, content: Uint8Array): CsvRecord[] {
  try {
    return parse(Buffer.from(content), {
      bom: true,
      info: true,
      trim: true,
      skipEmptyLines: true,
      relaxColumnCount: true,
      encoding: 'utf8',
    }) as unknown as CsvRecord[];
  } catch (cause) {
    const lines = (cause as { lines?: number }).lines;
    throw new ExpectedError({
      code: 'MIG2HIE_SAMPLE_FORMAT',
      exit: EXIT.usage,
      message: `${maskNumbers(file)} is not a CSV file: a quotation mark is out of place${lines === undefined ? '' : ` at line ${lines}`}.`,
      next: ['Save the list as comma-separated text, with a header line.'],
    });
  }
}

interface ColumnIndexes {
  readonly practice: number;
  readonly nhsNumber: number;
  /** -1 where the list has no strata. */
  readonly stratum: number;
}

function findColumns(file: string, head: readonly string[], columns: SampleColumns): ColumnIndexes {
  const names = head.map((name) => name.toLowerCase());
  const at = (name: string): number => names.indexOf(name.toLowerCase());
  const missing = [columns.practice, columns.nhsNumber].filter((name) => at(name) < 0);
  if (missing.length > 0) {
    // A first line with figures in it is no header but a patient, of whom nothing is shown.
    const shown = head.some((name) => /\d/.test(name)) ? [] : head;
    throw new ExpectedError({
      code: 'MIG2HIE_SAMPLE_COLUMNS',
      exit: EXIT.usage,
      message: `${maskNumbers(file)} has no column ${missing.map((name) => `"${name}"`).join(' and no column ')}; its first line ${shown.length === 0 ? 'names no columns' : `names ${shown.join(', ')}`}.`,
      next: [
        'Give the list a header line practice,nhs_number,stratum, or name its own columns: --columns "practice=GP code,nhs_number=NHS no,stratum=Group".',
      ],
    });
  }
  return {
    practice: at(columns.practice),
    nhsNumber: at(columns.nhsNumber),
    stratum: at(columns.stratum),
  };
}

const NUMBER_FAULTS = {
  'not-ten-digits': 'is not ten digits',
  'check-digit': 'has a wrong check digit',
  'repeated-digit': 'is one digit repeated, which no patient has',
} as const;

function readRow(
  record: readonly string[],
  line: number,
  indexes: ColumnIndexes,
  { columns, live }: ReadSampleOptions,
): SampleRow | RowFault {
  const practice = parseOdsCode(record[indexes.practice] ?? '');
  // Digits alone may have the shape of a code, and are a number in the wrong column.
  if (practice === undefined || /^\d+$/.test(practice)) {
    return { line, column: columns.practice, reason: 'is not an ODS code' };
  }
  const number = readNumber(record[indexes.nhsNumber] ?? '', live);
  if ('reason' in number) return { line, column: columns.nhsNumber, ...number };
  const stratum = record[indexes.stratum] ?? '';
  if (!isStratum(stratum)) {
    const reason =
      'is not the name of a stratum (up to 60 letters, digits and spaces; no long number)';
    return { line, column: columns.stratum, reason };
  }
  const named = stratum === '' ? undefined : stratum;
  return { line, practice, nhsNumber: number.number, stratum: named };
}

function readNumber(
  text: string,
  live: boolean,
): { readonly number: NhsNumber } | { readonly reason: string } {
  const read = parseNhsNumber(text);
  if ('fault' in read) return { reason: NUMBER_FAULTS[read.fault] };
  if (live || isTestNumber(read.number)) return read;
  return {
    reason: 'is outside the 9xx test range, and the configuration says patientData: test',
  };
}

function isStratum(text: string): boolean {
  return /^[\p{L}\d _.:/+<>=-]{0,60}$/u.test(text) && !/\d{5}/.test(text.replaceAll(/[ .-]/g, ''));
}

function addFresh(firstLine: Map<string, number>, row: SampleRow): boolean {
  const key = `${row.practice} ${row.nhsNumber}`;
  if (firstLine.has(key)) return false;
  firstLine.set(key, row.line);
  return true;
}

function duplicate(
  row: SampleRow,
  firstLine: ReadonlyMap<string, number>,
  columns: SampleColumns,
): RowFault {
  const first = firstLine.get(`${row.practice} ${row.nhsNumber}`);
  const reason = `lines ${first} and ${row.line} name the same patient of the same practice`;
  return { line: row.line, column: columns.nhsNumber, reason };
}
