import {
  coarsen,
  commonPrecision,
  hasTime,
  instantOf,
  londonWall,
} from '../../base/partial-date.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import { dayRangeOf, daysApart, isOneDayAtEdge } from '../../match/day-range.ts';
import type { DayRange } from '../../match/day-range.ts';
import { different } from '../difference.ts';
import { rolesSwapped } from './date-roles.ts';
import type { ComparedPair, Difference, Outcome } from '../difference.ts';

/** Compares the clinical dates of a pair. A date only one side gives is lost, not equal. */
export function compareClinicalDates(pair: ComparedPair): Outcome | undefined {
  const [mig, hie] = [pair.entries.mig.date, pair.entries.hie.date];
  if (mig === undefined && hie === undefined) return undefined;
  if (mig === undefined || hie === undefined) {
    return different('date-precision', 'date', [mig?.text, hie?.text], {
      why: `the ${mig === undefined ? 'MIG' : 'HIE'} gives no date for it.`,
    });
  }
  const [a, b] = [pair.mig.days, pair.hie.days];
  if (a === undefined || b === undefined) return undefined;
  const outcome = compareDated('date', { date: mig, days: a }, { date: hie, days: b });
  return outcome?.kind === 'date-shifted' ? swapOrShift(outcome, pair) : outcome;
}

function swapOrShift(shifted: Difference, { entries }: ComparedPair): Difference {
  const why = shifted.grade === 'time' ? undefined : rolesSwapped(entries);
  if (why === undefined) return shifted;
  return { ...shifted, kind: 'date-role-swapped', grade: undefined, why };
}

/**
 * Compares two dates at what both of them know: the same instant in another zone is the same, days
 * are those of a wall clock in the United Kingdom, and a date known to the year is never quietly
 * the same as its first of January.
 */
export function compareDates(
  field: string,
  mig: PartialDate,
  hie: PartialDate,
): Difference | undefined {
  if (isSameWritten(mig, hie)) return undefined;
  return compareDated(
    field,
    { date: mig, days: dayRangeOf(mig) },
    { date: hie, days: dayRangeOf(hie) },
  );
}

/** A date with the days it may mean. */
interface Dated {
  readonly date: PartialDate;
  readonly days: DayRange;
}

function compareDated(
  field: string,
  { date: mig, days: a }: Dated,
  { date: hie, days: b }: Dated,
): Difference | undefined {
  if (isSameWritten(mig, hie)) return undefined;
  if (daysApart(a, b) > 0) {
    const isZone = isOneDayAtEdge(a, b) || isOneHourApart(mig, hie);
    return different('date-shifted', field, bothWritten(mig, hie), isZone ? ZONE_PATTERN : {});
  }
  const isWhole = a.first === a.last && b.first === b.last;
  if (isWhole) return compareTimes(field, { date: mig, days: a }, { date: hie, days: b });
  if (mig.precision === hie.precision) return undefined;
  return different('date-precision', field, bothWritten(mig, hie));
}

function isSameWritten(mig: PartialDate, hie: PartialDate): boolean {
  return mig.text === hie.text && mig.offset === hie.offset;
}

/** Compares two dates of one day. */
function compareTimes(
  field: string,
  { date: mig, days: a }: Dated,
  { date: hie, days: b }: Dated,
): Difference | undefined {
  if (hasTime(mig) !== hasTime(hie)) {
    return different('date-precision', field, bothWritten(mig, hie), { grade: 'time' });
  }
  if (!hasTime(mig) || isSameTime(mig, hie, a.wall === b.wall)) return undefined;
  const why = isOneHourApart(mig, hie) ? ZONE_PATTERN.why : undefined;
  return different('date-shifted', field, bothWritten(mig, hie), { grade: 'time', why });
}

const ZONE_PATTERN = {
  grade: 'zone-pattern',
  why: 'the two lie an hour or a midnight apart, as they do where a time zone was lost or added on the way.',
} as const;

/** Whether two times lie exactly an hour apart, as instants or on the clock where a zone is not told. */
function isOneHourApart(mig: PartialDate, hie: PartialDate): boolean {
  if (!hasTime(mig) || !hasTime(hie)) return false;
  const [x, y] = [instantOf(mig), instantOf(hie)];
  const [a, b] = x === undefined || y === undefined ? [wallOf(mig), wallOf(hie)] : [x, y];
  return Math.abs(Math.floor(a / 60) - Math.floor(b / 60)) === 60;
}

/** Seconds on a wall clock in the United Kingdom, to the minute. */
function wallOf(date: PartialDate): number {
  return instantOf({ ...date, ...WALL, text: londonWall(date) }) ?? 0;
}

const WALL = { precision: 'minute', offset: 0 } as const;

/** `isSameWall`: whether both show the same on a wall clock in the United Kingdom. */
function isSameTime(mig: PartialDate, hie: PartialDate, isSameWall: boolean): boolean {
  const [x, y] = [instantOf(mig), instantOf(hie)];
  const precision = commonPrecision(mig.precision, hie.precision);
  if (x !== undefined && y !== undefined) {
    return precision === 'second' ? x === y : Math.floor(x / 60) === Math.floor(y / 60);
  }
  if (x === undefined && y === undefined) {
    return coarsen(mig, precision).text === coarsen(hie, precision).text;
  }
  return isSameWall;
}

function bothWritten(mig: PartialDate, hie: PartialDate): readonly [string, string] {
  return [written(mig), written(hie)];
}

function written(date: PartialDate): string {
  if (date.offset === undefined) return date.text;
  if (date.offset === 0) return `${date.text}Z`;
  const minutes = Math.abs(date.offset);
  const zone = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return `${date.text}${date.offset < 0 ? '-' : '+'}${zone}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
