import type { CalendarDate } from '../base/calendar-date.ts';
import { type CsvRow, readCsvRows, toTable } from './csv-rows.ts';
import { readEpraccur } from './epraccur.ts';
import { detectDialect } from './epraccur-dialect.ts';
import { readEtr } from './etr.ts';
import {
  type FileRefusal,
  type ImportNote,
  type RejectedRow,
  byLine,
  isRefusal,
} from './file-reading.ts';
import { readMembershipTable } from './membership-table.ts';
import type { Membership, Organisation, RegisterSource } from './organisation.ts';
import { ORGANISATION_COLUMNS, readOrganisationsTable } from './organisations-table.ts';
import { splitByPersons } from './person-guard.ts';

/** A file of the register, read. Exactly one of `organisations` and `members` can hold anything. */
export interface RegisterFile {
  readonly source: RegisterSource;
  /** What it was read as, dialect included: `epraccur-legacy`, `epraccur-dse`, `etr` … */
  readonly importedAs: string;
  /** Rows of the file, the header left out. */
  readonly rows: number;
  readonly organisations: readonly Organisation[];
  readonly members: readonly Membership[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/** Reads a file of the register as at a day. Without `source` the kind is told from content, or refused. */
export function readRegisterFile(
  text: string,
  options: { readonly asAt: CalendarDate; readonly source?: RegisterSource | undefined },
): RegisterFile | FileRefusal {
  const rows = readCsvRows(text);
  if (isRefusal(rows)) return rows;
  const source = options.source ?? detectSource(rows);
  if (typeof source !== 'string') return source;
  const { safe, rejected } = splitByPersons(rows, keptColumns(rows, source));
  const file = readSource(source, safe, options.asAt);
  if (isRefusal(file) || rejected.length === 0) return file;
  return {
    ...file,
    rows: file.rows + rejected.length,
    rejected: byLine([...rejected, ...file.rejected]),
  };
}

function readSource(
  source: RegisterSource,
  rows: readonly CsvRow[],
  asAt: CalendarDate,
): RegisterFile | FileRefusal {
  switch (source) {
    case 'epraccur':
      return fromEpraccur(rows);
    case 'etr':
      return fromEtr(rows, asAt);
    case 'organisations':
      return fromTable(rows, asAt);
    case 'pcns':
    case 'suppliers':
      return fromMembers(rows, source);
  }
}

/** Columns of ODS files that are read. */
const ODS_COLUMNS = [1, 2, 3, 4, 10, 11, 12, 13, 15, 16, 26];

/** Columns of the file that anything is read from; others may hold what they like. */
function keptColumns(rows: readonly CsvRow[], source: RegisterSource): readonly number[] {
  if (source === 'epraccur' || source === 'etr') return ODS_COLUMNS;
  const wanted: readonly string[] = READ_COLUMNS[source];
  const { header } = toTable(rows.slice(0, 1));
  return header.flatMap((name, index) => (wanted.includes(name) ? [index + 1] : []));
}

const READ_COLUMNS = {
  organisations: Object.values(ORGANISATION_COLUMNS),
  pcns: ['code', 'pcn'],
  suppliers: ['code', 'supplier'],
} as const;

/** The kind of file, when its content leaves no doubt. */
function detectSource(rows: readonly CsvRow[]): RegisterSource | FileRefusal {
  const { header } = toTable(rows.slice(0, 1));
  if (header.includes('code')) {
    const found = TABLE_COLUMNS.filter(([column]) => header.includes(column));
    const [only] = found;
    if (only !== undefined && found.length === 1) return only[1];
    return unclear(found.map(([column]) => `"${column}"`).join(' and ') || 'only "code"');
  }
  // Whether it is epraccur indeed, and in which dialect, its reader tells from all rows, or refuses.
  if (rows.some((row) => row.cells.length === 27)) return 'epraccur';
  return unclear(
    `no header with "code", and ${rows[0]?.cells.length ?? 0} columns in its first row`,
  );
}

const TABLE_COLUMNS: readonly (readonly [string, RegisterSource])[] = [
  ['name', 'organisations'],
  ['pcn', 'pcns'],
  ['supplier', 'suppliers'],
];

function unclear(seen: string): FileRefusal {
  return {
    refused: `What kind of register file this is cannot be told from its content: it has ${seen}.`,
    next: 'Name it with --kind: epraccur (27 columns, no header), etr (24 to 27 columns, no header), or organisations, pcns, suppliers (a header with code and name, pcn or supplier).',
  };
}

function fromEpraccur(rows: readonly CsvRow[]): RegisterFile | FileRefusal {
  const read = readEpraccur(rows);
  if (isRefusal(read)) return read;
  const { dialect, ...rest } = read;
  const base = { source: 'epraccur', rows: rows.length, members: [] } as const;
  return { ...base, importedAs: `epraccur-${dialect}`, ...rest };
}

function fromEtr(rows: readonly CsvRow[], asAt: CalendarDate): RegisterFile | FileRefusal {
  // An epraccur file read as etr would turn thousands of practices into trusts.
  if (typeof detectDialect(rows) === 'string') {
    return {
      refused: 'The file is epraccur, not etr: columns 13 and 26 hold a status and a setting.',
      next: 'Import it with --kind epraccur.',
    };
  }
  const read = readEtr(rows, asAt);
  if (isRefusal(read)) return read;
  return { source: 'etr', importedAs: 'etr', rows: rows.length, members: [], ...read };
}

function fromTable(rows: readonly CsvRow[], asAt: CalendarDate): RegisterFile | FileRefusal {
  const table = toTable(rows);
  const read = readOrganisationsTable(table, asAt);
  if (isRefusal(read)) return read;
  const base = { source: 'organisations', importedAs: 'organisations', members: [] } as const;
  return refuseIfBare(table.rows) ?? { ...base, rows: table.rows.length, ...read };
}

function fromMembers(
  rows: readonly CsvRow[],
  source: 'pcns' | 'suppliers',
): RegisterFile | FileRefusal {
  const table = toTable(rows);
  const read = readMembershipTable(table, source === 'pcns' ? 'pcn' : 'supplier');
  if (isRefusal(read)) return read;
  const base = { source, importedAs: source, organisations: [], notes: [] };
  return refuseIfBare(table.rows) ?? { ...base, rows: table.rows.length, ...read };
}

function refuseIfBare(rows: readonly CsvRow[]): FileRefusal | undefined {
  if (rows.length > 0) return undefined;
  return {
    refused: 'The file has a header and no row below it.',
    next: 'Export it again: an empty list is never taken for an empty register.',
  };
}
