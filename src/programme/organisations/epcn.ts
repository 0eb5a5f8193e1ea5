import { splitByWidth } from '../files/row-width.ts';
import type { CalendarDate } from '../../base/calendar-date.ts';
import { parseOdsCode } from '../../base/ods-code.ts';
import { type CsvRow, cell, foldHeader } from '../files/csv-rows.ts';
import {
  type FileRefusal,
  type ImportNote,
  type Notes,
  type RejectedRow,
  byLine,
  createNotes,
  isRefusal,
} from '../files/file-reading.ts';
import { findOverlap } from './membership-periods.ts';
import { readCodes, readCommissioner, readDate, stated } from './ods-columns.ts';
import type { Membership, Organisation } from './organisation.ts';
import { statusFromDates } from './status-from-dates.ts';

/** Columns of the list of networks: code, name, commissioner's code and name, open, close, address, postcode. */
export const PCN_COLUMNS = 12;

/** Columns of the list of core partners: partner, its commissioner, network, its commissioner, start, end, match. */
export const PARTNER_COLUMNS = 11;

/** What a list of networks says. */
export interface PcnReading {
  readonly rows: number;
  readonly organisations: readonly Organisation[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/** Reads the primary care networks of ePCN, with or without its header. */
export function readPcns(rows: readonly CsvRow[], asAt: CalendarDate): PcnReading | FileRefusal {
  const body = withoutHeader(rows, { width: PCN_COLUMNS, header: PCN_HEADER });
  if (isRefusal(body)) return body;
  const { whole, rejected } = splitByWidth(body, PCN_COLUMNS);
  if (whole.length === 0) return refuseWidth('the list of networks (epcn)', PCN_COLUMNS, body);
  const codes = readCodes(whole, 1);
  if (isRefusal(codes)) return codes;
  rejected.push(...codes.rejected);
  const notes = createNotes();
  const organisations: Organisation[] = [];
  for (const [index, row] of whole.entries()) {
    const code = codes.codes[index];
    if (code === undefined) continue;
    const read = readPcn(row, asAt, notes);
    if ('reason' in read) rejected.push(read);
    else {
      organisations.push({ code, ...read });
      notes.add(read.status === undefined ? 'status-not-said' : 'status-from-dates', '', row.line);
    }
  }
  return { rows: body.length, organisations, rejected: byLine(rejected), notes: notes.all() };
}

/** What a list of core partners says. */
export interface PartnerReading {
  readonly rows: number;
  readonly members: readonly Membership[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/**
 * Reads the core partners of ePCN: which practice was in which network from when to when. A practice
 * may stand in it several times; spells that overlap are kept as the file has them, and noted.
 */
export function readPcnPartners(rows: readonly CsvRow[]): PartnerReading | FileRefusal {
  const body = withoutHeader(rows, { width: PARTNER_COLUMNS, header: PARTNER_HEADER });
  if (isRefusal(body)) return body;
  const { whole, rejected } = splitByWidth(body, PARTNER_COLUMNS);
  if (whole.length === 0) return refuseWidth('the list of core partners', PARTNER_COLUMNS, body);
  const codes = readCodes(whole, 1, { repeats: true });
  if (isRefusal(codes)) return codes;
  rejected.push(...codes.rejected);
  const members: (Membership & { readonly line: number })[] = [];
  for (const [index, row] of whole.entries()) {
    const code = codes.codes[index];
    if (code === undefined) continue;
    const read = readPartner(row);
    if ('reason' in read) rejected.push(read);
    else members.push({ kind: 'pcn', code, line: row.line, ...read });
  }
  return {
    rows: body.length,
    members: members.map(({ line: _line, ...member }) => member),
    rejected: byLine(rejected),
    notes: noteOverlaps(members),
  };
}

/** What the header of each list says where, line breaks and spaces left out; first the column of a day. */
const PCN_HEADER: readonly HeaderCell[] = [
  [5, /open.*date/],
  [6, /close.*date/],
  [1, /^pcncode$/],
];
const PARTNER_HEADER: readonly HeaderCell[] = [
  [9, /start.*date/],
  [10, /end.*date/],
  [1, /^partner.*code$/],
  [5, /^pcncode$/],
];
type HeaderCell = readonly [column: number, says: RegExp];

/** A list of ePCN: how wide it is, and what its header says. */
interface Layout {
  readonly width: number;
  readonly header: readonly HeaderCell[];
}

/**
 * The rows below the header, when there is one: a first row with words where a day should stand. A header
 * that says something else is refused.
 */
function withoutHeader(
  rows: readonly CsvRow[],
  { width, header }: Layout,
): readonly CsvRow[] | FileRefusal {
  const [first, ...rest] = rows;
  const [[dayColumn] = [0]] = header;
  if (first === undefined || first.cells.length !== width) return rows;
  if (!/^\D+$/.test(cell(first, dayColumn))) return rows;
  const said = (column: number): string =>
    foldHeader(cell(first, column)).replaceAll(/[^a-z]/g, '');
  const wrong = header.find(([column, says]) => !says.test(said(column)));
  if (wrong === undefined) return rest;
  return {
    refused: `Line ${first.line} is no row, and no header we know: column ${wrong[0]} says something else than in ePCN.`,
    next: 'Fetch the file again, with its columns as ODS publishes them; they are never guessed from their names.',
  };
}

function refuseWidth(what: string, width: number, rows: readonly CsvRow[]): FileRefusal {
  return {
    refused: `No row has the ${width} columns of ${what}; the first has ${rows[0]?.cells.length ?? 0}.`,
    next: 'Fetch the file again without opening it in a spreadsheet, or name another kind with --kind.',
  };
}

function readPcn(
  row: CsvRow,
  asAt: CalendarDate,
  notes: Notes,
): Omit<Organisation, 'code'> | RejectedRow {
  const name = cell(row, 2);
  if (name === '') return { line: row.line, column: '2 (name)', reason: 'the name is missing' };
  const opened = readDate(row, 5, 'open date');
  const closed = readDate(row, 6, 'close date');
  if ('rejected' in opened) return opened.rejected;
  if ('rejected' in closed) return closed.rejected;
  const dates = { opened: opened.date, closed: closed.date };
  return {
    name,
    kind: 'pcn',
    status: statusFromDates(dates, asAt),
    commissioner: readCommissioner(cell(row, 3), row.line, notes),
    commissionerSince: undefined,
    nationalGrouping: undefined,
    geography: undefined,
    setting: undefined,
    postcode: stated(cell(row, 12)),
    ...dates,
  };
}

function readPartner(row: CsvRow): Pick<Membership, 'value' | 'since' | 'until'> | RejectedRow {
  const value = parseOdsCode(cell(row, 5));
  if (value === undefined) {
    return { line: row.line, column: '5 (PCN code)', reason: 'not the ODS code of a PCN' };
  }
  const since = readDate(row, 9, 'start date');
  const until = readDate(row, 10, 'end date');
  if ('rejected' in since) return since.rejected;
  if ('rejected' in until) return until.rejected;
  const backwards = since.date !== undefined && until.date !== undefined && until.date < since.date;
  if (backwards)
    return { line: row.line, column: '10 (end date)', reason: 'ends before it starts' };
  return { value, since: since.date, until: until.date };
}

/** One note for each practice whose spells overlap. */
function noteOverlaps(members: readonly (Membership & { readonly line: number })[]): ImportNote[] {
  const byCode = Map.groupBy(members, ({ code }) => code);
  return [...byCode.values()].flatMap((spells) => {
    const overlap = findOverlap(spells);
    if (overlap === undefined) return [];
    return [
      {
        what: 'overlapping-membership',
        value: overlap.code,
        rows: spells.length,
        line: overlap.lines[1],
      },
    ];
  });
}
