import type { CalendarDate } from '../../base/calendar-date.ts';
import { groupBy } from '../../base/ordering.ts';
import { serves } from '../../programme/agreements/route.ts';
import { type LostPair, type Pair, findLoss } from '../../programme/usage/usage-loss.ts';
import type { UsageAsAt } from '../../programme/usage/usage.ts';
import type { ListedAgreement } from '../../store/agreements.ts';
import { registerAsAt } from '../../store/organisations.ts';
import { routesAsAt } from '../../store/routes.ts';
import type { Context } from '../context.ts';

/** Use of one channel in the weeks that count, as documents hold it. */
export interface RecentDocument {
  readonly accesses: number;
  readonly failed: number;
  readonly usersMost: number | null;
  readonly coveredWeeks: number;
}

/** A pair that would lose its view, and what it has instead. */
export interface LostPairDocument {
  readonly provider: string;
  readonly consumer: string;
  readonly mig: RecentDocument;
  readonly hie: RecentDocument;
  /** Whether an HIE agreement is in force on the day; `null` when there is none. */
  readonly agreed: boolean | null;
  /** Whether an HIE route is open; `null` when no list of routes was imported. */
  readonly route: boolean | null;
  /** Whether its users already go another way: agreed, with a route if routes are known, and used. */
  readonly hasWay: boolean;
}

/** Pairs, and how much they read. */
export interface LossTotal {
  readonly pairs: number;
  readonly practices: number;
  readonly consumers: number;
  /** In the weeks that count, on the MIG. */
  readonly accesses: number;
  readonly failed: number;
}

/** What would be lost if the MIG stopped on a day: part of `mig2hie/usage/1`. */
export interface UsageLossDocument {
  readonly on: string;
  /** The last covered weeks that count. */
  readonly weeks: number;
  /** Pairs with an agreement or use on either channel. */
  readonly of: number;
  readonly reading: LossTotal;
  readonly withHie: LossTotal;
  readonly withoutHie: LossTotal;
  readonly quiet: number;
  readonly notKnown: number;
  /** Still reading the MIG: those without a way first, then the most accesses. */
  readonly pairs: readonly LostPairDocument[];
  /** Pairs of which too few weeks are covered to say that nobody reads. */
  readonly unknownPairs: readonly {
    readonly provider: string;
    readonly consumer: string;
    readonly coveredWeeks: number;
  }[];
}

/** What use of the MIG would stop on a day, as far as it is known. */
export async function gatherLoss(
  context: Context,
  given: {
    readonly asAt: CalendarDate;
    readonly on: CalendarDate;
    readonly usage: UsageAsAt;
    readonly agreements: readonly ListedAgreement[];
    readonly pairs: readonly Pair[];
    readonly weeks: number;
  },
): Promise<UsageLossDocument> {
  const { on, usage, weeks, pairs } = given;
  const agreements = groupBy(
    given.agreements.filter(({ channel }) => channel === 'hie'),
    keyOf,
  );
  const loss = findLoss(pairs, {
    usage,
    weeks,
    on,
    agreementsOf: (pair) => agreements.get(keyOf(pair)) ?? [],
    hasRoute: await routeFinder(context, given.asAt),
  });
  const reading = loss.reading.toSorted(
    (a, b) => Number(a.hasWay) - Number(b.hasWay) || b.mig.accesses - a.mig.accesses,
  );
  return {
    on,
    weeks,
    of: pairs.length,
    reading: totalOf(reading),
    withHie: totalOf(reading.filter(({ hasWay }) => hasWay)),
    withoutHie: totalOf(reading.filter(({ hasWay }) => !hasWay)),
    quiet: loss.quiet.length,
    notKnown: loss.notKnown.length,
    pairs: reading.map(toDocument),
    unknownPairs: loss.notKnown,
  };
}

function keyOf({ provider, consumer }: Pair): string {
  return `${provider}/${consumer}`;
}

async function routeFinder(
  { store }: Context,
  asAt: CalendarDate,
): Promise<(pair: Pair) => boolean | undefined> {
  const list = await routesAsAt(store, asAt);
  if (list.import === undefined) return () => undefined;
  const { organisations } = await registerAsAt(store, asAt);
  const pcns = new Map<string, string | undefined>(
    organisations.map(({ code, pcn }) => [code, pcn]),
  );
  return (pair) => {
    const flow = { ...pair, channel: 'hie' as const, pcn: pcns.get(pair.provider) };
    return list.routes.some((route) => serves(route, flow));
  };
}

function totalOf(pairs: readonly LostPair[]): LossTotal {
  return {
    pairs: pairs.length,
    practices: new Set(pairs.map(({ provider }) => provider)).size,
    consumers: new Set(pairs.map(({ consumer }) => consumer)).size,
    accesses: pairs.reduce((sum, { mig }) => sum + mig.accesses, 0),
    failed: pairs.reduce((sum, { mig }) => sum + mig.failed, 0),
  };
}

function toDocument(pair: LostPair): LostPairDocument {
  return {
    provider: pair.provider,
    consumer: pair.consumer,
    mig: toRecent(pair.mig),
    hie: toRecent(pair.hie),
    agreed: pair.isAgreed ?? null,
    route: pair.hasRoute ?? null,
    hasWay: pair.hasWay,
  };
}

function toRecent({ accesses, failed, usersMost, weeks }: LostPair['mig']): RecentDocument {
  return { accesses, failed, usersMost: usersMost ?? null, coveredWeeks: weeks.length };
}
