import { type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import { standingOn } from '../agreements/agreement-standing.ts';
import type { FlowAgreement } from '../agreements/agreement.ts';
import { type RecentUse, recentUse } from './usage-summary.ts';
import { type FlowEnds, type UsageAsAt, quietnessOf } from './usage.ts';
import { dayOfNumber, numberOfDay } from './week.ts';

/** Who views whom, on whichever channel. */
export interface Pair {
  readonly provider: OdsCode;
  readonly consumer: OdsCode;
}

/** A pair that still reads the MIG, and what it has on the HIE instead. */
export interface LostPair extends Pair {
  readonly mig: RecentUse;
  readonly hie: RecentUse;
  /** Whether an agreement for the HIE is in force on the day; undefined when there is none at all. */
  readonly isAgreed: boolean | undefined;
  /** Whether a route on the HIE is open; undefined when no list of routes was imported. */
  readonly hasRoute: boolean | undefined;
  /** Agreed, with a route as far as routes are known, and used: its users have a way they already go. */
  readonly hasWay: boolean;
  /** Whether the HIE was used although the list of routes has none open in the last week of it: they contradict. */
  readonly isContradicted: boolean;
}

/** A pair of which nobody can say whether it still reads the MIG, and why. */
export interface UnknownPair extends Pair {
  readonly coveredWeeks: number;
  readonly why: 'too-few-weeks' | 'too-old';
}

/** What stops when the MIG stops. */
export interface UsageLoss {
  /** Pairs that read the MIG in its last covered weeks, or since. */
  readonly reading: readonly LostPair[];
  /** Pairs that did not, in as many covered weeks in a row as were asked for. */
  readonly quiet: readonly Pair[];
  /** Pairs of which too few weeks are covered to say that nobody reads, or none that is new enough. */
  readonly notKnown: readonly UnknownPair[];
  /** First day of the first and last day of the last covered week looked at; undefined when there is none. */
  readonly days: Days | undefined;
}

/** From one day to another, both included. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What counts as known: the limits that hold for whether users have moved. */
export interface LossLimits {
  /** The covered weeks looked at. */
  readonly weeks: number;
  /** Days after which the newest covered week no longer tells that nobody reads. */
  readonly ageDaysMax: number;
}

/** Sorts pairs by whether anybody would miss the MIG. */
export function findLoss(
  pairs: readonly Pair[],
  given: {
    readonly usage: UsageAsAt;
    readonly limits: LossLimits;
    readonly on: CalendarDate;
    /** HIE agreements of a pair. */
    readonly agreementsOf: (pair: Pair) => readonly FlowAgreement[];
    readonly hasRoute: (pair: Pair) => boolean | undefined;
    /** The same in a week, from its Monday to its Sunday; for what was read then. */
    readonly hadRoute: (pair: Pair, days: Days) => boolean | undefined;
  },
): UsageLoss {
  const { usage, limits } = given;
  const looked = pairs.map((pair) => ({
    pair,
    mig: recentUse(usage, { ...pair, channel: 'mig' }, limits.weeks),
  }));
  const idle = looked
    .filter(({ mig }) => !mig.isReading)
    .map(({ pair }) => ({ pair, doubt: doubtOf(usage, { ...pair, channel: 'mig' }, limits) }));
  return {
    reading: looked
      .filter(({ mig }) => mig.isReading)
      .map(({ pair, mig }): LostPair => {
        const hie = recentUse(usage, { ...pair, channel: 'hie' }, limits.weeks);
        const agreements = given.agreementsOf(pair);
        const isAgreed =
          agreements.length === 0
            ? undefined
            : agreements.some((one) => standingOn(one, given.on).verdict === 'in-force');
        const hasRoute = given.hasRoute(pair);
        const isUsed = hie.accesses > 0;
        const isNew = ageOf(usage, hie.lastWeek) <= limits.ageDaysMax;
        const hasWay = isAgreed === true && hasRoute !== false && isUsed && isNew;
        const isContradicted =
          isUsed &&
          hie.lastWeek !== undefined &&
          given.hadRoute(pair, daysOfWeek(hie.lastWeek)) === false;
        return { ...pair, mig, hie, isAgreed, hasRoute, hasWay, isContradicted };
      }),
    quiet: idle.filter(({ doubt }) => doubt === undefined).map(({ pair }) => pair),
    notKnown: idle.flatMap(({ pair, doubt }) =>
      doubt === undefined ? [] : [{ ...pair, ...doubt }],
    ),
    days: daysOf(looked.flatMap(({ mig }) => mig.weeks)),
  };
}

/** Why the silence of a flow says nothing; undefined when it does. The limits are those of "moved". */
function doubtOf(
  usage: UsageAsAt,
  flow: FlowEnds,
  { weeks, ageDaysMax }: LossLimits,
): Omit<UnknownPair, keyof Pair> | undefined {
  const { quietWeeks, newestCovered } = quietnessOf(usage, flow);
  const coveredWeeks = Math.min(quietWeeks, weeks);
  if (quietWeeks < weeks) return { coveredWeeks, why: 'too-few-weeks' };
  return ageOf(usage, newestCovered) > ageDaysMax ? { coveredWeeks, why: 'too-old' } : undefined;
}

/** Days since a week ended; less than nought while it is under way. */
function ageOf(usage: UsageAsAt, week: CalendarDate | undefined): number {
  return week === undefined ? Infinity : daysBetween(sundayOf(week), usage.until);
}

function daysOfWeek(monday: CalendarDate): Days {
  return { from: monday, to: sundayOf(monday) };
}

function sundayOf(monday: CalendarDate): CalendarDate {
  return dayOfNumber(numberOfDay(monday) + 6);
}

function daysOf(weeks: readonly CalendarDate[]): UsageLoss['days'] {
  let [from, last] = [weeks[0], weeks[0]];
  for (const week of weeks) {
    if (from === undefined || week < from) from = week;
    if (last === undefined || week > last) last = week;
  }
  return from === undefined || last === undefined ? undefined : { from, to: sundayOf(last) };
}
