import { dayNumber, daysInMonth } from '../base/calendar-date.ts';
import { hasTime, instantOf, londonText } from '../base/partial-date.ts';
import type { PartialDate } from '../base/partial-date.ts';

/** A date as the days it may mean, in the United Kingdom, counted from 1970-01-01. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
  /** Day and minute on a wall clock in the United Kingdom, or as much of them as is known. */
  readonly wall: string;
  /** Whether the time stands at midnight or an hour before, in its own zone or ours. */
  readonly edge: boolean;
}

/** The days a date may mean. */
export function dayRangeOf(date: PartialDate): DayRange {
  const wall = wallText(date);
  if (date.precision !== 'year' && date.precision !== 'month') {
    const number = numberOf(wall.slice(0, 10));
    return { first: number, last: number, wall, edge: hasTime(date) && isEdge(date.text, wall) };
  }
  const [year = 0, month] = date.text.split('-').map(Number);
  const first = dayNumber(year, month ?? 1, 1);
  const last = dayNumber(year, month ?? 12, daysInMonth(year, month ?? 12));
  return { first, last, wall, edge: false };
}

/**
 * Whether two dates may be the same: their days overlap, or they lie one day apart and one of them
 * stands at the edge of a day, as times do that lost or gained a zone on the way.
 */
export function mayBeSameDay(a: DayRange, b: DayRange): boolean {
  if (a.first <= b.last && b.first <= a.last) return true;
  return isOneDayAtEdge(a, b);
}

/** Whether two single days lie one apart and one of them stands at the edge of a day. */
export function isOneDayAtEdge(a: DayRange, b: DayRange): boolean {
  if (!a.edge && !b.edge) return false;
  return a.first === a.last && b.first === b.last && Math.abs(a.first - b.first) === 1;
}

/** Days between two ranges; 0 when they overlap. */
export function daysApart(a: DayRange, b: DayRange): number {
  return Math.max(0, a.first - b.last, b.first - a.last);
}

function wallText(date: PartialDate): string {
  const instant = instantOf(date);
  return (instant === undefined ? date.text : londonText(instant)).slice(0, 16);
}

function isEdge(own: string, wall: string): boolean {
  return /T(?:00:00|23:00)/.test(own) || /T(?:00:00|23:00)/.test(wall);
}

function numberOf(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayNumber(year, month, date);
}
