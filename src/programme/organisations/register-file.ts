import type { CalendarDate } from '../../base/calendar-date.ts';
import { type CsvRow, readCsvRows, toTable } from '../files/csv-rows.ts';
import {
  type FileRefusal,
  type ImportNote,
  type RejectedRow,
  byLine,
  isRefusal,
  nameLines,
} from '../files/file-reading.ts';
import { detectSource } from './register-detection.ts';
import type { Membership, Organisation, RegisterSource } from './organisation.ts';
import { looksLikeJson, readOrganisationDocuments } from './organisation-documents.ts';
import type { OrganisationLink, OrganisationRole } from './organisation-facts.ts';
import { splitUnfit } from '../files/person-guard.ts';
import { REGISTER_READERS } from './register-readers.ts';

/** A file of the register, read. */
export interface RegisterFile {
  readonly source: RegisterSource;
  /** What it was read as, dialect included: `epraccur-legacy`, `epraccur-dse`, `etr` … */
  readonly importedAs: string;
  /** Rows of the file, the header left out. */
  readonly rows: number;
  readonly organisations: readonly Organisation[];
  readonly members: readonly Membership[];
  readonly roles: readonly OrganisationRole[];
  readonly links: readonly OrganisationLink[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/** How a file is read: the day it speaks of, and its kind when that is named. */
export interface RegisterFileOptions {
  readonly asAt: CalendarDate;
  readonly source?: RegisterSource | undefined;
}

/** Reads a file of the register as at a day. Without `source` the kind is told from content, or refused. */
export function readRegisterFile(
  text: string,
  options: RegisterFileOptions,
): RegisterFile | FileRefusal {
  const json = looksLikeJson(text);
  if (options.source === 'documents' && !json) return NO_DOCUMENT;
  if (json && (options.source ?? 'documents') === 'documents') {
    return readOrganisationDocuments(text, options.asAt);
  }
  const rows = readCsvRows(text);
  return isRefusal(rows) ? rows : readRegisterRows(rows, options);
}

/** Reads the rows of a file of the register that has rows. */
export function readRegisterRows(
  rows: readonly CsvRow[],
  { asAt, source: named }: RegisterFileOptions,
): RegisterFile | FileRefusal {
  const source = named ?? detectSource(rows);
  if (typeof source !== 'string') return source;
  const reader = REGISTER_READERS[source];
  if (reader === undefined) return NO_DOCUMENT;
  const { safe, rejected } = splitUnfit(rows, keptColumns(rows, reader.columns));
  const file = reader.read(safe, asAt);
  if (isRefusal(file)) return rejected.length > 0 && safe.length <= 1 ? noneLeft(rejected) : file;
  if (rejected.length === 0) return file;
  return {
    ...file,
    rows: file.rows + rejected.length,
    rejected: byLine([...rejected, ...file.rejected]),
  };
}

/** Nothing but a header is left: what was wrong with the rows says more than what is missing now. */
function noneLeft(rejected: readonly RejectedRow[]): FileRefusal {
  const [{ line, column, reason }] = rejected as [RejectedRow];
  const lines = nameLines(rejected.map((row) => row.line));
  return {
    refused: `Every row was rejected: ${lines} (line ${line}, column ${column}: ${reason}).`,
    next: 'Correct the file, or check that it is the kind of file you meant.',
  };
}

const NO_DOCUMENT: FileRefusal = {
  refused: 'The file is not what its kind says: documents are JSON, and epcn-workbook is XLSX.',
  next: 'Leave --kind off to have the kind told from the content.',
};

/** Columns of the file that anything is read from; others may hold what they like. */
function keptColumns(
  rows: readonly CsvRow[],
  columns: readonly (number | string)[],
): readonly number[] {
  const { header } = toTable(rows.slice(0, 1));
  return columns.flatMap((column) => {
    if (typeof column === 'number') return [column];
    return header.flatMap((name, index) => (name === column ? [index + 1] : []));
  });
}
