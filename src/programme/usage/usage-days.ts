import { type CalendarDate, dayNumber } from '../../base/calendar-date.ts';
import type { UsageLog } from './usage.ts';
import { dayOfNumber, numberOfDay } from './week.ts';

/** Which days a log is evidence for. */
export type UsageCoverage = Pick<UsageLog, 'coverage' | 'first' | 'last' | 'since' | 'until'> & {
  /** Days from `since` to `until` with a rejected row, in order. */
  readonly missing: readonly CalendarDate[];
  /** Whether rejected rows leave no day covered: one has no readable day, or no row was kept. */
  readonly isBroken: boolean;
  /** Most days in a row without any row. */
  readonly gapDays: number;
};

/** The days of a log, gathered while it is read. */
export interface UsageDays {
  /** Why a day cannot stand in this log; undefined when it can. */
  troubleOf(day: number): string | undefined;
  /** Takes the day of a row, or the days of a week from its Monday on. */
  add(day: number, length: number): void;
  /** Takes the days of a rejected row; undefined when its day cannot be read. */
  miss(day: number | undefined, length: number): void;
  /** Undefined when no day is known: there was no row and none was stated. */
  coverage(isWholeDays: boolean): UsageCoverage | undefined;
}

/** Seven days without any row may be days that are missing in the log: it must say that they are not. */
export const GAP_DAYS = 7;

/** No gateway of either kind answered before. */
const EARLIEST = dayNumber(2000, 1, 1);
const LATEST = dayNumber(2099, 12, 31);

/**
 * Makes an empty gathering. Where a period was stated the log covers all of it, days without rows too.
 * Else it covers the days between its first and its last row; these two themselves only when its rows
 * count whole days or weeks, for an export of single accesses may begin and end at any hour.
 * A day with a rejected row is never covered, for that row may be the access that matters.
 */
export function createUsageDays(
  asAt: CalendarDate,
  period: { readonly from: CalendarDate; readonly to: CalendarDate } | undefined,
): UsageDays {
  const days = new Set<number>();
  const missed = new Set<number>();
  const broken = { isDayless: false, hasRejected: false };
  const known = numberOfDay(asAt);
  const [from, to] =
    period === undefined ? [EARLIEST, LATEST] : [numberOfDay(period.from), numberOfDay(period.to)];
  return {
    troubleOf(day) {
      if (day > known) return 'is later than the day the log speaks of (--as-at)';
      if (day >= from && day <= to) return undefined;
      if (period !== undefined) return 'lies outside the days that were stated (--from, --to)';
      return 'lies before the year 2000 or after 2099';
    },
    add(day, length) {
      for (let at = day; at < day + length; at += 1) days.add(at);
    },
    miss(day, length) {
      broken.hasRejected = true;
      if (day === undefined) broken.isDayless = true;
      // Days far away would fill the memory, and none of them is covered anyway.
      else if (day < EARLIEST || day > LATEST) return;
      else for (let at = day; at < day + length; at += 1) missed.add(at);
    },
    coverage(isWholeDays) {
      const isBroken = broken.isDayless || (broken.hasRejected && days.size === 0);
      if (period !== undefined) {
        const { from: first, to: last } = period;
        const whole = { coverage: 'stated', first, last, since: first, until: last } as const;
        return leaveOut({ ...whole, gapDays: 0 }, missed, isBroken);
      }
      if (days.size === 0) return undefined;
      return leaveOut(fromRows(days, { isWholeDays, known }), missed, isBroken);
    },
  };
}

/** The coverage without the days of rejected rows. */
function leaveOut(
  whole: Omit<UsageCoverage, 'missing' | 'isBroken'>,
  missed: ReadonlySet<number>,
  isBroken: boolean,
): UsageCoverage {
  const { since, until } = whole;
  if (since === undefined || until === undefined || isBroken) {
    return { ...whole, since: undefined, until: undefined, missing: [], isBroken };
  }
  const [from, to] = [numberOfDay(since), numberOfDay(until)];
  const inside = [...missed].filter((day) => day >= from && day <= to).toSorted((a, b) => a - b);
  return { ...whole, missing: inside.map(dayOfNumber), isBroken };
}

function fromRows(
  days: ReadonlySet<number>,
  { isWholeDays, known }: { readonly isWholeDays: boolean; readonly known: number },
): Omit<UsageCoverage, 'missing' | 'isBroken'> {
  const ordered = [...days].toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [ordered[0], ordered.at(-1)];
  const gapDays = ordered.reduce((most, day, at) => {
    return Math.max(most, at === 0 ? 0 : day - (ordered[at - 1] ?? day) - 1);
  }, 0);
  const cut = isWholeDays ? 0 : 1;
  // A week that is not over on the day of the export is not whole.
  const [since, until] = [first + cut, Math.min(last - cut, known)];
  const isKnown = gapDays < GAP_DAYS && since <= until;
  return {
    coverage: 'from-rows',
    first: dayOfNumber(first),
    last: dayOfNumber(last),
    since: isKnown ? dayOfNumber(since) : undefined,
    until: isKnown ? dayOfNumber(until) : undefined,
    gapDays,
  };
}
