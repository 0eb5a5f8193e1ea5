import type { CalendarDate } from '../../base/calendar-date.ts';
import { compareText, groupBy } from '../../base/ordering.ts';
import { type Route, serves } from '../../programme/agreements/route.ts';
import {
  type Days,
  type LostPair,
  type Pair,
  type UsageLoss,
  findLoss,
} from '../../programme/usage/usage-loss.ts';
import type { RecentUse, UseCount } from '../../programme/usage/usage-summary.ts';
import type { UsageAsAt } from '../../programme/usage/usage.ts';
import type { UsePolicy } from '../../readiness/moved.ts';
import type { ListedAgreement } from '../../store/agreements.ts';
import { registerAsAt } from '../../store/organisations.ts';
import { routesAsAt } from '../../store/routes.ts';
import type { Context } from '../context.ts';

/** Use of one channel in the weeks that count, as documents hold it. */
export interface RecentDocument {
  /** In the covered weeks that count and since. */
  readonly accesses: number;
  readonly failed: number;
  /** The same, apart. */
  readonly inWeeks: UseCount;
  readonly since: UseCount;
  /** Monday of the last week with any access or attempt. */
  readonly lastWeek: string | null;
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
  /** Whether the HIE was used although the list of routes has none open in the last week of it. */
  readonly isContradicted: boolean;
}

/** Pairs, and how much they read. */
export interface LossTotal {
  readonly pairs: number;
  readonly practices: number;
  readonly consumers: number;
  /** On the MIG, in the weeks that count and since. */
  readonly accesses: number;
  readonly failed: number;
  /** The same, apart. */
  readonly inWeeks: UseCount;
  readonly since: UseCount;
}

/** What a practice or a consumer would lose. */
export interface LossGroup {
  readonly provider: string | null;
  readonly consumer: string | null;
  /** Its pairs. */
  readonly of: number;
  readonly reading: LossTotal;
  readonly withHie: LossTotal;
  readonly withoutHie: LossTotal;
  readonly quiet: number;
  readonly notKnown: number;
}

/** What the rows of a loss stand for. */
export type LossBy = 'flow' | 'provider' | 'consumer';

/** What would be lost if the MIG stopped on a day: part of `mig2hie/usage/1`. */
export interface UsageLossDocument {
  readonly on: string;
  /** The last covered weeks that count. */
  readonly weeks: number;
  /** First and last day of these weeks, over all pairs; `null` when no week of the MIG is covered. */
  readonly days: { readonly from: string; readonly to: string } | null;
  /** Days after which the newest covered week no longer tells that nobody reads. */
  readonly ageDaysMax: number;
  readonly by: LossBy;
  /** What each practice, or each consumer, would lose; empty when rows stand for pairs. */
  readonly groups: readonly LossGroup[];
  /** Pairs with an agreement or use on either channel. */
  readonly of: number;
  readonly reading: LossTotal;
  readonly withHie: LossTotal;
  readonly withoutHie: LossTotal;
  readonly quiet: number;
  readonly notKnown: number;
  /** Still reading the MIG: those without a way first, then the most accesses. */
  readonly pairs: readonly LostPairDocument[];
  /** Pairs of which too few weeks in a row are covered to say that nobody reads, or none new enough. */
  readonly unknownPairs: readonly {
    readonly provider: string;
    readonly consumer: string;
    readonly coveredWeeks: number;
    readonly why: 'too-few-weeks' | 'too-old';
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
    readonly by: LossBy;
    readonly policy: UsePolicy;
  },
): Promise<UsageLossDocument> {
  const { on, usage, pairs, by } = given;
  const { quietWeeks: weeks, ageDaysMax } = given.policy;
  const agreements = groupBy(
    given.agreements.filter(({ channel }) => channel === 'hie'),
    keyOf,
  );
  const hasRouteIn = await routeFinder(context, given.asAt);
  const loss = findLoss(pairs, {
    usage,
    limits: { weeks, ageDaysMax },
    on,
    agreementsOf: (pair) => agreements.get(keyOf(pair)) ?? [],
    hasRoute: (pair) => hasRouteIn(pair, { from: on, to: on }),
    hadRoute: hasRouteIn,
  });
  const reading = loss.reading.toSorted(
    (a, b) => Number(a.hasWay) - Number(b.hasWay) || b.mig.accesses - a.mig.accesses,
  );
  return {
    on,
    weeks,
    days: loss.days ?? null,
    ageDaysMax,
    by,
    groups: by === 'flow' ? [] : groupsOf(pairs, { loss, by }),
    of: pairs.length,
    ...totalsOf(loss),
    pairs: reading.map(toDocument),
    unknownPairs: loss.notKnown,
  };
}

/** Those with most pairs without a way first, then those with most pairs nobody knows of. */
function groupsOf(
  pairs: readonly Pair[],
  { loss, by }: { readonly loss: UsageLoss; readonly by: 'provider' | 'consumer' },
): LossGroup[] {
  const split = <One extends Pair>(all: readonly One[]) => groupBy(all, (one) => one[by] as string);
  const [reading, quiet, notKnown] = [
    split(loss.reading),
    split(loss.quiet),
    split(loss.notKnown),
  ] as const;
  const groups = [...split(pairs)].toSorted(([a], [b]) => compareText(a, b));
  return groups
    .map(([code, own]): LossGroup => {
      const part = {
        reading: reading.get(code) ?? [],
        quiet: quiet.get(code) ?? [],
        notKnown: notKnown.get(code) ?? [],
      };
      const ends = { provider: null, consumer: null, [by]: code };
      return { ...ends, of: own.length, ...totalsOf(part) };
    })
    .toSorted((a, b) => b.withoutHie.pairs - a.withoutHie.pairs || b.notKnown - a.notKnown);
}

function totalsOf({
  reading,
  quiet,
  notKnown,
}: Pick<UsageLoss, 'reading' | 'quiet' | 'notKnown'>): Omit<
  LossGroup,
  'provider' | 'consumer' | 'of'
> {
  return {
    reading: totalOf(reading),
    withHie: totalOf(reading.filter(({ hasWay }) => hasWay)),
    withoutHie: totalOf(reading.filter(({ hasWay }) => !hasWay)),
    quiet: quiet.length,
    notKnown: notKnown.length,
  };
}

function keyOf({ provider, consumer }: Pair): string {
  return `${provider}/${consumer}`;
}

/** Routes open on any of some days, by the list and the register known on the as-at day. */
async function routeFinder(
  { store }: Context,
  asAt: CalendarDate,
): Promise<(pair: Pair, days: Days) => boolean | undefined> {
  const list = await routesAsAt(store, asAt);
  if (list.import === undefined) return () => undefined;
  const all = [...list.routes, ...list.notOpen];
  const { organisations } = await registerAsAt(store, asAt);
  const pcns = new Map<string, string | undefined>(
    organisations.map(({ code, pcn }) => [code, pcn]),
  );
  return (pair, days) => {
    const flow = { ...pair, channel: 'hie' as const, pcn: pcns.get(pair.provider) };
    return all.some((route) => isOpenIn(route, days) && serves(route, flow));
  };
}

/** A day that is not said is no limit. */
function isOpenIn({ since, until }: Route, { from, to }: Days): boolean {
  return (since === undefined || since <= to) && (until === undefined || until >= from);
}

function totalOf(pairs: readonly LostPair[]): LossTotal {
  return {
    pairs: pairs.length,
    practices: new Set(pairs.map(({ provider }) => provider)).size,
    consumers: new Set(pairs.map(({ consumer }) => consumer)).size,
    ...addCounts(pairs.map(({ mig }) => mig)),
    inWeeks: addCounts(pairs.map(({ mig }) => mig.inWeeks)),
    since: addCounts(pairs.map(({ mig }) => mig.since)),
  };
}

function addCounts(counts: readonly UseCount[]): UseCount {
  return {
    accesses: counts.reduce((sum, { accesses }) => sum + accesses, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
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
    isContradicted: pair.isContradicted,
  };
}

function toRecent(use: RecentUse): RecentDocument {
  const { accesses, failed, inWeeks, since, lastWeek = null, usersMost = null, weeks } = use;
  const counts = { accesses, failed, inWeeks, since };
  return { ...counts, lastWeek, usersMost, coveredWeeks: weeks.length };
}
