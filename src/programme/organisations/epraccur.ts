import { splitByWidth } from '../files/row-width.ts';
import { type CsvRow, cell } from '../files/csv-rows.ts';
import { type EpraccurDialect, detectDialect } from './epraccur-dialect.ts';
import {
  type FileRefusal,
  type ImportNote,
  type Notes,
  type RejectedRow,
  byLine,
  createNotes,
  isRefusal,
} from '../files/file-reading.ts';
import { readCodes, readCommissioner, readDate, stated } from './ods-columns.ts';
import type { Organisation, OrganisationKind, OrganisationStatus } from './organisation.ts';
import type { OrganisationRole } from './organisation-facts.ts';
import { KNOWN_ROLES, KNOWN_SETTINGS } from './ods-code-lists.ts';
import type { OdsCode } from '../../base/ods-code.ts';

/** Columns of every dialect of epraccur. */
const EPRACCUR_COLUMNS = 27;

/** What an epraccur file says. */
export interface EpraccurReading {
  readonly dialect: EpraccurDialect;
  readonly organisations: readonly Organisation[];
  /** Roles of column 26; the legacy dialect has none. */
  readonly roles: readonly OrganisationRole[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/** Reads the rows of an epraccur file; the dialect is told from all rows, never from the file's name. */
export function readEpraccur(rows: readonly CsvRow[]): EpraccurReading | FileRefusal {
  const { whole, rejected } = splitByWidth(rows, EPRACCUR_COLUMNS);
  if (whole.length === 0) return missingColumns(rows);
  const dialect = detectDialect(whole);
  if (typeof dialect !== 'string') return dialect;
  const codes = readCodes(whole, 1);
  if (isRefusal(codes)) return codes;
  rejected.push(...codes.rejected);
  const notes = createNotes();
  const organisations: Organisation[] = [];
  for (const [index, row] of whole.entries()) {
    const code = codes.codes[index];
    if (code === undefined) continue;
    const read = readRow(row, code, dialect, notes);
    if ('reason' in read) rejected.push(read);
    else organisations.push(read);
  }
  const roles = dialect === 'dse' ? organisations.flatMap(toRoles) : [];
  return { dialect, organisations, roles, rejected: byLine(rejected), notes: notes.all() };
}

function missingColumns(rows: readonly CsvRow[]): FileRefusal {
  return {
    refused: `No row has the ${EPRACCUR_COLUMNS} columns of epraccur; the first has ${rows[0]?.cells.length ?? 0}.`,
    next: 'Fetch the file again without opening it in a spreadsheet, which drops empty columns.',
  };
}

function readRow(
  row: CsvRow,
  code: OdsCode,
  dialect: EpraccurDialect,
  notes: Notes,
): Organisation | RejectedRow {
  const name = cell(row, 2);
  if (name === '') return { line: row.line, column: '2 (name)', reason: 'the name is missing' };
  const opened = readDate(row, 11, 'open date');
  const closed = readDate(row, 12, 'close date');
  const since = readDate(row, 16, 'join date');
  for (const date of [opened, closed, since]) if ('rejected' in date) return date.rejected;
  const closedOn = 'date' in closed ? closed.date : undefined;
  const status =
    dialect === 'legacy' ? readLetter(row, notes) : readWord(row, closedOn !== undefined, notes);
  // No file of ODS we saw has an active row with a close date, or a closed one without.
  if (status === (closedOn === undefined ? 'closed' : 'active')) {
    notes.add('status-against-dates', status, row.line);
  }
  return {
    code,
    name,
    kind: dialect === 'legacy' ? readSetting(row, notes) : readRoles(row, notes),
    status,
    commissioner: readCommissioner(cell(row, 15), row.line, notes),
    commissionerSince: 'date' in since ? since.date : undefined,
    nationalGrouping: stated(cell(row, 3)),
    geography: stated(cell(row, 4)),
    setting: stated(cell(row, 26)),
    postcode: stated(cell(row, 10)),
    opened: 'date' in opened ? opened.date : undefined,
    closed: closedOn,
  };
}

const LETTERS: Readonly<Record<string, OrganisationStatus>> = {
  A: 'active',
  C: 'closed',
  D: 'dormant',
  P: 'proposed',
};

function readLetter(row: CsvRow, notes: Notes): OrganisationStatus | undefined {
  const letter = cell(row, 13);
  const status = LETTERS[letter];
  if (status === undefined) notes.add('unknown-status', letter, row.line);
  return status;
}

/**
 * DSE knows only ACTIVE and INACTIVE. With a close date INACTIVE is closed; without one no source
 * says whether it is closed or dormant, so the status stays unsaid and a person is asked.
 */
function readWord(
  row: CsvRow,
  hasCloseDate: boolean,
  notes: Notes,
): OrganisationStatus | undefined {
  const word = cell(row, 13).toUpperCase();
  if (word === 'ACTIVE') return 'active';
  if (word === 'INACTIVE' && hasCloseDate) return 'closed';
  if (word === 'INACTIVE') notes.add('inactive-without-close-date', word, row.line);
  else notes.add('unknown-status', word, row.line);
  return undefined;
}

function readSetting(row: CsvRow, notes: Notes): OrganisationKind {
  const setting = cell(row, 26);
  if (setting === '') notes.add('no-setting', '', row.line);
  else if (!KNOWN_SETTINGS.has(setting)) notes.add('unknown-setting', setting, row.line);
  return setting === '4' ? 'gp-practice' : 'prescribing-cost-centre';
}

function readRoles(row: CsvRow, notes: Notes): OrganisationKind {
  const roles = splitRoles(cell(row, 26));
  if (roles.length === 0) notes.add('no-setting', '', row.line);
  for (const role of roles) if (!KNOWN_ROLES.has(role)) notes.add('unknown-role', role, row.line);
  return roles.includes('RO76') ? 'gp-practice' : 'prescribing-cost-centre';
}

function splitRoles(text: string): string[] {
  return text
    .split('|')
    .map((role) => role.trim())
    .filter((role) => role !== '');
}

/** Of a prescribing cost centre RO177 is the primary role, and every other one is not. */
function toRoles({ code, setting }: Organisation): OrganisationRole[] {
  return splitRoles(setting ?? '').map((role) => ({
    code,
    role,
    primary: role === 'RO177',
    status: undefined,
    since: undefined,
    until: undefined,
  }));
}
