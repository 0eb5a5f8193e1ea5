import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import { standingOn } from '../agreements/agreement-standing.ts';
import type { FlowAgreement } from '../agreements/agreement.ts';
import { type RecentUse, recentUse } from './usage-summary.ts';
import type { UsageAsAt } from './usage.ts';

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
}

/** What stops when the MIG stops. */
export interface UsageLoss {
  /** Pairs that read the MIG in its last covered weeks, or since. */
  readonly reading: readonly LostPair[];
  /** Pairs that did not, in as many covered weeks as were asked for. */
  readonly quiet: readonly Pair[];
  /** Pairs of which too few weeks are covered to say that nobody reads. */
  readonly notKnown: readonly (Pair & { readonly coveredWeeks: number })[];
}

/** Sorts pairs by whether anybody would miss the MIG; `weeks` are the covered weeks looked at. */
export function findLoss(
  pairs: readonly Pair[],
  given: {
    readonly usage: UsageAsAt;
    readonly weeks: number;
    readonly on: CalendarDate;
    /** HIE agreements of a pair. */
    readonly agreementsOf: (pair: Pair) => readonly FlowAgreement[];
    readonly hasRoute: (pair: Pair) => boolean | undefined;
  },
): UsageLoss {
  const { usage, weeks } = given;
  const looked = pairs.map((pair) => ({
    pair,
    mig: recentUse(usage, { ...pair, channel: 'mig' }, weeks),
  }));
  const idle = looked.filter(({ mig }) => !mig.isReading);
  return {
    reading: looked
      .filter(({ mig }) => mig.isReading)
      .map(({ pair, mig }): LostPair => {
        const hie = recentUse(usage, { ...pair, channel: 'hie' }, weeks);
        const agreements = given.agreementsOf(pair);
        const isAgreed =
          agreements.length === 0
            ? undefined
            : agreements.some((one) => standingOn(one, given.on).verdict === 'in-force');
        const hasRoute = given.hasRoute(pair);
        const hasWay = isAgreed === true && hasRoute !== false && hie.accesses > 0;
        return { ...pair, mig, hie, isAgreed, hasRoute, hasWay };
      }),
    quiet: idle.filter(({ mig }) => mig.weeks.length >= weeks).map(({ pair }) => pair),
    notKnown: idle
      .filter(({ mig }) => mig.weeks.length < weeks)
      .map(({ pair, mig }) => ({ ...pair, coveredWeeks: mig.weeks.length })),
  };
}
