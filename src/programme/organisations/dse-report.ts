import type { CalendarDate } from '../../base/calendar-date.ts';
import { type OdsCode, parseOdsCode } from '../../base/ods-code.ts';
import { type CsvRow, cell } from '../files/csv-rows.ts';
import {
  type FileRefusal,
  type ImportNote,
  type Notes,
  type RejectedRow,
  byLine,
  createNotes,
  isRefusal,
} from '../files/file-reading.ts';
import { KNOWN_ROLES } from './ods-code-lists.ts';
import { readCodes, readDate, stated } from './ods-columns.ts';
import type { Organisation, OrganisationKind } from './organisation.ts';
import type { OrganisationLink, OrganisationRole } from './organisation-facts.ts';
import { statusFromDates } from './status-from-dates.ts';

/** Fewest columns a copy has kept; those we read come first in all of them. */
const COLUMNS_MIN = 24;
const COLUMNS_MAX = 27;

/** A report of ODS that lists one kind of organisation. */
interface Report {
  readonly kind: OrganisationKind;
  /** The role every organisation of the report has, by the definition of the report. */
  readonly role: string;
  /** What column 15 names: the operator (RE6) in lists of sites, otherwise a parent. */
  readonly operator: boolean;
}

/** The reports read: NHS trusts, their sites, commissioners (CCG, sub-ICB location), branch surgeries. */
export const DSE_REPORTS = {
  etr: { kind: 'trust', role: 'RO197', operator: false },
  ets: { kind: 'trust-site', role: 'RO198', operator: true },
  eccg: { kind: 'commissioner', role: 'RO98', operator: false },
  ebranchs: { kind: 'branch-surgery', role: 'RO96', operator: true },
} as const satisfies Record<string, Report>;
export type DseReportName = keyof typeof DSE_REPORTS;

/** What a report says. */
export interface DseReportReading {
  readonly organisations: readonly Organisation[];
  readonly roles: readonly OrganisationRole[];
  readonly links: readonly OrganisationLink[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/**
 * Reads etr, ets, eccg or ebranchs: no header, 24 to 27 columns. They have no status we could confirm,
 * so the status is told from the open and close dates as at the day of the file.
 */
export function readDseReport(
  name: DseReportName,
  rows: readonly CsvRow[],
  asAt: CalendarDate,
): DseReportReading | FileRefusal {
  const whole = rows.filter(hasWidth);
  if (whole.length === 0) return refuseWidth(name, rows);
  const codes = readCodes(whole, 1);
  if (isRefusal(codes)) return codes;
  const notes = createNotes();
  const rejected = rows.filter((row) => !hasWidth(row)).map(rejectWidth);
  rejected.push(...codes.rejected);
  const organisations: Organisation[] = [];
  const roles: OrganisationRole[] = [];
  const links: OrganisationLink[] = [];
  for (const [index, row] of whole.entries()) {
    const code = codes.codes[index];
    if (code === undefined) continue;
    const read = readRow(row, { code, report: DSE_REPORTS[name], asAt, notes });
    if ('reason' in read) {
      rejected.push(read);
      continue;
    }
    organisations.push(read.organisation);
    roles.push(...read.roles);
    links.push(...read.links);
  }
  return { organisations, roles, links, rejected: byLine(rejected), notes: notes.all() };
}

function hasWidth(row: CsvRow): boolean {
  return row.cells.length >= COLUMNS_MIN && row.cells.length <= COLUMNS_MAX;
}

function refuseWidth(name: DseReportName, rows: readonly CsvRow[]): FileRefusal {
  return {
    refused: `No row has the ${COLUMNS_MIN} to ${COLUMNS_MAX} columns of ${name}; the first has ${rows[0]?.cells.length ?? 0}.`,
    next: 'Check the kind of file, or give a CSV with a header: code,name,status,opened,closed.',
  };
}

function rejectWidth(row: CsvRow): RejectedRow {
  return {
    line: row.line,
    column: 'all',
    reason: `the row has ${row.cells.length} columns, not ${COLUMNS_MIN} to ${COLUMNS_MAX}`,
  };
}

interface RowContext {
  readonly code: OdsCode;
  readonly report: Report;
  readonly asAt: CalendarDate;
  readonly notes: Notes;
}

interface RowReading {
  readonly organisation: Organisation;
  readonly roles: readonly OrganisationRole[];
  readonly links: readonly OrganisationLink[];
}

function readRow(row: CsvRow, context: RowContext): RowReading | RejectedRow {
  const { code, report, asAt, notes } = context;
  const name = cell(row, 2);
  if (name === '') return { line: row.line, column: '2 (name)', reason: 'the name is missing' };
  const opened = readDate(row, 11, 'open date');
  const closed = readDate(row, 12, 'close date');
  for (const date of [opened, closed]) if ('rejected' in date) return date.rejected;
  const links = readParent(row, context);
  if ('reason' in links) return links;
  const dates = { opened: dateOf(opened), closed: dateOf(closed) };
  const status = statusFromDates(dates, asAt);
  notes.add(status === undefined ? 'status-not-said' : 'status-from-dates', '', row.line);
  const codes = readRoles(row, notes);
  const organisation: Organisation = {
    code,
    name,
    kind: codes.some((role) => NO_COMMISSIONER.includes(role)) ? 'other' : report.kind,
    status,
    commissioner: undefined,
    commissionerSince: undefined,
    nationalGrouping: stated(cell(row, 3)),
    geography: stated(cell(row, 4)),
    setting: undefined,
    postcode: stated(cell(row, 10)),
    ...dates,
  };
  const roles = [...new Set([report.role, ...codes])].map((role) =>
    toRole(code, role, role === report.role),
  );
  return { organisation, roles, links };
}

/** Roles of organisations that eccg lists beside commissioners: hubs and reporting entities. */
const NO_COMMISSIONER: readonly string[] = ['RO218', 'RO327'];

function dateOf(read: ReturnType<typeof readDate>): CalendarDate | undefined {
  return 'date' in read ? read.date : undefined;
}

/** Non-primary roles of column 14; copies of other layouts hold something else there, and say no role. */
function readRoles(row: CsvRow, notes: Notes): string[] {
  const text = cell(row, 14);
  if (!/^RO\d+(?:\s*\|\s*RO\d+)*$/.test(text)) return [];
  const roles = text.split('|').map((role) => role.trim());
  for (const role of roles) if (!KNOWN_ROLES.has(role)) notes.add('unknown-role', role, row.line);
  return roles;
}

function toRole(code: OdsCode, role: string, primary: boolean): OrganisationRole {
  return { code, role, primary, status: undefined, since: undefined, until: undefined };
}

/** The organisation of column 15, with the days of columns 16 and 17. */
function readParent(
  row: CsvRow,
  { code, report }: RowContext,
): readonly OrganisationLink[] | RejectedRow {
  const text = cell(row, 15);
  const target = parseOdsCode(text);
  if (target === undefined) {
    return text === ''
      ? []
      : { line: row.line, column: '15 (parent)', reason: 'not the shape of an ODS code' };
  }
  const since = readDate(row, 16, 'join date');
  const until = readDate(row, 17, 'left date');
  for (const date of [since, until]) if ('rejected' in date) return date.rejected;
  return [
    {
      code,
      relation: report.operator ? 'operator' : 'parent',
      target,
      relationCode: report.operator ? 'RE6' : undefined,
      targetRole: undefined,
      status: undefined,
      since: dateOf(since),
      until: dateOf(until),
    },
  ];
}
