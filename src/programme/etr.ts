import type { CalendarDate } from '../base/calendar-date.ts';
import { type CsvRow, cell } from './csv-rows.ts';
import {
  type FileRefusal,
  type ImportNote,
  type RejectedRow,
  byLine,
  createNotes,
  isRefusal,
} from './file-reading.ts';
import { readCodes, readDate, stated } from './ods-columns.ts';
import type { Organisation } from './organisation.ts';
import { statusFromDates } from './status-from-dates.ts';

/** Fewest columns a copy of etr has kept; the twelve we read come first in all of them. */
const ETR_COLUMNS_MIN = 24;
const ETR_COLUMNS_MAX = 27;

/** What a file of organisations says. */
export interface OrganisationsReading {
  readonly organisations: readonly Organisation[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/**
 * Reads etr, the NHS trusts of ODS: no header, 24 to 27 columns. It has no status we could confirm,
 * so the status is told from the open and close dates as at the day of the file.
 */
export function readEtr(
  rows: readonly CsvRow[],
  asAt: CalendarDate,
): OrganisationsReading | FileRefusal {
  const whole = rows.filter((row) => hasWidth(row));
  if (whole.length === 0) {
    return {
      refused: `No row has the ${ETR_COLUMNS_MIN} to ${ETR_COLUMNS_MAX} columns of etr; the first has ${rows[0]?.cells.length ?? 0}.`,
      next: 'Check the kind of file, or give a CSV with a header: code,name,status,opened,closed.',
    };
  }
  const codes = readCodes(whole, 1);
  if (isRefusal(codes)) return codes;
  const notes = createNotes();
  const organisations: Organisation[] = [];
  const rejected: RejectedRow[] = rows.filter((row) => !hasWidth(row)).map(rejectWidth);
  for (const [index, row] of whole.entries()) {
    const read = readRow(row, asAt);
    const code = codes.codes[index];
    if ('reason' in read) rejected.push(read);
    else if (code !== undefined) organisations.push({ ...read, code });
    if ('name' in read) {
      notes.add(read.status === undefined ? 'status-not-said' : 'status-from-dates', '', row.line);
    }
  }
  return { organisations, rejected: byLine(rejected), notes: notes.all() };
}

function hasWidth(row: CsvRow): boolean {
  return row.cells.length >= ETR_COLUMNS_MIN && row.cells.length <= ETR_COLUMNS_MAX;
}

function rejectWidth(row: CsvRow): RejectedRow {
  return {
    line: row.line,
    column: 'all',
    reason: `the row has ${row.cells.length} columns, not ${ETR_COLUMNS_MIN} to ${ETR_COLUMNS_MAX}`,
  };
}

function readRow(row: CsvRow, asAt: CalendarDate): Omit<Organisation, 'code'> | RejectedRow {
  const name = cell(row, 2);
  if (name === '') return { line: row.line, column: '2 (name)', reason: 'the name is missing' };
  const opened = readDate(row, 11, 'open date');
  const closed = readDate(row, 12, 'close date');
  if ('rejected' in opened) return opened.rejected;
  if ('rejected' in closed) return closed.rejected;
  const dates = { opened: opened.date, closed: closed.date };
  return {
    name,
    kind: 'trust',
    status: statusFromDates(dates, asAt),
    commissioner: undefined,
    commissionerSince: undefined,
    nationalGrouping: stated(cell(row, 3)),
    geography: stated(cell(row, 4)),
    setting: undefined,
    postcode: stated(cell(row, 10)),
    ...dates,
  };
}
