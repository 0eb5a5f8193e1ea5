import { type CalendarDate, dayNumber, dayText } from '../../base/calendar-date.ts';

/** Days since 1970-01-01 of a checked day. */
export function numberOfDay(day: CalendarDate): number {
  return dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** The day of a day number. */
export function dayOfNumber(day: number): CalendarDate {
  return dayText(day) as CalendarDate;
}

/** The Monday a week begins with (ISO 8601), as day numbers; 1970-01-01 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** The last `count` weeks that are over on a day, by their Mondays, oldest first. */
export function weeksBefore(day: CalendarDate, count: number): CalendarDate[] {
  // The week of a Sunday is over on it; any other day's week is not.
  const newest = mondayOf(numberOfDay(day) + 1) - 7;
  return Array.from({ length: count }, (_, at) => dayOfNumber(newest - 7 * (count - 1 - at)));
}
