import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { sha256 } from '../../base/hash.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { type NhsNumber, isTestNumber, parseNhsNumber } from '../../base/nhs-number.ts';
import { parseOdsCode } from '../../base/ods-code.ts';
import { refuseWideRecord } from '../../programme/files/csv-extent.ts';
import { countPairs, refuseSwallowed } from '../../programme/files/csv-quotes.ts';
import type { FileRefusal } from '../../programme/files/file-reading.ts';
import type { SampleColumns } from '../../store/samples.ts';
import { fileTrouble } from '../files/read-file.ts';
import { STRATA_MAX, STRATUM_RULE, isStratum } from '../compare/stratum-name.ts';

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

/** A larger file is no list of sample patients. */
const LIST_BYTES_MAX = 100_000_000;

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
  checkStrata(file, rows);
  return { sha256: sha256(content), rowsRead: records.length, rows, faults };
}

function readBytes(file: string): Uint8Array {
  try {
    const trouble = fileTrouble(file, LIST_BYTES_MAX);
    if (trouble !== undefined) throw unreadable(file, trouble);
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof ExpectedError) throw cause;
    throw unreadable(file, (cause as NodeJS.ErrnoException).code ?? 'unknown reason', cause);
  }
}

function unreadable(file: string, why: string, cause?: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_FILE_UNREADABLE',
    exit: EXIT.usage,
    message: `The sample list ${maskNumbers(file)} cannot be read (${why}).`,
    next: ['Check the path, and that you may read the file.'],
    cause,
  });
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Rows whose cells hold no other rows, with the lines of the file. */
function parseCsv(file: string, content: Uint8Array): CsvRecord[] {
  const bytes = Buffer.from(content);
  const wide = refuseWideRecord(bytes.toString('utf8'));
  if (wide !== undefined) throw refused(file, wide);
  const records = parseBytes(file, bytes);
  let countedTwice = 0;
  return records.map(({ record, info }) => {
    countedTwice += countPairs(record);
    const lines = info.lines - countedTwice;
    const swallowed = refuseSwallowed(record, lines, records[0]?.record.length ?? 0);
    if (swallowed !== undefined) throw refused(file, swallowed);
    return { record, info: { lines } };
  });
}

function refused(file: string, refusal: FileRefusal): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_SAMPLE_FORMAT',
    exit: EXIT.usage,
    message: `${maskNumbers(file)}: ${refusal.refused}`,
    next: [refusal.next],
  });
}

function parseBytes(file: string, bytes: Buffer): CsvRecord[] {
  try {
    return parse(bytes, {
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
    throw new ExpectedError({
      code: 'MIG2HIE_SAMPLE_COLUMNS',
      exit: EXIT.usage,
      message: `${maskNumbers(file)} has no column ${missing.map((name) => `"${name}"`).join(' and no column ')}; its first line has ${counted(head.length)}.`,
      next: [
        'Give the list a header line practice,nhs_number,stratum, or name its own columns: --columns "practice=GP code,nhs_number=NHS no,stratum=Group".',
      ],
    });
  }
  for (const name of Object.values(columns)) {
    if (at(name) !== names.lastIndexOf(name.toLowerCase())) throw twice(file, name);
  }
  return {
    practice: at(columns.practice),
    nhsNumber: at(columns.nhsNumber),
    stratum: at(columns.stratum),
  };
}

/** A first line may be a patient and no header, so that nothing of it is shown but its length. */
function counted(columns: number): string {
  return columns === 1 ? '1 column' : `${columns} columns`;
}

function twice(file: string, name: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_SAMPLE_COLUMNS',
    exit: EXIT.usage,
    message: `${maskNumbers(file)} has more than one column "${name}".`,
    next: ['Leave one of them in the list, or name the right one with --columns.'],
  });
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
  // Digits alone may have the shape of a code, and are a number in the wrong column; letters alone a name.
  if (practice === undefined || !/\d/.test(practice) || !/[A-Z]/.test(practice)) {
    return { line, column: columns.practice, reason: 'is not an ODS code' };
  }
  const number = readNumber(record[indexes.nhsNumber] ?? '', live);
  if ('reason' in number) return { line, column: columns.nhsNumber, ...number };
  const stratum = record[indexes.stratum] ?? '';
  if (!isStratum(stratum)) {
    return { line, column: columns.stratum, reason: STRATUM_RULE };
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

/** A name for each patient is no stratum but an identifier, whatever it looks like. */
function checkStrata(file: string, rows: readonly SampleRow[]): void {
  const strata = new Set(rows.flatMap((row) => row.stratum?.toLowerCase() ?? []));
  if (strata.size <= STRATA_MAX) return;
  throw new ExpectedError({
    code: 'MIG2HIE_SAMPLE_STRATA',
    exit: EXIT.usage,
    message: `${maskNumbers(file)} names more than ${STRATA_MAX} strata; one for each patient would identify them.`,
    next: ['Put the patients in a few groups, or leave the column of strata out.'],
  });
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
