import { type CalendarDate, daysBetween, parseCalendarDate } from '../base/calendar-date.ts';
import { instantOf, londonText, parsePartialDate } from '../base/partial-date.ts';
import type { Shown } from './small-numbers.ts';

/** A count with its noun: `1 patient`, `1,200 patients`, `* patients`. */
export function counted(count: Shown, one: string, many = `${one}s`): string {
  return `${digits(count)} ${count === 1 ? one : many}`;
}

/** A count in words for a table or a sentence, thousands parted by commas. */
export function digits(count: Shown): string {
  if (count === '*') return count;
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * An ISO date in words as far as it is known: `2020`, `March 2020`, `9 March 2020`, `9 March 2020, 14:05`
 * (an instant in United Kingdom time, a time without a zone as written). Anything else as written.
 */
export function dateInWords(text: string): string {
  const date = parsePartialDate(text);
  if (date === undefined) return text;
  const wall = londonWall(text) ?? date.text;
  const [year = '', month = '', day] = wall.slice(0, 10).split('-');
  if (month === '') return year;
  const words = `${MONTHS[Number(month) - 1] ?? month} ${year}`;
  if (day === undefined) return words;
  const time = wall.slice(11, 16);
  return time === '' ? `${Number(day)} ${words}` : `${Number(day)} ${words}, ${time}`;
}

/** How old an ISO date or instant is on a day, in whole days; undefined when either cannot be read. */
export function ageInDays(text: string | undefined, asAt: string): number | undefined {
  const on = parseCalendarDate(asAt);
  const day = text === undefined ? undefined : dayOf(text);
  return on === undefined || day === undefined ? undefined : daysBetween(day, on);
}

/** The day of an ISO date, or of an instant on a wall clock in the United Kingdom. */
export function dayOf(text: string): CalendarDate | undefined {
  return parseCalendarDate(text) ?? parseCalendarDate(londonWall(text)?.slice(0, 10) ?? '');
}

/** `1 day old`, or why there is no age. */
export function ageInWords(text: string | undefined, asAt: string): string {
  const days = ageInDays(text, asAt);
  if (days === undefined) return 'no date';
  if (days === 0) return 'same day';
  return days < 0
    ? `${counted(-days, 'day')} after the report's date`
    : `${counted(days, 'day')} old`;
}

function londonWall(text: string): string | undefined {
  const date = parsePartialDate(text);
  const instant = date === undefined ? undefined : instantOf(date);
  return instant === undefined ? undefined : londonText(instant);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
