import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import { CHANNELS, type Channel } from '../agreements/agreement.ts';
import { foldWord } from '../agreements/agreement-words.ts';
import { type CodeBook, createCodeBook } from './code-book.ts';
import type { FileRefusal, ImportNote, RejectedRow } from '../files/file-reading.ts';
import { type UnknownOutcomes, createUnknownOutcomes } from './unknown-outcomes.ts';
import { type UsageCells, createUsageCells } from './usage-cells.ts';
import {
  type Outcome,
  type UsageField,
  type UsageHeader,
  type UsageMap,
  readUsageHeader,
} from './usage-columns.ts';
import { type UsageDays, createUsageDays } from './usage-days.ts';
import { type StampReader, type UsageZone, createStampReader, readWeek } from './usage-stamp.ts';
import { mondayOf } from './week.ts';

/** How a log is read. */
export interface UsageReading {
  readonly map: UsageMap;
  readonly zone: UsageZone;
  /** The day the log speaks of: nothing in it can be later. */
  readonly asAt: CalendarDate;
  /** The channel of every row; without it a column says it. */
  readonly channel: Channel | undefined;
  /** The only practice, or the only consumer, the log was made for. */
  readonly provider: OdsCode | undefined;
  readonly consumer: OdsCode | undefined;
  /** The days the log was made for, both included. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate } | undefined;
}

/** Rejected rows that are listed; further ones are counted. */
export const LISTED_MAX = 1000;

/** A log that is being read, row by row. */
export interface UsageReader {
  /** Takes the first row; the refusal when the log cannot be read by it. */
  readHeader(cells: readonly string[]): FileRefusal | undefined;
  /** Takes another row; the refusal when the whole log cannot be what it should be. */
  readRow(cells: readonly string[], line: number): FileRefusal | undefined;
  /** Counts a row that is no row of a CSV file. */
  reject(row: RejectedRow): void;
  outcome(): UsageOutcome;
}

/** What was read of a log. */
export interface UsageOutcome {
  readonly header: UsageHeader | undefined;
  readonly rows: number;
  readonly kept: number;
  /** The first of them, in the order of the file. */
  readonly rejected: readonly RejectedRow[];
  readonly rejectedRows: number;
  readonly providers: CodeBook;
  readonly consumers: CodeBook;
  readonly cells: UsageCells;
  readonly days: UsageDays;
  readonly notes: readonly ImportNote[];
  /** Stamps that told their zone. */
  readonly zoned: number;
}

/** Makes a reader that keeps counts by flow and week, and of each row nothing else. */
export function createUsageReader(reading: UsageReading): UsageReader {
  const state: State = {
    reading,
    header: undefined,
    rows: 0,
    kept: 0,
    rejected: [],
    rejectedRows: 0,
    unknownOutcomes: createUnknownOutcomes(),
    stamps: createStampReader(reading.zone),
    days: createUsageDays(reading.asAt, reading.period),
    providers: createCodeBook(),
    consumers: createCodeBook(),
    cells: createUsageCells(),
    fault: { column: 'time', reason: '' },
  };
  return {
    readHeader(cells) {
      const header = readUsageHeader(cells, reading.map, reading.channel);
      if ('refused' in header) return header;
      state.header = header;
      return undefined;
    },
    readRow: (cells, line) => readRow(state, cells, line),
    reject: (row) => {
      state.rows += 1;
      state.days.miss(undefined, 0);
      reject(state, row);
    },
    outcome: () => ({
      ...state,
      notes: state.unknownOutcomes.notes(),
      zoned: state.stamps.zoned(),
    }),
  };
}

interface State {
  readonly reading: UsageReading;
  header: UsageHeader | undefined;
  rows: number;
  kept: number;
  readonly rejected: RejectedRow[];
  rejectedRows: number;
  /** Words of outcomes that nobody knows, with their rows and the first line of each. */
  readonly unknownOutcomes: UnknownOutcomes;
  readonly stamps: StampReader;
  readonly days: UsageDays;
  readonly providers: CodeBook;
  readonly consumers: CodeBook;
  readonly cells: UsageCells;
  /** Why the row under way is rejected; one object for all rows, for there are millions. */
  readonly fault: { column: string; reason: string };
}

/** What a step answers for a row that is rejected; the reason stands in `fault`. */
const REJECTED = -1;

function readRow(state: State, row: readonly string[], line: number): FileRefusal | undefined {
  state.rows += 1;
  const { header, cells, fault } = state;
  if (header === undefined) return undefined;
  const { day, isKept } = readDay(state, header, row);
  const length = header.layout === 'week' ? 7 : 1;
  const flow = isKept ? readFlow(state, header, row) : REJECTED;
  if (day === undefined || flow === REJECTED) {
    state.days.miss(day, length);
    reject(state, { line, column: fault.column, reason: fault.reason });
    return tooMany(state);
  }
  const cell = cells.cellOf(flow, mondayOf(day));
  const isCounted =
    header.layout === 'event'
      ? countOne(state, header, { row, cell, line })
      : addCounts(state, header, { row, cell });
  if (isCounted) {
    state.days.add(day, length);
    state.kept += 1;
    return cells.size() > CELLS_MAX ? TOO_MANY_CELLS : undefined;
  }
  state.days.miss(day, length);
  reject(state, { line, column: fault.column, reason: fault.reason });
  return undefined;
}

/** The day of a row, undefined when it cannot be read; and whether it may stand in this log. */
function readDay(
  state: State,
  header: UsageHeader,
  row: readonly string[],
): { readonly day: number | undefined; readonly isKept: boolean } {
  const field = header.layout === 'event' ? 'time' : header.layout;
  const text = (row[header.places[field] - 1] ?? '').trim();
  const { stamps } = state;
  const day = header.layout === 'week' ? readWeek(text, stamps) : stamps.dayOf(text);
  const trouble = typeof day === 'string' ? day : state.days.troubleOf(day);
  if (trouble !== undefined) fail(state, header.columns[field], trouble);
  return { day: typeof day === 'string' ? undefined : day, isKept: trouble === undefined };
}

/** The flow of a row as a number. */
function readFlow(state: State, header: UsageHeader, row: readonly string[]): number {
  const { fault } = state;
  const provider = readEnd(state, 'provider', row[header.places.provider - 1] ?? '');
  if (provider === REJECTED) return REJECTED;
  const consumer = readEnd(state, 'consumer', row[header.places.consumer - 1] ?? '');
  if (consumer === REJECTED) return REJECTED;
  const channel = readChannel(state, row[header.places.channel - 1] ?? '');
  if (channel === undefined) return REJECTED;
  fault.column = header.columns.provider;
  return state.cells.flowOf(provider, consumer, CHANNELS.indexOf(channel));
}

function readEnd(state: State, end: 'provider' | 'consumer', text: string): number {
  const book = end === 'provider' ? state.providers : state.consumers;
  const entry = book.find(text);
  if (entry.code === undefined) {
    return fail(state, columnOf(state, end), entry.reason);
  }
  const wanted = state.reading[end];
  if (wanted === undefined || wanted === entry.code) return entry.index;
  return fail(state, columnOf(state, end), `is not the ${end} the log was stated to be of`);
}

function readChannel(state: State, text: string): Channel | undefined {
  const { channel, map } = state.reading;
  // A word nobody knows may mean anything; the channel that was stated holds then.
  const said = map.channels.get(text) ?? map.channels.get(foldWord(text));
  if (said === channel || channel === undefined) {
    if (said !== undefined) return said;
    fail(state, columnOf(state, 'channel'), 'is no channel we know; map it under usage.channels');
    return undefined;
  }
  if (said === undefined) return channel;
  fail(state, columnOf(state, 'channel'), 'says another channel than the one stated');
  return undefined;
}

function countOne(
  state: State,
  header: UsageHeader,
  at: { readonly row: readonly string[]; readonly cell: number; readonly line: number },
): boolean {
  const { places } = header;
  const outcome = places.outcome === 0 ? undefined : readOutcome(state, at, places.outcome);
  const user = places.user === 0 ? '' : (at.row[places.user - 1] ?? '').trim();
  state.cells.count(at.cell, outcome === 'failed');
  if (places.user !== 0) state.cells.addUser(at.cell, user);
  return true;
}

/** An outcome that is not said, or in a word nobody knows, is told and counts as an access. */
function readOutcome(
  state: State,
  at: { readonly row: readonly string[]; readonly line: number },
  place: number,
): Outcome | undefined {
  const text = at.row[place - 1] ?? '';
  const { outcomes } = state.reading.map;
  const known = outcomes.get(text) ?? outcomes.get(foldWord(text));
  if (known !== undefined) return known;
  const status = /^[1-5]\d\d$/.exec(text.trim());
  if (status !== null) return text.trim() < '400' ? 'answered' : 'failed';
  state.unknownOutcomes.add(text, at.line);
  return undefined;
}

function addCounts(
  state: State,
  header: UsageHeader,
  at: { readonly row: readonly string[]; readonly cell: number },
): boolean {
  const { columns } = header;
  const read = (field: 'count' | 'failed' | 'users'): number | undefined => {
    const place = header.places[field];
    if (place === 0) return field === 'users' ? undefined : 0;
    const text = (at.row[place - 1] ?? '').trim();
    if (/^\d{1,9}$/.test(text)) return Number(text);
    fail(state, columns[field], 'is no whole number of up to nine digits');
    return REJECTED;
  };
  const [count, failed, users] = [read('count'), read('failed'), read('users')];
  if (count === REJECTED || failed === REJECTED || users === REJECTED) return false;
  // Users of several days cannot be added: the same person may have come on each.
  const isWeekly = header.layout === 'week';
  state.cells.addCounts(at.cell, {
    accesses: count ?? 0,
    failed: failed ?? 0,
    users: isWeekly ? users : undefined,
  });
  return true;
}

/** What this log calls a column. */
function columnOf({ header, reading }: State, field: UsageField): string {
  return (header?.columns ?? reading.map.columns)[field];
}

function fail(state: State, column: string, reason: string): typeof REJECTED {
  state.fault.column = column;
  state.fault.reason = reason;
  return REJECTED;
}

function reject(state: State, row: RejectedRow): void {
  state.rejectedRows += 1;
  if (state.rejected.length < LISTED_MAX) state.rejected.push(row);
}

/** More cells than this are no log of a region: 5,000 flows use two channels for a decade. */
const CELLS_MAX = 5_000_000;

const TOO_MANY_CELLS: FileRefusal = {
  refused: 'The log holds more than five million different flows and weeks.',
  next: 'Check that the columns of practice and consumer are the right ones, or import it in parts.',
};

function tooMany(state: State): FileRefusal | undefined {
  const { providers, consumers, reading } = state;
  const full = providers.isFull() ? 'provider' : consumers.isFull() ? 'consumer' : undefined;
  if (full === undefined) return undefined;
  return {
    refused: `The column "${columnOf(state, full)}" holds more different texts than there are organisations.`,
    next: `Name the column with the ODS code of the ${full} under ${reading.map.setting} in mig2hie.yaml.`,
  };
}
