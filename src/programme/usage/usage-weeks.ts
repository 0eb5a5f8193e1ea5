import type { CalendarDate } from '../../base/calendar-date.ts';
import { type Order, orderBy, sorted } from '../../base/ordering.ts';
import {
  type FlowEnds,
  type FlowUse,
  type UsageAsAt,
  type UsageLog,
  type UsageRow,
  type WeekUse,
  flowKey,
} from './usage.ts';
import { dayOfNumber, numberOfDay } from './week.ts';

/**
 * Puts the counts of several logs together, so that no access counts twice. Of the logs that speak of a
 * flow's week, one that covers it whole is taken first, then the newer as-at day, then the later import;
 * a further one is added only if it shares no day with those taken, as the logs of two months do in the
 * week between them. A log that is passed over still tells of use: where those taken have none of a flow
 * in a week and it has, its counts stand, for recorded use never becomes quiet.
 */
export function assembleUsage(given: {
  readonly asAt: CalendarDate;
  readonly weeks: readonly CalendarDate[];
  readonly logs: readonly UsageLog[];
  readonly rows: Iterable<UsageRow>;
  /** The day the weeks end before. @default the as-at day */
  readonly until?: CalendarDate | undefined;
}): UsageAsAt {
  const { asAt, weeks, logs, until = asAt } = given;
  const underWay = weekUnderWay(weeks, until);
  const chosenFor = createChooser(logs, underWay === undefined ? weeks : [...weeks, underWay]);
  const flows = new Map<string, { ends: FlowEnds; weeks: Map<CalendarDate, WeekUse> }>();
  const passedOver = new Map<string, UsageRow>();
  for (const row of given.rows) {
    const choice = chosenFor(row).get(row.week);
    if (choice === undefined) continue;
    if (!choice.imports.includes(row.import)) {
      keepLarger(passedOver, row);
      continue;
    }
    const key = flowKey(row);
    let flow = flows.get(key);
    if (flow === undefined) {
      const { provider, consumer, channel } = row;
      flow = { ends: { provider, consumer, channel }, weeks: new Map() };
      flows.set(key, flow);
    }
    // A row that counts nothing names a pair, and no week of use.
    if (row.accesses + row.failed === 0) continue;
    flow.weeks.set(row.week, addRow(flow.weeks.get(row.week), row, choice));
  }
  for (const row of passedOver.values()) {
    const { provider, consumer, channel, week } = row;
    const key = flowKey(row);
    const flow = flows.get(key) ?? { ends: { provider, consumer, channel }, weeks: new Map() };
    if (flow.weeks.has(week)) continue;
    const covered = chosenFor(row).get(week)?.covered === true;
    flow.weeks.set(week, addRow(undefined, row, { imports: [row.import], covered }));
    flows.set(key, flow);
  }
  const used = [...flows].map(([key, flow]) => [key, toFlowUse(flow.ends, flow.weeks)] as const);
  return {
    asAt,
    until,
    weeks,
    underWay,
    logs,
    flows: new Map(used.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    coveredWeeks: (flow) => {
      const choices = chosenFor(flow);
      return weeks.filter((week) => choices.get(week)?.covered === true);
    },
  };
}

/** Of the counts of logs passed over for a flow and week, the largest. */
function keepLarger(rows: Map<string, UsageRow>, row: UsageRow): void {
  const key = `${flowKey(row)}/${row.week}`;
  const known = rows.get(key);
  const most = known === undefined ? 0 : known.accesses + known.failed;
  if (row.accesses + row.failed > most) rows.set(key, row);
}

/** The week after those asked for, when it has begun on the day; logs tell some of its days. */
export function weekUnderWay(
  weeks: readonly CalendarDate[],
  until: CalendarDate,
): CalendarDate | undefined {
  const newest = weeks.at(-1);
  if (newest === undefined) return undefined;
  const next = dayOfNumber(numberOfDay(newest) + 7);
  return next <= until ? next : undefined;
}

/** Which logs a week's counts are taken from, and whether they cover all of its days. */
export interface WeekChoice {
  readonly imports: readonly number[];
  readonly covered: boolean;
}

/** Chooses the logs of each week that speak of a flow; flows with the same logs share one answer. */
export function createChooser(
  logs: readonly UsageLog[],
  weeks: readonly CalendarDate[],
): (flow: FlowEnds) => ReadonlyMap<CalendarDate, WeekChoice> {
  const answers = new Map<string, ReadonlyMap<CalendarDate, WeekChoice>>();
  const ofChannel = { mig: bounded(logs, 'mig'), hie: bounded(logs, 'hie') };
  const isScoped = logs.some((log) => log.provider !== undefined || log.consumer !== undefined);
  return (flow) => {
    const all = ofChannel[flow.channel];
    const own = isScoped ? all.filter(({ log }) => speaksOf(log, flow)) : all;
    const key = isScoped ? own.map(({ log }) => log.import).join() + flow.channel : flow.channel;
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = new Map(weeks.map((week) => [week, choose(own, numberOfDay(week))]));
      answers.set(key, answer);
    }
    return answer;
  };
}

/** A log with its days as numbers. */
interface BoundedLog {
  readonly log: UsageLog;
  readonly first: number;
  readonly last: number;
  readonly since: number;
  readonly until: number;
  readonly missing: readonly number[];
}

function bounded(logs: readonly UsageLog[], channel: FlowEnds['channel']): BoundedLog[] {
  return logs
    .filter((log) => log.channel === channel)
    .map((log) => ({
      log,
      first: numberOfDay(log.first),
      last: numberOfDay(log.last),
      since: log.since === undefined ? Infinity : numberOfDay(log.since),
      until: log.until === undefined ? -Infinity : numberOfDay(log.until),
      missing: (log.missing ?? []).map(numberOfDay),
    }));
}

function speaksOf(log: UsageLog, { provider, consumer }: FlowEnds): boolean {
  return (
    (log.provider === undefined || log.provider === provider) &&
    (log.consumer === undefined || log.consumer === consumer)
  );
}

function choose(logs: readonly BoundedLog[], monday: number): WeekChoice {
  const speaking = logs.filter(({ first, last }) => first <= monday + 6 && last >= monday);
  const order: Order<BoundedLog> = (a, b) =>
    coveredDays(b, monday).whole - coveredDays(a, monday).whole ||
    orderBy<BoundedLog>(({ log }) => log.asAt)(b, a) ||
    b.log.import - a.log.import;
  const taken: BoundedLog[] = [];
  let days = 0;
  for (const one of sorted(speaking, order)) {
    if (taken.some((other) => shareDay(one, other, monday))) continue;
    taken.push(one);
    days += coveredDays(one, monday).days;
  }
  return { imports: taken.map(({ log }) => log.import), covered: days === 7 };
}

function coveredDays(log: BoundedLog, monday: number): { days: number; whole: number } {
  const known = Math.min(log.until, monday + 6) - Math.max(log.since, monday) + 1;
  const days = known - log.missing.filter((day) => day >= monday && day <= monday + 6).length;
  return { days: Math.max(0, days), whole: days === 7 ? 1 : 0 };
}

/** Whether two logs may both hold the same access of a week. */
function shareDay(a: BoundedLog, b: BoundedLog, monday: number): boolean {
  return Math.max(a.first, b.first, monday) <= Math.min(a.last, b.last, monday + 6);
}

function addRow(known: WeekUse | undefined, row: UsageRow, choice: WeekChoice): WeekUse {
  return {
    week: row.week,
    accesses: (known?.accesses ?? 0) + row.accesses,
    failed: (known?.failed ?? 0) + row.failed,
    // The same person may stand in both logs of a week that two logs share, so their users cannot be added.
    users: choice.imports.length === 1 ? row.users : undefined,
    covered: choice.covered,
  };
}

function toFlowUse(ends: FlowEnds, byWeek: ReadonlyMap<CalendarDate, WeekUse>): FlowUse {
  const weeks = sorted(
    byWeek.values(),
    orderBy<WeekUse>(({ week }) => week),
  );
  const sum = (count: (use: WeekUse) => number): number =>
    weeks.reduce((total, use) => total + count(use), 0);
  return {
    ...ends,
    weeks,
    accesses: sum(({ accesses }) => accesses),
    failed: sum(({ failed }) => failed),
  };
}
