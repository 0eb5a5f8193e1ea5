import type { CalendarDate } from '../../base/calendar-date.ts';
import { compareText } from '../../base/ordering.ts';
import type { ImportNote } from '../../programme/files/file-reading.ts';
import type { CountedLog, UsageContent } from '../../programme/usage/usage-content.ts';
import { findOverlaps } from '../../programme/usage/usage-overlap.ts';
import { registerAsAt } from '../../store/organisations.ts';
import type { StoreHandle } from '../../store/open-store.ts';
import { usageLogsAsAt } from '../../store/usage.ts';

/** Organisations of a log that no snapshot of the day lists, each with its accesses and attempts. */
export async function noteUnregistered(
  store: StoreHandle,
  { organisations }: UsageContent,
  asAt: CalendarDate,
): Promise<ImportNote[]> {
  const register = await registerAsAt(store, asAt);
  const known = new Set<string>(register.organisations.map(({ code }) => code));
  return [...organisations]
    .filter(([code]) => !known.has(code))
    .toSorted(([a, x], [b, y]) => y - x || compareText(a, b))
    .map(([value, rows]) => ({ what: 'not-in-register', value, rows }));
}

/** Weeks that logs imported before speak of too: of two logs only one is ever counted. */
export async function noteOverlaps(
  store: StoreHandle,
  logs: readonly CountedLog[],
  asAt: CalendarDate,
): Promise<ImportNote[]> {
  const known = await usageLogsAsAt(store, asAt);
  const next = { import: Number.MAX_SAFE_INTEGER, file: '', sha256: '', asAt };
  return logs.flatMap((log) =>
    findOverlaps(known, { ...log, ...next }).flatMap((overlap): ImportNote[] => {
      const value = `${log.channel} import ${overlap.import}`;
      const told = [
        { what: 'weeks-taken-over', value, rows: overlap.takenOver },
        { what: 'weeks-passed-over', value, rows: overlap.passedOver },
      ] as const;
      return told.filter(({ rows }) => rows > 0);
    }),
  );
}
