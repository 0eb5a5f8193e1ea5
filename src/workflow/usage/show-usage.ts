import type { CalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { groupBy } from '../../base/ordering.ts';
import { CHANNELS, type Channel } from '../../programme/agreements/agreement.ts';
import { deriveFlows } from '../../programme/flow.ts';
import type { Pair } from '../../programme/usage/usage-loss.ts';
import {
  type ChannelSummary,
  addSummaries,
  summariseFlow,
} from '../../programme/usage/usage-summary.ts';
import type { UsageAsAt, UsageLog } from '../../programme/usage/usage.ts';
import { type ListedAgreement, agreementsAsAt } from '../../store/agreements.ts';
import { usageAsAt } from '../../store/usage.ts';
import type { Context } from '../context.ts';
import { parseDay } from '../register/import-file.ts';
import { dayOrToday } from '../flows/programme-facts.ts';
import { type UsageLossDocument, gatherLoss } from './usage-loss.ts';
import { toCode } from './usage-reading.ts';

/** What rows of the list stand for. */
export const USAGE_GROUPS = ['flow', 'provider', 'consumer', 'week'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** What is asked about use. */
export interface UsageRequest {
  readonly asAt?: string | undefined;
  readonly weeks: number;
  readonly org?: string | undefined;
  readonly by: UsageGroup;
  /** The day the MIG would stop on. */
  readonly lostOn?: string | undefined;
}

/** A log a document rests on. */
export type UsageLogSource = Readonly<
  Record<'file' | 'sha256' | 'asAt' | 'channel' | 'coverage' | 'first' | 'last', string>
> &
  Readonly<Record<'since' | 'until' | 'provider' | 'consumer', string | null>> & {
    readonly import: number;
  };

/** Use of one channel as documents hold it. */
export interface ChannelDocument {
  readonly accesses: number;
  readonly failed: number;
  /** Most different users in one week; `null` when not told, and for several flows. */
  readonly usersMost: number | null;
  readonly coveredWeeks: number;
  readonly lastWeek: string | null;
  /** `null` in rows by week. */
  readonly quietWeeks: number | null;
  /** Accesses and attempts in the last covered weeks and in as many before; `null` when too few are covered. */
  readonly last: number | null;
  readonly before: number | null;
  /** Flows used in the last covered weeks, or since; in rows by week, in the week. */
  readonly reading: number;
}

/** A row of the list; what it is not grouped by is `null`. */
export interface UsageRowDocument {
  readonly provider: string | null;
  readonly consumer: string | null;
  readonly week: string | null;
  /** Pairs of practice and consumer it stands for. */
  readonly pairs: number;
  readonly mig: ChannelDocument;
  readonly hie: ChannelDocument;
}

/** `mig2hie/usage/1`. */
export interface UsageDocument {
  readonly schema: 'mig2hie/usage/1';
  readonly asAt: string;
  readonly weeks: {
    readonly asked: number;
    readonly first: string;
    readonly last: string;
    /** Monday of the week under way on the day, whose use counts too; `null` when the last one is just over. */
    readonly underWay: string | null;
  };
  /** Weeks that count as recent, and that have to be quiet for users to have moved. */
  readonly quietWeeks: number;
  readonly org: string | null;
  /** Weeks asked for that no log, or no log of everybody, covers whole. */
  readonly coverage: readonly {
    readonly channel: Channel;
    readonly covered: number;
    readonly notCovered: readonly string[];
  }[];
  readonly logs: readonly UsageLogSource[];
  readonly by: UsageGroup;
  readonly count: number;
  readonly rows: readonly UsageRowDocument[];
  readonly lost: UsageLossDocument | null;
}

/** Use of the two channels in the weeks before a day, and what would stop with the MIG. */
export async function showUsage(context: Context, request: UsageRequest): Promise<UsageDocument> {
  const asAt = dayOrToday(context, request.asAt);
  const { by } = request;
  const lostOn = request.lostOn === undefined ? undefined : parseDay(request.lostOn, '--lost-on');
  if (lostOn !== undefined && by === 'week') throw noLossByWeek();
  const organisation = toCode(request.org, '--org');
  const { quietWeeks } = context.config.usage;
  const usage = await usageAsAt(context.store, asAt, {
    organisation,
    // Before a day that is past, the weeks before it are the ones that tell.
    before: lostOn,
    weeks: request.weeks,
  });
  const agreements = await agreementsAsAt(context.store, asAt, { organisation });
  const pairs = pairsOf(usage, agreements, asAt);
  const rows = by === 'week' ? byWeek(usage, pairs) : byEnds(usage, pairs, by, quietWeeks);
  return {
    schema: 'mig2hie/usage/1',
    asAt,
    weeks: {
      asked: usage.weeks.length,
      first: usage.weeks[0] ?? '',
      last: usage.weeks.at(-1) ?? '',
      underWay: usage.underWay ?? null,
    },
    quietWeeks,
    org: organisation ?? null,
    coverage: CHANNELS.map((channel) => coverageOf(usage, pairs, channel)),
    logs: usage.logs.map(toLogSource),
    by,
    count: rows.length,
    rows,
    lost:
      lostOn === undefined || by === 'week'
        ? null
        : await gatherLoss(context, {
            asAt,
            on: lostOn,
            usage,
            agreements,
            pairs,
            by,
            policy: context.config.usage,
          }),
  };
}

function noLossByWeek(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_USAGE_LOSS',
    exit: EXIT.usage,
    message: 'What would be lost is told of pairs, practices or consumers, not by week.',
    next: ['Leave --by week off, or ask for --by consumer or --by provider.'],
  });
}

/** Pairs that have an agreement on either channel, or were seen in a log. */
function pairsOf(
  usage: UsageAsAt,
  agreements: readonly ListedAgreement[],
  asAt: CalendarDate,
): Pair[] {
  const flows = deriveFlows(agreements, asAt, usage.flows.values());
  const pairs = new Map<string, Pair>();
  for (const { provider, consumer } of flows) {
    pairs.set(`${provider}/${consumer}`, { provider, consumer });
  }
  return [...pairs.values()];
}

function byEnds(
  usage: UsageAsAt,
  pairs: readonly Pair[],
  by: 'flow' | 'provider' | 'consumer',
  span: number,
): UsageRowDocument[] {
  const keyOf = ({ provider, consumer }: Pair): string =>
    by === 'flow' ? `${provider}/${consumer}` : by === 'provider' ? provider : consumer;
  const groups = [...groupBy(pairs, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([, group]): UsageRowDocument => {
    const [first] = group;
    const sum = (channel: Channel): ChannelDocument => {
      const all = group.map((pair) => summariseFlow(usage, { ...pair, channel }, span));
      const [only] = all;
      return toChannelDocument(only === undefined || all.length > 1 ? addSummaries(all) : only);
    };
    return {
      provider: by === 'consumer' ? null : (first?.provider ?? null),
      consumer: by === 'provider' ? null : (first?.consumer ?? null),
      week: null,
      pairs: group.length,
      mig: sum('mig'),
      hie: sum('hie'),
    };
  });
}

function byWeek(usage: UsageAsAt, pairs: readonly Pair[]): UsageRowDocument[] {
  const sums = { mig: weekSums(usage, pairs, 'mig'), hie: weekSums(usage, pairs, 'hie') };
  const { weeks, underWay } = usage;
  // Without use there is nothing to tell of a week that is not over.
  const isUsed = [...usage.flows.values()].some((flow) => flow.weeks.at(-1)?.week === underWay);
  return [...weeks, ...(underWay !== undefined && isUsed ? [underWay] : [])].map((week) => ({
    provider: null,
    consumer: null,
    week,
    pairs: pairs.length,
    mig: sums.mig(week),
    hie: sums.hie(week),
  }));
}

function weekSums(
  usage: UsageAsAt,
  pairs: readonly Pair[],
  channel: Channel,
): (week: CalendarDate) => ChannelDocument {
  const missing = new Set<string>(coverageOf(usage, pairs, channel).notCovered);
  const sums = new Map<string, { accesses: number; failed: number; reading: number }>();
  for (const flow of usage.flows.values()) {
    if (flow.channel !== channel) continue;
    for (const { week, accesses, failed } of flow.weeks) {
      const sum = sums.get(week) ?? { accesses: 0, failed: 0, reading: 0 };
      sum.accesses += accesses;
      sum.failed += failed;
      sum.reading += accesses + failed > 0 ? 1 : 0;
      sums.set(week, sum);
    }
  }
  return (week) => {
    const sum = sums.get(week) ?? { accesses: 0, failed: 0, reading: 0 };
    const isUsed = sum.reading > 0;
    return {
      ...sum,
      usersMost: null,
      coveredWeeks: missing.has(week) || week === usage.underWay ? 0 : 1,
      lastWeek: isUsed ? week : null,
      quietWeeks: null,
      last: null,
      before: null,
    };
  };
}

/** A week counts as covered when it is for every pair. */
function coverageOf(
  usage: UsageAsAt,
  pairs: readonly Pair[],
  channel: Channel,
): UsageDocument['coverage'][number] {
  const isScoped = usage.logs.some((log) => (log.provider ?? log.consumer) !== undefined);
  const asked = isScoped ? pairs : pairs.slice(0, 1);
  const known = asked.map((pair) => new Set(usage.coveredWeeks({ ...pair, channel })));
  const notCovered = usage.weeks.filter(
    (week) => known.length === 0 || known.some((weeks) => !weeks.has(week)),
  );
  return { channel, covered: usage.weeks.length - notCovered.length, notCovered };
}

function toChannelDocument(one: ChannelSummary): ChannelDocument {
  const { accesses, failed, coveredWeeks, quietWeeks, reading } = one;
  return {
    accesses,
    failed,
    usersMost: one.usersMost ?? null,
    coveredWeeks,
    lastWeek: one.lastWeek ?? null,
    quietWeeks,
    last: one.trend.last ?? null,
    before: one.trend.before ?? null,
    reading,
  };
}

function toLogSource(log: UsageLog): UsageLogSource {
  const { file, sha256, asAt, channel, coverage, first, last } = log;
  const { since = null, until = null, provider = null, consumer = null } = log;
  const said = { file, sha256, asAt, channel, coverage, first, last };
  return { import: log.import, ...said, since, until, provider, consumer };
}
