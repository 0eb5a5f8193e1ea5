import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import type { CsvRow, CsvTable } from '../files/csv-rows.ts';

import {
  type FileRefusal,
  type ImportNote,
  type Notes,
  type RejectedRow,
  byLine,
  createNotes,
  isRefusal,
} from '../files/file-reading.ts';
import { type ColumnPlaces, placeColumns, placedCell } from '../files/named-columns.ts';
import { readCodes, readCommissioner, readDate, stated } from './ods-columns.ts';
import {
  ORGANISATION_KINDS,
  ORGANISATION_STATUSES,
  type Organisation,
  type OrganisationKind,
  type OrganisationStatus,
} from './organisation.ts';
import { statusFromDates } from './status-from-dates.ts';

/** What a list of organisations says. */
export interface OrganisationsReading {
  readonly organisations: readonly Organisation[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/** Columns a list of organisations may have. */
export const ORGANISATION_COLUMNS = {
  code: 'code',
  name: 'name',
  kind: 'kind',
  status: 'status',
  commissioner: 'commissioner',
  postcode: 'postcode',
  opened: 'opened',
  closed: 'closed',
} as const;

type Places = ColumnPlaces<keyof typeof ORGANISATION_COLUMNS>;

/**
 * Reads a list of organisations with a header (`code,name`, and where known `kind`, `status`,
 * `commissioner`, `postcode`, `opened`, `closed`): for consumers no ODS file at hand lists.
 */
export function readOrganisationsTable(
  table: CsvTable,
  asAt: CalendarDate,
): OrganisationsReading | FileRefusal {
  const placed = placeColumns(table, ORGANISATION_COLUMNS, ['code', 'name']);
  if (isRefusal(placed)) return placed;
  const codes = readCodes(table.rows, placed.places.code, { name: 'code' });
  if (isRefusal(codes)) return codes;
  const notes = createNotes();
  const rejected: RejectedRow[] = [...codes.rejected];
  const organisations: Organisation[] = [];
  for (const [index, row] of table.rows.entries()) {
    const code = codes.codes[index];
    if (code === undefined) continue;
    const read = readRow(row, { code, places: placed.places, asAt, notes });
    if ('reason' in read) rejected.push(read);
    else organisations.push(read);
  }
  return { organisations, rejected: byLine(rejected), notes: notes.all() };
}

interface RowContext {
  readonly code: OdsCode;
  readonly places: Places;
  readonly asAt: CalendarDate;
  readonly notes: Notes;
}

function readRow(row: CsvRow, context: RowContext): Organisation | RejectedRow {
  const { code, places, notes } = context;
  const get = (field: keyof Places): string => placedCell(row, places[field]);
  if (get('name') === '') return { line: row.line, column: 'name', reason: 'the name is missing' };
  const opened = readDate(row, places.opened, 'opened');
  const closed = readDate(row, places.closed, 'closed');
  if ('rejected' in opened) return opened.rejected;
  if ('rejected' in closed) return closed.rejected;
  const dates = { opened: opened.date, closed: closed.date };
  return {
    code,
    name: get('name'),
    kind: readKind(get('kind'), row.line, notes),
    status: readStatus(get('status'), { ...context, dates, line: row.line }),
    commissioner: readCommissioner(get('commissioner'), row.line, notes),
    commissionerSince: undefined,
    nationalGrouping: undefined,
    geography: undefined,
    setting: undefined,
    postcode: stated(get('postcode')),
    ...dates,
  };
}

function readKind(text: string, line: number, notes: Notes): OrganisationKind {
  const kind = ORGANISATION_KINDS.find((known) => known === text.toLowerCase());
  if (kind === undefined && text !== '') notes.add('unknown-kind', text, line);
  return kind ?? 'other';
}

function readStatus(
  text: string,
  from: RowContext & {
    readonly dates: Pick<Organisation, 'opened' | 'closed'>;
    readonly line: number;
  },
): OrganisationStatus | undefined {
  if (text !== '') {
    const status = ORGANISATION_STATUSES.find((known) => known === text.toLowerCase());
    if (status === undefined) from.notes.add('unknown-status', text, from.line);
    return status;
  }
  const status = statusFromDates(from.dates, from.asAt);
  const what = status === undefined ? 'status-not-said' : 'status-from-dates';
  from.notes.add(what, '', from.line);
  return status;
}
