import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import { CHANNELS, type Channel } from '../../programme/agreements/agreement.ts';
import { type UsageAsAt, type WeekUse, flowKey } from '../../programme/usage/usage.ts';
import type { StoreHandle } from '../../store/open-store.ts';
import { usageAsAt } from '../../store/usage.ts';

/** Use of one channel in a week. */
export interface ChannelWeek {
  readonly accesses: number;
  readonly failed: number;
  /** `null` when the log does not tell users. */
  readonly users: number | null;
}

/** A week of a practice and a consumer. */
export interface PairWeek {
  /** Its Monday. */
  readonly week: string;
  /** `null` for a week no log covers whole and no access is known of. */
  readonly mig: ChannelWeek | null;
  readonly hie: ChannelWeek | null;
  /** Channels of which logs cover all of the week's days. */
  readonly covered: readonly Channel[];
}

/** Use of both channels week by week, oldest first. */
export interface PairUsage {
  readonly weeks: readonly PairWeek[];
}

/** What the logs say of the weeks before a day; weeks before the first that any log tells of are left out. */
export async function usageOfPair(
  store: StoreHandle,
  day: CalendarDate,
  pair: { readonly provider: string; readonly consumer: string },
): Promise<PairUsage> {
  const usage = await usageAsAt(store, day, pair);
  const [mig, hie] = CHANNELS.map((channel) => ofChannel(usage, pair, channel));
  const weeks = usage.weeks.map((week): PairWeek => ({
    week,
    mig: mig?.uses.get(week) ?? null,
    hie: hie?.uses.get(week) ?? null,
    covered: CHANNELS.filter((_, at) => [mig, hie][at]?.covered.has(week)),
  }));
  const first = weeks.findIndex((one) => one.mig !== null || one.hie !== null);
  return { weeks: first === -1 ? [] : weeks.slice(first) };
}

const NO_USE: ChannelWeek = { accesses: 0, failed: 0, users: 0 };

function ofChannel(
  usage: UsageAsAt,
  pair: { readonly provider: string; readonly consumer: string },
  channel: Channel,
): { readonly uses: ReadonlyMap<string, ChannelWeek>; readonly covered: ReadonlySet<string> } {
  const flow = {
    provider: pair.provider as OdsCode,
    consumer: pair.consumer as OdsCode,
    channel,
  };
  const covered = usage.coveredWeeks(flow);
  const used = usage.flows.get(flowKey(flow))?.weeks ?? [];
  const quiet = covered.map((week) => [week, NO_USE] as const);
  const seen = used.map((use) => [use.week, toChannelWeek(use)] as const);
  return { uses: new Map<string, ChannelWeek>([...quiet, ...seen]), covered: new Set(covered) };
}

function toChannelWeek({ accesses, failed, users }: WeekUse): ChannelWeek {
  return { accesses, failed, users: users ?? null };
}
