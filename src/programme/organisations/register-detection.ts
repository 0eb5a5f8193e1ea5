import { parseCalendarDate } from '../../base/calendar-date.ts';
import { parseOdsCode } from '../../base/ods-code.ts';
import { type CsvRow, cell, toTable } from '../files/csv-rows.ts';
import { EPCMEM_COLUMNS } from './epcmem.ts';
import { looksLikeEpraccur } from './epraccur-dialect.ts';
import { PARTNER_COLUMNS, PCN_COLUMNS } from './epcn.ts';
import type { FileRefusal } from '../files/file-reading.ts';
import type { RegisterSource } from './organisation.ts';

/** The kind of file, when its content leaves no doubt. */
export function detectSource(rows: readonly CsvRow[]): RegisterSource | FileRefusal {
  const { header } = toTable(rows.slice(0, 1));
  if (header.includes('code')) {
    const found = TABLE_COLUMNS.filter(([column]) => header.includes(column));
    const [only] = found;
    if (only !== undefined && found.length === 1) return only[1];
    return unclear(found.map(([column]) => `"${column}"`).join(' and ') || 'only "code"');
  }
  // Whether it is epraccur indeed, and in which dialect, its reader tells from all rows, or refuses.
  if (rows.some((row) => row.cells.length === 27)) return 'epraccur';
  const narrow = detectNarrow(rows);
  if (narrow !== undefined) return narrow;
  // Its reader refuses it for the columns it lost.
  if (looksLikeEpraccur(rows)) return 'epraccur';
  return unclear(
    `no header with "code", and ${rows[0]?.cells.length ?? 0} columns in its first row`,
  );
}

const TABLE_COLUMNS: readonly (readonly [string, RegisterSource])[] = [
  ['name', 'organisations'],
  ['pcn', 'pcns'],
  ['supplier', 'suppliers'],
  ['place', 'places'],
  ['wave', 'waves'],
];

/** Files with few columns and no header of ours, told by their width and by what a row holds. */
function detectNarrow(rows: readonly CsvRow[]): RegisterSource | undefined {
  return NARROW.find(({ width, fits }) =>
    rows.some((row) => row.cells.length === width && fits(row)),
  )?.source;
}

const NARROW: readonly {
  readonly source: RegisterSource;
  readonly width: number;
  readonly fits: (row: CsvRow) => boolean;
}[] = [
  {
    source: 'epcn',
    width: PCN_COLUMNS,
    fits: (row) => holdsCode(row, 1) && holdsCode(row, 3) && holdsDay(row, 5),
  },
  {
    source: 'epcncorepartners',
    width: PARTNER_COLUMNS,
    fits: (row) => holdsCode(row, 1) && holdsCode(row, 5) && holdsDay(row, 9),
  },
  {
    source: 'epcmem',
    width: EPCMEM_COLUMNS,
    fits: (row) => holdsCode(row, 1) && holdsCode(row, 2) && holdsDay(row, 4),
  },
];

function holdsCode(row: CsvRow, column: number): boolean {
  return parseOdsCode(cell(row, column)) !== undefined;
}

function holdsDay(row: CsvRow, column: number): boolean {
  return parseCalendarDate(cell(row, column)) !== undefined;
}

function unclear(seen: string): FileRefusal {
  return {
    refused: `What kind of register file this is cannot be told from its content: it has ${seen}.`,
    next: 'Name it with --kind: epraccur (27 columns, no header), etr, ets, eccg, ebranchs (24 to 27 columns, no header), or organisations, pcns, suppliers, places, waves (a header with code and name, pcn, supplier, place or wave).',
  };
}
