import { type CalendarDate, dayNumber, dayText } from '../../base/calendar-date.ts';
import { groupBy, orderBy, sorted } from '../../base/ordering.ts';
import { type ImportNote, createNotes } from '../files/file-reading.ts';
import type { Route } from './route.ts';

/**
 * Overlaps and gaps of a list of routes. Two routes overlap when a consumer views the same practices
 * on the same channel through both at once; there is a gap when all routes of a consumer on a channel
 * are closed for days between two of them. Both may be meant, so they are told and kept.
 */
export function findRouteOddities(routes: readonly Route[]): ImportNote[] {
  const notes = createNotes();
  for (const [who, own] of groupBy(routes, ({ consumer, channel }) => `${consumer} ${channel}`)) {
    for (let count = countOverlaps(own); count > 0; count -= 1) notes.add('route-overlap', who);
    for (const gap of findGaps(own)) notes.add('route-gap', `${who} ${gap}`);
  }
  return notes.all();
}

function countOverlaps(routes: readonly Route[]): number {
  const pairs = routes.flatMap((route, index) =>
    routes
      .slice(index + 1)
      .filter((other) => sharePractices(route, other) && shareDays(route, other)),
  );
  return pairs.length;
}

/** A PCN and a practice are taken for strangers: only the register of a day knows its members. */
function sharePractices(a: Route, b: Route): boolean {
  if (a.practices === 'all' || b.practices === 'all') return true;
  const { practices } = b;
  return a.practices.some((code) => practices.includes(code));
}

function shareDays(a: Route, b: Route): boolean {
  return (a.since ?? '') <= (b.until ?? FOREVER) && (b.since ?? '') <= (a.until ?? FOREVER);
}

/** After every day that can be written. */
const FOREVER = '~';

/** Days without any route between the first and the last of them, as `yyyy-mm-dd to yyyy-mm-dd`. */
function findGaps(routes: readonly Route[]): string[] {
  const byStart = sorted(
    routes,
    orderBy<Route>(({ since }) => since ?? ''),
  );
  const gaps: string[] = [];
  let covered: string | undefined;
  for (const { since, until } of byStart) {
    if (covered !== undefined && since !== undefined && since > nextDay(covered)) {
      gaps.push(`${nextDay(covered)} to ${shiftDay(since, -1)}`);
    }
    const end = until ?? FOREVER;
    if (covered === undefined || end > covered) covered = end;
  }
  return gaps;
}

function nextDay(day: string): string {
  return day === FOREVER ? FOREVER : shiftDay(day as CalendarDate, 1);
}

function shiftDay(day: CalendarDate, by: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayText(dayNumber(year, month, date) + by);
}
