import { type CalendarDate, daysBetween, parseCalendarDate } from '../base/calendar-date.ts';
import { assert } from '../base/assert.ts';

/** The day of an ISO instant in UTC. */
export function dayOf(instant: string): CalendarDate {
  const day = parseCalendarDate(instant.slice(0, 10));
  assert(day !== undefined, 'an instant of the evidence store does not start with a day');
  return day;
}

/** How old something is on a day, in words: `today`, `1 day old`, `12 days old`. */
export function ageInWords(day: CalendarDate, asAt: CalendarDate): string {
  const days = daysBetween(day, asAt);
  if (days === 0) return 'of the same day';
  return days === 1 ? '1 day old' : `${days} days old`;
}
