import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import type { UsageAsAt, UsageFilter, UsageLog } from '../../programme/usage/usage.ts';
import { assembleUsage } from '../../programme/usage/usage-weeks.ts';
import { weeksBefore } from '../../programme/usage/week.ts';
import type { UsePolicy } from '../../readiness/moved.ts';
import type { StoreHandle } from '../../store/open-store.ts';
import { usageAsAt, usageLogsAsAt } from '../../store/usage.ts';

/** Weeks before the day in which the newest covered one is looked for. */
const WEEKS_MAX = 26;

/**
 * The use that tells who has moved: no more weeks than those up to which the logs reach and those that
 * have to be quiet, for a region's year of weeks is half a million rows.
 */
export async function gatherUsage(
  store: StoreHandle,
  day: CalendarDate,
  wanted: { readonly policy: UsePolicy; readonly filter?: UsageFilter | undefined },
): Promise<UsageAsAt> {
  const logs = await usageLogsAsAt(store, day);
  const weeks = countWeeks(day, logs, wanted.policy.quietWeeks);
  return usageAsAt(store, day, { ...wanted.filter, weeks });
}

function countWeeks(day: CalendarDate, logs: readonly UsageLog[], quietWeeks: number): number {
  const most = WEEKS_MAX + quietWeeks;
  // Logs of one practice or consumer reach to other weeks than the rest: then all weeks are read.
  if (logs.some(({ provider, consumer }) => (provider ?? consumer) !== undefined)) return most;
  const weeks = weeksBefore(day, WEEKS_MAX);
  if (logs.length === 0) return 1;
  const usage = assembleUsage({ asAt: day, weeks, logs, rows: [] });
  const newest = usage.coveredWeeks({ provider: ANY, consumer: ANY, channel: 'mig' }).at(-1);
  return newest === undefined ? most : weeks.length - weeks.indexOf(newest) - 1 + quietWeeks;
}

/** No flow's own code: what is asked of it holds for all. */
const ANY = '' as OdsCode;
