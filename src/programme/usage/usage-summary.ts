import type { CalendarDate } from '../../base/calendar-date.ts';
import { type FlowEnds, type UsageAsAt, type WeekUse, flowKey, quietnessOf } from './usage.ts';

/** Use of one channel, of one flow or of several together. */
export interface ChannelSummary {
  /**
   * Accesses and unanswered attempts in all weeks asked for, those not covered whole included, and in the
   * week under way.
   */
  readonly accesses: number;
  readonly failed: number;
  /** Most different users in one week; undefined when no log tells, and for several flows. */
  readonly usersMost: number | undefined;
  /** Weeks asked for that logs cover whole; of several flows the fewest. */
  readonly coveredWeeks: number;
  /** The last week with an access or attempt. */
  readonly lastWeek: CalendarDate | undefined;
  /** Covered weeks in a row without use, up to the newest covered one; of several flows the fewest. */
  readonly quietWeeks: number;
  /** Accesses and attempts in the last covered weeks, and in as many before; undefined when too few are covered. */
  readonly trend: { readonly last: number | undefined; readonly before: number | undefined };
  /** Flows used in the last covered weeks, or since. */
  readonly reading: number;
}

/** Use of a flow; `span` is how many covered weeks the trend compares. */
export function summariseFlow(usage: UsageAsAt, flow: FlowEnds, span: number): ChannelSummary {
  const use = usage.flows.get(flowKey(flow));
  const weeks = use?.weeks ?? [];
  const covered = usage.coveredWeeks(flow);
  const { quietWeeks, lastUsed } = quietnessOf(usage, flow);
  const told = weeks.flatMap(({ users }) => users ?? []);
  const recent = recentUse(usage, flow, span);
  return {
    accesses: use?.accesses ?? 0,
    failed: use?.failed ?? 0,
    usersMost: told.length === 0 ? undefined : Math.max(...told),
    coveredWeeks: covered.length,
    lastWeek: lastUsed,
    quietWeeks,
    trend: {
      last: sumOver(weeks, covered.slice(-span), span),
      before: sumOver(weeks, covered.slice(-2 * span, -span), span),
    },
    reading: recent.isReading ? 1 : 0,
  };
}

/** Use of several flows together; users of different flows may be the same people and are not added. */
export function addSummaries(all: readonly ChannelSummary[]): ChannelSummary {
  const sum = (part: (one: ChannelSummary) => number): number =>
    all.reduce((total, one) => total + part(one), 0);
  const sumKnown = (part: 'last' | 'before'): number | undefined =>
    all.some(({ trend }) => trend[part] === undefined)
      ? undefined
      : sum(({ trend }) => trend[part] ?? 0);
  const fewest = (part: (one: ChannelSummary) => number): number =>
    all.length === 0 ? 0 : Math.min(...all.map(part));
  const used = all.flatMap(({ lastWeek }) => lastWeek ?? []).toSorted();
  return {
    accesses: sum(({ accesses }) => accesses),
    failed: sum(({ failed }) => failed),
    usersMost: undefined,
    coveredWeeks: fewest(({ coveredWeeks }) => coveredWeeks),
    lastWeek: used.at(-1),
    quietWeeks: fewest(({ quietWeeks }) => quietWeeks),
    trend: { last: sumKnown('last'), before: sumKnown('before') },
    reading: sum(({ reading }) => reading),
  };
}

/** Use of a flow in its last covered weeks, and in weeks since of which only some days are known. */
export interface RecentUse {
  /** The covered weeks looked at; fewer than asked for when logs cover no more. */
  readonly weeks: readonly CalendarDate[];
  /** In these weeks and since. */
  readonly accesses: number;
  readonly failed: number;
  readonly inWeeks: UseCount;
  /** After the newest covered week; all use there is when logs cover no week. */
  readonly since: UseCount;
  /** The last week with any access or attempt. */
  readonly lastWeek: CalendarDate | undefined;
  readonly usersMost: number | undefined;
  readonly isReading: boolean;
}

/** Accesses and attempts that were not answered. */
export interface UseCount {
  readonly accesses: number;
  readonly failed: number;
}

/** Whether a flow is still used, as far as its last `span` covered weeks and any later ones tell. */
export function recentUse(usage: UsageAsAt, flow: FlowEnds, span: number): RecentUse {
  const weeks = usage.coveredWeeks(flow).slice(-span);
  const from = weeks[0] ?? usage.weeks.at(-span) ?? usage.weeks[0];
  const used = (usage.flows.get(flowKey(flow))?.weeks ?? []).filter(
    ({ week }) => from !== undefined && week >= from,
  );
  const told = used.flatMap(({ users }) => users ?? []);
  const newest = weeks.at(-1);
  const isSince = ({ week }: WeekUse): boolean => newest === undefined || week > newest;
  return {
    weeks,
    ...countUse(used),
    inWeeks: countUse(used.filter((use) => !isSince(use))),
    since: countUse(used.filter(isSince)),
    lastWeek: used.at(-1)?.week,
    usersMost: told.length === 0 ? undefined : Math.max(...told),
    isReading: used.some(({ accesses, failed }) => accesses + failed > 0),
  };
}

function countUse(uses: readonly UseCount[]): UseCount {
  return {
    accesses: uses.reduce((sum, { accesses }) => sum + accesses, 0),
    failed: uses.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function sumOver(
  uses: readonly WeekUse[],
  weeks: readonly CalendarDate[],
  span: number,
): number | undefined {
  if (weeks.length < span) return undefined;
  const wanted = new Set(weeks);
  return uses
    .filter(({ week }) => wanted.has(week))
    .reduce((sum, { accesses, failed }) => sum + accesses + failed, 0);
}
