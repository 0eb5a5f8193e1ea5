import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import { orderBy, sorted } from '../../base/ordering.ts';
import { CHANNELS, type Channel } from '../agreements/agreement.ts';
import type { ImportNote, RejectedRow } from '../files/file-reading.ts';
import { GAP_DAYS, type UsageCoverage } from './usage-days.ts';
import type { UsageOutcome, UsageReading } from './usage-reader.ts';
import type { UsageLog, UsageRow } from './usage.ts';
import { dayOfNumber } from './week.ts';

/** A log before it is stored, with what it counts of one channel. */
export interface CountedLog extends Omit<UsageLog, 'import' | 'file' | 'sha256' | 'asAt'> {
  readonly accesses: number;
  readonly failed: number;
  readonly flows: number;
  readonly weeks: number;
}

/** What is kept of a log. */
export interface UsageContent {
  readonly importedAs: string;
  readonly rows: number;
  readonly kept: number;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedRows: number;
  readonly notes: readonly ImportNote[];
  /** One for each channel it speaks of. */
  readonly logs: readonly CountedLog[];
  /** Counts by channel, week, practice and consumer; made anew each time they are gone through. */
  counts(): Iterable<Omit<UsageRow, 'import'>>;
  /** Accesses and attempts of each organisation. */
  readonly organisations: ReadonlyMap<OdsCode, number>;
}

/** What is kept of a log that was read to its end. */
export function toUsageContent(outcome: UsageOutcome, reading: UsageReading): UsageContent {
  const layout = outcome.header?.layout ?? 'event';
  const coverage = outcome.days.coverage(layout !== 'event');
  const counts = (): Iterable<Omit<UsageRow, 'import'>> => rowsOf(outcome);
  const { logs, organisations } = sumUp(counts(), { outcome, reading, coverage });
  return {
    importedAs: layout === 'event' ? 'accesses' : `accesses by ${layout}`,
    rows: outcome.rows,
    kept: outcome.kept,
    rejected: outcome.rejected,
    rejectedRows: outcome.rejectedRows,
    notes: [...outcome.notes, ...ownNotes(outcome, reading, coverage)],
    logs,
    organisations,
    counts,
  };
}

/** In the order of the table they go into, which takes them several times as fast then. */
function* rowsOf(outcome: UsageOutcome): Generator<Omit<UsageRow, 'import'>> {
  const [providers, consumers] = [outcome.providers.codes(), outcome.consumers.codes()];
  const isTold = tellsUsers(outcome);
  const mondays = new Map<number, CalendarDate>();
  for (const cell of outcome.cells.inOrder(orderOf(providers), orderOf(consumers))) {
    const week = mondays.get(cell.monday) ?? dayOfNumber(cell.monday);
    mondays.set(cell.monday, week);
    yield {
      provider: providers[cell.provider] as OdsCode,
      consumer: consumers[cell.consumer] as OdsCode,
      channel: CHANNELS[cell.channel] as Channel,
      week,
      accesses: cell.accesses,
      failed: cell.failed,
      users: isTold ? cell.users : undefined,
    };
  }
}

/** Places of codes in the order of the codes. */
function orderOf(codes: readonly OdsCode[]): number[] {
  return sorted(
    codes.keys(),
    orderBy<number>((at) => codes[at] ?? ''),
  );
}

/** A log that counts by day cannot tell who came on several of them. */
function tellsUsers({ header, cells }: UsageOutcome): boolean {
  if (header === undefined || header.layout === 'day') return false;
  const place = header.layout === 'event' ? header.places.user : header.places.users;
  return place !== 0 && cells.tellsUsersApart();
}

function tellsOutcome({ header }: UsageOutcome): boolean {
  if (header === undefined) return false;
  return (header.layout === 'event' ? header.places.outcome : header.places.failed) !== 0;
}

interface Sum {
  accesses: number;
  failed: number;
  readonly flows: Set<string>;
  readonly weeks: Set<string>;
}

function sumUp(
  counts: Iterable<Omit<UsageRow, 'import'>>,
  given: {
    readonly outcome: UsageOutcome;
    readonly reading: UsageReading;
    readonly coverage: UsageCoverage | undefined;
  },
): { logs: CountedLog[]; organisations: Map<OdsCode, number> } {
  const { outcome, reading, coverage } = given;
  const organisations = new Map<OdsCode, number>();
  const sums = new Map<Channel, Sum>();
  // A log of a stated channel and time without any row says that nobody used it.
  if (reading.channel !== undefined) sums.set(reading.channel, emptySum());
  for (const { channel, provider, consumer, week, accesses, failed } of counts) {
    const sum = sums.get(channel) ?? emptySum();
    sums.set(channel, sum);
    sum.accesses += accesses;
    sum.failed += failed;
    sum.flows.add(`${provider}/${consumer}`);
    sum.weeks.add(week);
    for (const code of [provider, consumer]) {
      organisations.set(code, (organisations.get(code) ?? 0) + accesses + failed);
    }
  }
  if (coverage === undefined) return { logs: [], organisations };
  const { gapDays: _gapDays, isBroken: _isBroken, ...days } = coverage;
  const shared = {
    ...days,
    provider: reading.provider,
    consumer: reading.consumer,
    tellsUsers: tellsUsers(outcome),
    tellsOutcome: tellsOutcome(outcome),
  };
  const logs = CHANNELS.filter((channel) => sums.has(channel)).map((channel): CountedLog => {
    const { accesses, failed, flows, weeks } = sums.get(channel) ?? emptySum();
    return { channel, ...shared, accesses, failed, flows: flows.size, weeks: weeks.size };
  });
  return { logs, organisations };
}

function emptySum(): Sum {
  return { accesses: 0, failed: 0, flows: new Set(), weeks: new Set() };
}

function ownNotes(
  outcome: UsageOutcome,
  reading: UsageReading,
  coverage: UsageCoverage | undefined,
): ImportNote[] {
  const notes: ImportNote[] = [];
  const note = (what: ImportNote['what'], value: string, rows: number): void => {
    if (rows > 0) notes.push({ what, value, rows });
  };
  note('columns-dropped', 'not mapped', outcome.header?.unread ?? 0);
  if (reading.zone === 'as-written') note('offsets-as-written', 'zone', outcome.zoned);
  if (!outcome.cells.tellsUsersApart()) note('users-not-counted', 'users', outcome.kept);
  if (coverage !== undefined) {
    const { isBroken, missing } = coverage;
    if (isBroken) note('days-not-covered', 'all days', outcome.rejectedRows);
    else note('days-not-covered', 'days of rejected rows', missing.length);
  }
  if (coverage === undefined || coverage.coverage === 'stated') return notes;
  if (coverage.gapDays >= GAP_DAYS) note('days-missing', 'days in a row', coverage.gapDays);
  else note('days-from-rows', wholeDays(coverage), outcome.kept);
  return notes;
}

function wholeDays({ since, until }: UsageCoverage): string {
  return since === undefined || until === undefined ? 'no whole day' : `${since} .. ${until}`;
}
