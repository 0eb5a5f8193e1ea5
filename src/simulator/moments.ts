import { dayNumber, daysInMonth } from '../base/calendar-date.ts';
import type { Moment } from './model.ts';
import type { Random } from './random.ts';

/** The day `count` days after `day` (`yyyy-mm-dd`; a time of day is dropped). */
export function addDays(day: Moment, count: number): Moment {
  return fromDayNumber(toDayNumber(day) + count);
}

/** Whole days from `a` to `b`. */
export function daysFrom(a: Moment, b: Moment): number {
  return toDayNumber(b) - toDayNumber(a);
}

/** A day from `first` to `last`, both included. */
export function dayBetween(random: Random, first: Moment, last: Moment): Moment {
  return addDays(first, random.between(0, Math.max(0, daysFrom(first, last))));
}

/** The day with a time in opening hours, to the minute. */
export function withTime(random: Random, day: Moment): Moment {
  const hour = String(random.between(8, 18)).padStart(2, '0');
  const minute = String(random.between(0, 59)).padStart(2, '0');
  return `${day.slice(0, 10)}T${hour}:${minute}:00`;
}

/** The same date `years` later, the 29th of February becoming the 28th where it must. */
export function shiftYears(moment: Moment, years: number): Moment {
  const year = String(Number(moment.slice(0, 4)) + years).padStart(4, '0');
  const rest = moment.slice(4);
  const leapDay = rest.startsWith('-02-29') && daysInMonth(Number(year), 2) === 28;
  return `${year}${leapDay ? rest.replace('-02-29', '-02-28') : rest}`;
}

/** `+01:00` in British Summer Time, `+00:00` else, for a wall-clock time in the United Kingdom. */
export function londonOffset(moment: Moment): '+00:00' | '+01:00' {
  const year = Number(moment.slice(0, 4));
  const time = moment.length > 10 ? moment : `${moment}T12:00:00`;
  const begins = `${lastSunday(year, 3)}T01:00:00`;
  const ends = `${lastSunday(year, 10)}T02:00:00`;
  return time >= begins && time < ends ? '+01:00' : '+00:00';
}

function lastSunday(year: number, month: number): Moment {
  const last = dayNumber(year, month, daysInMonth(year, month));
  // Day 0 (1970-01-01) was a Thursday, so day 3 was a Sunday.
  return fromDayNumber(last - ((((last - 3) % 7) + 7) % 7));
}

function toDayNumber(day: Moment): number {
  const [year = 1970, month = 1, dayOfMonth = 1] = day.slice(0, 10).split('-').map(Number);
  return dayNumber(year, month, dayOfMonth);
}

function fromDayNumber(number: number): Moment {
  // Never later than the year looked for, on either side of 1970.
  let year = 1970 + Math.floor(number / (number < 0 ? 365 : 366));
  while (dayNumber(year + 1, 1, 1) <= number) year += 1;
  let month = 1;
  while (month < 12 && dayNumber(year, month + 1, 1) <= number) month += 1;
  const day = number - dayNumber(year, month, 1) + 1;
  return [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
}
