import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import type { Channel } from '../agreements/agreement.ts';

/** Who views whose record, and by which of the two ways. */
export interface FlowEnds {
  readonly provider: OdsCode;
  readonly consumer: OdsCode;
  readonly channel: Channel;
}

/** An access log as it was imported, and which days it is evidence for. */
export interface UsageLog {
  readonly import: number;
  readonly file: string;
  readonly sha256: string;
  readonly asAt: CalendarDate;
  readonly channel: Channel;
  /** Whether its days were stated, or told from its rows; then the first and the last may be cut off. */
  readonly coverage: 'stated' | 'from-rows';
  /** First and last day it may hold accesses of. */
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  /** First and last day it holds every access of; undefined when it holds none of them for certain. */
  readonly since: CalendarDate | undefined;
  readonly until: CalendarDate | undefined;
  /** Days between these that it does not cover, for rows of them were rejected. @default none */
  readonly missing?: readonly CalendarDate[] | undefined;
  /** The one practice it is about; undefined for all of them. */
  readonly provider: OdsCode | undefined;
  /** The one consumer it is about; undefined for all of them. */
  readonly consumer: OdsCode | undefined;
  readonly tellsUsers: boolean;
  readonly tellsOutcome: boolean;
}

/** Accesses of one flow in one week, as one log counts them. */
export interface UsageRow extends FlowEnds {
  readonly import: number;
  /** Monday of the week. */
  readonly week: CalendarDate;
  /** Accesses that were answered, or of which the log does not say it. */
  readonly accesses: number;
  /** Attempts that were not answered. */
  readonly failed: number;
  /** Different users; undefined when the log does not tell them. */
  readonly users: number | undefined;
}

/** What the logs together say of one flow in one week. */
export interface WeekUse extends Omit<UsageRow, 'import' | keyof FlowEnds> {
  /** Whether logs cover all seven days; if not, there may have been more accesses. */
  readonly covered: boolean;
}

/** Use of one flow on one channel. */
export interface FlowUse extends FlowEnds {
  /** Weeks with any access or attempt, oldest first. A covered week that is not here had none. */
  readonly weeks: readonly WeekUse[];
  readonly accesses: number;
  readonly failed: number;
}

/** Use of every flow as known on a day. */
export interface UsageAsAt {
  readonly asAt: CalendarDate;
  /** The day the weeks end before: the as-at day, or an earlier one that was asked about. */
  readonly until: CalendarDate;
  /** The weeks asked for, by their Mondays, oldest first; all of them are over on that day. */
  readonly weeks: readonly CalendarDate[];
  /** The week under way on that day: use in it is use, but it is never a quiet week. */
  readonly underWay: CalendarDate | undefined;
  /** Logs that were known on the day; each is used for the weeks it is the best known for. */
  readonly logs: readonly UsageLog[];
  /** By {@link flowKey}; a flow nobody used in these weeks or the one under way is not here. */
  readonly flows: ReadonlyMap<string, FlowUse>;
  /** Weeks asked for that logs cover whole for this flow, oldest first: no use in them is no use. */
  coveredWeeks(flow: FlowEnds): readonly CalendarDate[];
}

/** What usage can be narrowed to. */
export interface UsageFilter {
  readonly provider?: string | undefined;
  readonly consumer?: string | undefined;
  /** This organisation as either end. */
  readonly organisation?: string | undefined;
  readonly channel?: Channel | undefined;
  /** How many weeks before the day are asked for. @default 26 */
  readonly weeks?: number | undefined;
  /** Only weeks that are over on this day, when it is earlier than the day logs are known on. */
  readonly before?: CalendarDate | undefined;
}

/** The key of a flow in {@link UsageAsAt}. */
export function flowKey({ provider, consumer, channel }: FlowEnds): string {
  return `${provider}/${consumer}/${channel}`;
}

/** How long a flow has not been used. */
export interface Quietness {
  /** Covered weeks among those asked for. */
  readonly coveredWeeks: number;
  /**
   * Weeks in a row without an access or attempt, ending with the newest covered week; a week that is not
   * covered ends the row, for nobody knows what was in it. 0 when the newest covered week or a later one,
   * the one under way included, saw use.
   */
  readonly quietWeeks: number;
  /** The newest covered week; undefined when logs cover none of the weeks asked for. */
  readonly newestCovered: CalendarDate | undefined;
  /** The last week with any access or attempt, covered or not. */
  readonly lastUsed: CalendarDate | undefined;
}

/** For how many weeks nobody used a flow, as far as logs can tell. */
export function quietnessOf(usage: UsageAsAt, flow: FlowEnds): Quietness {
  const covered = usage.coveredWeeks(flow);
  const use = usage.flows.get(flowKey(flow));
  const newestCovered = covered.at(-1);
  return {
    coveredWeeks: covered.length,
    quietWeeks: newestCovered === undefined ? 0 : countQuiet(usage, covered, use),
    newestCovered,
    lastUsed: use?.weeks.at(-1)?.week,
  };
}

function countQuiet(
  usage: UsageAsAt,
  covered: readonly CalendarDate[],
  use: FlowUse | undefined,
): number {
  const known = new Set(covered);
  const used = new Set(use?.weeks.map(({ week }) => week));
  let quiet = 0;
  if (usage.underWay !== undefined && used.has(usage.underWay)) return 0;
  for (const week of usage.weeks.toReversed()) {
    if (used.has(week)) return quiet;
    if (known.has(week)) quiet += 1;
    // Weeks after the newest covered one are not known yet; one before it breaks the row.
    else if (quiet > 0) return quiet;
  }
  return quiet;
}
