import { dayNumber, daysInMonth } from '../base/calendar-date.ts';
import { hasTime, londonWall } from '../base/partial-date.ts';
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
  const wall = londonWall(date);
  const year = digitsAt(wall, 0) * 100 + digitsAt(wall, 2);
  if (date.precision !== 'year' && date.precision !== 'month') {
    const number = dayNumber(year, digitsAt(wall, 5), digitsAt(wall, 8));
    return { first: number, last: number, wall, edge: hasTime(date) && isEdge(date.text, wall) };
  }
  const isMonth = date.precision === 'month';
  const first = dayNumber(year, isMonth ? digitsAt(wall, 5) : 1, 1);
  const lastMonth = isMonth ? digitsAt(wall, 5) : 12;
  const last = dayNumber(year, lastMonth, daysInMonth(year, lastMonth));
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

/** The time behind the day of an ISO date is one at which a day begins, or began an hour ago. */
function isEdge(own: string, wall: string): boolean {
  return standsAtEdge(own) || standsAtEdge(wall);
}

function standsAtEdge(text: string): boolean {
  return text.startsWith('T00:00', 10) || text.startsWith('T23:00', 10);
}

/** The number two digits write. */
function digitsAt(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

const ZERO = 0x30;
