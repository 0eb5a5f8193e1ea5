import { dayNumber } from '../../base/calendar-date.ts';
import type { DayRange } from '../../match/day-range.ts';

/**
 * The ways in which one date may have been moved to another, each as a text: a number of years where only
 * the year differs, of months where year and month do, else of days; of minutes where both have a time.
 */
export function offsetsOf(mig: DayRange, hie: DayRange): readonly string[] {
  const [a, b] = [partsOf(mig.wall), partsOf(hie.wall)];
  const isWhole = a.day !== undefined && b.day !== undefined;
  if (!isWhole && mig.wall.length !== hie.wall.length) return [];
  const byCalendar = monthsBetween(a, b);
  return isWhole ? [...byCalendar, ...daysBetween(a, b)] : byCalendar;
}

/** Years or months, where the day and the time of day are the same. */
function monthsBetween(a: Parts, b: Parts): readonly string[] {
  const months = (b.year - a.year) * 12 + (b.month ?? 1) - (a.month ?? 1);
  if (months === 0 || a.day !== b.day || a.minutes !== b.minutes) return [];
  return [months % 12 === 0 ? `years ${months / 12}` : `months ${months}`];
}

function daysBetween(a: Parts, b: Parts): readonly string[] {
  const days = dayOf(b) - dayOf(a);
  const isTimed = a.minutes !== undefined && b.minutes !== undefined && a.minutes !== b.minutes;
  if (isTimed) return [`minutes ${days * 1440 + (b.minutes ?? 0) - (a.minutes ?? 0)}`];
  return days === 0 ? [] : [`days ${days}`];
}

/** An offset in words, as seen from the MIG. */
export function tellOffset(offset: string): string {
  const [unit = '', number = '0'] = offset.split(' ');
  const size = Math.abs(Number(number));
  const [shown, word] = inBestUnit(unit, size);
  return `${shown} ${shown === 1 ? word.replace(/s$/, '') : word} ${Number(number) < 0 ? 'earlier' : 'later'}`;
}

function inBestUnit(unit: string, size: number): readonly [number, string] {
  return unit === 'minutes' && size % 60 === 0 ? [size / 60, 'hours'] : [size, unit];
}

interface Parts {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
  readonly minutes: number | undefined;
}

const WALL = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2}))?/;

function partsOf(wall: string): Parts {
  const [, year, month, day, hours, minutes] = WALL.exec(wall) ?? [];
  return {
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
    minutes: hours === undefined ? undefined : Number(hours) * 60 + Number(minutes),
  };
}

function dayOf({ year, month, day }: Parts): number {
  return dayNumber(year, month ?? 1, day ?? 1);
}
