import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import { groupBy } from '../base/ordering.ts';
import type { Channel } from '../programme/agreements/agreement.ts';
import type { UsageAsAt, UsageFilter, UsageLog, UsageRow } from '../programme/usage/usage.ts';
import { assembleUsage, weekUnderWay } from '../programme/usage/usage-weeks.ts';
import { weeksBefore } from '../programme/usage/week.ts';
import { type ImportDraft, insertImport } from './imports.ts';
import type { StoreHandle } from './open-store.ts';
import { type Bindable, inTransaction, statement } from './statement.ts';

/** What a log says of one channel, before it is stored. */
export type UsageLogDraft = Omit<UsageLog, 'import' | 'file' | 'sha256' | 'asAt'>;

/** Stores what was counted of a log with its import: all or nothing. */
export async function saveUsage(
  store: StoreHandle,
  draft: ImportDraft,
  content: {
    readonly logs: readonly UsageLogDraft[];
    readonly counts: () => Iterable<Omit<UsageRow, 'import'>>;
  },
): Promise<number> {
  return inTransaction(store, () => {
    const id = insertImport(store, draft);
    const log = statement(store, 'INSERT INTO usage_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const one of content.logs) log.run(id, ...toColumns(one));
    const missing = statement(store, 'INSERT INTO usage_missing_day VALUES (?, ?)');
    for (const day of content.logs[0]?.missing ?? []) missing.run(id, day);
    insertWeeks(store, id, content.counts());
    return id;
  });
}

/** Rows stored by one statement: half again as fast as one by one. */
const BATCH = 16;

const ROW = '(?, ?, ?, ?, ?, ?, ?, ?)';

function insertWeeks(
  store: StoreHandle,
  id: number,
  rows: Iterable<Omit<UsageRow, 'import'>>,
): void {
  const insert = (count: number) =>
    statement(store, `INSERT INTO usage_week VALUES ${Array(count).fill(ROW).join(', ')}`);
  const whole = insert(BATCH);
  let held: Bindable[] = [];
  for (const { channel, week, provider, consumer, accesses, failed, users } of rows) {
    held.push(id, channel, week, provider, consumer, accesses, failed, users ?? null);
    if (held.length < BATCH * ROW_VALUES) continue;
    whole.run(...held);
    held = [];
  }
  if (held.length > 0) insert(held.length / ROW_VALUES).run(...held);
}

const ROW_VALUES = 8;

/** Weeks that are told when nobody says how many. */
const WEEKS = 26;

/** Use of every flow in the weeks before a day, from the logs that were imported as at that day or before. */
export async function usageAsAt(
  store: StoreHandle,
  day: CalendarDate,
  filter: UsageFilter = {},
): Promise<UsageAsAt> {
  const { before = day } = filter;
  const until = before < day ? before : day;
  const weeks = weeksBefore(until, filter.weeks ?? WEEKS);
  const logs = await usageLogsAsAt(store, day);
  const to = weekUnderWay(weeks, until) ?? weeks.at(-1) ?? '';
  const rows = usageRows(store, logs, { from: weeks[0] ?? '', to, filter });
  return assembleUsage({ asAt: day, until, weeks, logs, rows });
}

/** Logs known on a day, oldest first; those taken back are left out. */
export async function usageLogsAsAt(store: StoreHandle, day: CalendarDate): Promise<UsageLog[]> {
  const rows = statement<UsageLogRow>(
    store,
    `SELECT l.*, i.file, i.sha256, i.as_at FROM usage_log l
     JOIN register_import i ON i.id = l.import
     WHERE i.as_at <= ? AND i.reverted_at IS NULL ORDER BY i.as_at, i.id, l.channel`,
  ).all(day);
  const missing = groupBy(
    statement<{ import: number; day: CalendarDate }>(
      store,
      'SELECT import, day FROM usage_missing_day ORDER BY import, day',
    ).all(),
    (one) => one.import,
  );
  return rows.map((row) => ({
    ...toLog(row),
    missing: missing.get(row.import)?.map((one) => one.day) ?? [],
  }));
}

/** Counts of the weeks asked for, log by log. */
function* usageRows(
  store: StoreHandle,
  logs: readonly UsageLog[],
  asked: { readonly from: string; readonly to: string; readonly filter: UsageFilter },
): Generator<UsageRow> {
  const { from, to } = asked;
  const { channel, provider = null, consumer = null, organisation = null } = asked.filter;
  const select = statement<UsageWeekRow>(
    store,
    `SELECT * FROM usage_week WHERE import = ? AND channel = ? AND week BETWEEN ? AND ?
       AND (? IS NULL OR provider = ?) AND (? IS NULL OR consumer = ?)
       AND (? IS NULL OR provider = ? OR consumer = ?)`,
  );
  for (const log of logs) {
    if (channel !== undefined && channel !== log.channel) continue;
    const place = [log.import, log.channel, from, to];
    const ends = [provider, provider, consumer, consumer];
    const found = select.iterate(...place, ...ends, organisation, organisation, organisation);
    for (const row of found) yield { ...row, users: row.users ?? undefined };
  }
}

interface UsageWeekRow extends Omit<UsageRow, 'users'> {
  readonly users: number | null;
}

interface UsageLogRow {
  readonly import: number;
  readonly file: string;
  readonly sha256: string;
  readonly as_at: CalendarDate;
  readonly channel: Channel;
  readonly coverage: UsageLog['coverage'];
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly provider: OdsCode | null;
  readonly consumer: OdsCode | null;
  readonly tells_users: number;
  readonly tells_outcome: number;
}

function toColumns(one: UsageLogDraft): (string | number | null)[] {
  return [
    one.channel,
    one.coverage,
    one.first,
    one.last,
    one.since ?? null,
    one.until ?? null,
    one.provider ?? null,
    one.consumer ?? null,
    Number(one.tellsUsers),
    Number(one.tellsOutcome),
  ];
}

function toLog(row: UsageLogRow): UsageLog {
  return {
    import: row.import,
    file: row.file,
    sha256: row.sha256,
    asAt: row.as_at,
    channel: row.channel,
    coverage: row.coverage,
    first: row.first,
    last: row.last,
    since: row.since ?? undefined,
    until: row.until ?? undefined,
    provider: row.provider ?? undefined,
    consumer: row.consumer ?? undefined,
    tellsUsers: row.tells_users === 1,
    tellsOutcome: row.tells_outcome === 1,
  };
}
