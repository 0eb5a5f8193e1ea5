import { tally } from '../../base/ordering.ts';
import type { CalendarDate } from '../../base/calendar-date.ts';
import { type CsvRow, toTable } from '../files/csv-rows.ts';
import { type DseReportName, readDseReport } from './dse-report.ts';
import { readEpcmem } from './epcmem.ts';
import { readPcnPartners, readPcns } from './epcn.ts';
import { readEpraccur } from './epraccur.ts';
import { detectDialect, looksLikeEpraccur } from './epraccur-dialect.ts';
import { type FileRefusal, type ImportNote, isRefusal } from '../files/file-reading.ts';
import { readMembershipTable } from './membership-table.ts';
import type { MembershipKind, Organisation, RegisterSource } from './organisation.ts';
import { ORGANISATION_COLUMNS, readOrganisationsTable } from './organisations-table.ts';
import type { RegisterFile } from './register-file.ts';

/** How the rows of one kind of file are read. */
export interface RegisterReader {
  /** Columns anything is read from, by number or by name in the header. */
  readonly columns: readonly (number | string)[];
  readonly read: (rows: readonly CsvRow[], asAt: CalendarDate) => RegisterFile | FileRefusal;
}

/** Columns of ODS files that are read. */
const ODS_COLUMNS = [1, 2, 3, 4, 10, 11, 12, 13, 14, 15, 16, 17, 26] as const;

/** The readers of files with rows; a kind that has none here is no file of rows. */
export const REGISTER_READERS: Readonly<Partial<Record<RegisterSource, RegisterReader>>> = {
  epraccur: { columns: ODS_COLUMNS, read: fromEpraccur },
  etr: reportReader('etr'),
  ets: reportReader('ets'),
  eccg: reportReader('eccg'),
  ebranchs: reportReader('ebranchs'),
  epcn: { columns: [1, 2, 3, 5, 6, 12], read: fromPcns },
  epcncorepartners: { columns: [1, 5, 9, 10], read: fromPartners },
  epcmem: { columns: [1, 2, 4, 5], read: fromEpcmem },
  organisations: { columns: Object.values(ORGANISATION_COLUMNS), read: fromTable },
  pcns: memberReader('pcns', 'pcn'),
  suppliers: memberReader('suppliers', 'supplier'),
  places: memberReader('places', 'place'),
  waves: memberReader('waves', 'wave'),
};

const NOTHING = { organisations: [], members: [], roles: [], links: [], notes: [] } as const;

function fromEpraccur(rows: readonly CsvRow[], asAt: CalendarDate): RegisterFile | FileRefusal {
  const read = readEpraccur(rows);
  if (isRefusal(read)) return read;
  const { dialect, ...rest } = read;
  const base = { ...NOTHING, source: 'epraccur', rows: rows.length } as const;
  const notes = [...rest.notes, ...noteToCome(rest.organisations, asAt)];
  return { ...base, importedAs: `epraccur-${dialect}`, ...rest, notes };
}

/** Who commissions a practice until it joins the commissioner of its row, the file does not say. */
function noteToCome(organisations: readonly Organisation[], asAt: CalendarDate): ImportNote[] {
  const days = organisations.flatMap(({ commissionerSince }) => commissionerSince ?? []);
  const counts = [
    ...tally(
      days.filter((day) => day > asAt),
      (day) => day,
    ),
  ];
  return counts
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, rows]) => ({ what: 'commissioner-to-come', value, rows }));
}

function reportReader(name: DseReportName): RegisterReader {
  return {
    columns: ODS_COLUMNS,
    read: (rows, asAt) => {
      // An epraccur file read as etr would turn thousands of practices into trusts.
      if (typeof detectDialect(rows) === 'string') {
        return {
          refused: `The file is epraccur, not ${name}: columns 13 and 26 hold a status and a setting.`,
          next: 'Import it with --kind epraccur.',
        };
      }
      if (looksLikeEpraccur(rows)) {
        return {
          refused: `The file is not ${name} but epraccur with columns missing: column 13 holds a status.`,
          next: 'Fetch the file again without opening it in a spreadsheet, which drops empty columns.',
        };
      }
      const read = readDseReport(name, rows, asAt);
      if (isRefusal(read)) return read;
      return { ...NOTHING, source: name, importedAs: name, rows: rows.length, ...read };
    },
  };
}

function fromPcns(rows: readonly CsvRow[], asAt: CalendarDate): RegisterFile | FileRefusal {
  const read = readPcns(rows, asAt);
  return isRefusal(read) ? read : { ...NOTHING, source: 'epcn', importedAs: 'epcn', ...read };
}

function fromPartners(rows: readonly CsvRow[]): RegisterFile | FileRefusal {
  const read = readPcnPartners(rows);
  if (isRefusal(read)) return read;
  const source = 'epcncorepartners';
  return { ...NOTHING, source, importedAs: source, ...read };
}

function fromEpcmem(rows: readonly CsvRow[]): RegisterFile | FileRefusal {
  const read = readEpcmem(rows);
  if (isRefusal(read)) return read;
  return { ...NOTHING, source: 'epcmem', importedAs: 'epcmem', rows: rows.length, ...read };
}

function fromTable(rows: readonly CsvRow[], asAt: CalendarDate): RegisterFile | FileRefusal {
  const table = toTable(rows);
  const read = readOrganisationsTable(table, asAt);
  if (isRefusal(read)) return read;
  const base = { ...NOTHING, source: 'organisations', importedAs: 'organisations' } as const;
  return refuseIfBare(table.rows) ?? { ...base, rows: table.rows.length, ...read };
}

function memberReader(source: RegisterSource, kind: MembershipKind): RegisterReader {
  return {
    columns: ['code', kind, 'since', 'until'],
    read: (rows) => {
      const table = toTable(rows);
      const read = readMembershipTable(table, kind);
      if (isRefusal(read)) return read;
      const base = { ...NOTHING, source, importedAs: source };
      return refuseIfBare(table.rows) ?? { ...base, rows: table.rows.length, ...read };
    },
  };
}

function refuseIfBare(rows: readonly CsvRow[]): FileRefusal | undefined {
  if (rows.length > 0) return undefined;
  return {
    refused: 'The file has a header and no row below it.',
    next: 'Export it again: an empty list is never taken for an empty register.',
  };
}
