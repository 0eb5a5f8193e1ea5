import { type CalendarDate, dayNumber, daysInMonth } from '../../base/calendar-date.ts';
import { instantOf, londonText, parsePartialDate } from '../../base/partial-date.ts';
import { mondayOf, numberOfDay } from './week.ts';

/** How the days of a log are told: as its stamps write them, or by the clock of the United Kingdom. */
export const USAGE_ZONES = ['as-written', 'Europe/London'] as const;
export type UsageZone = (typeof USAGE_ZONES)[number];

/** The day of a stamp, as a day number, or why it has none. */
export type DayOrReason = number | string;

/** What reads stamps, and knows afterwards whether any told its zone. */
export interface StampReader {
  /** The day of a stamp such as `2020-03-01 09:15`, `2020-03-01T09:15:00Z` or `01/03/2020 09:15`. */
  dayOf(text: string): DayOrReason;
  /** Stamps that told their zone. */
  zoned(): number;
}

/** Hours to 23, minutes and seconds to 59; then perhaps an offset. */
const WHEN =
  /^[T ]([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?(?: ?(Z|[+-]\d\d:?\d\d))?$/;
const DAY_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/;
const ISO = /^\d{4}-\d\d-\d\d/;

const NO_STAMP =
  'is no date with a time we know (yyyy-mm-dd hh:mm, dd/mm/yyyy hh:mm; a number of seconds is none)';
const NO_DAY = 'names no real day; dates with strokes are read day first';
const NO_TIME = 'names no real time of day, or a zone that is no offset such as Z or +01:00';

/**
 * Makes a reader of stamps. A day is the one the stamp writes, in the zone it is written in; no zone is
 * guessed. With `Europe/London` a stamp that tells its offset is moved to the clock of the United Kingdom
 * first: 23:30Z on a Sunday in summer belongs to the week of the next day.
 */
export function createStampReader(zone: UsageZone): StampReader {
  const days = new Map<string, DayOrReason>();
  const hours = new Map<string, number>();
  // Logs are written in the order of time: the day is nearly always that of the row before.
  let last: { readonly date: string; readonly day: DayOrReason } = { date: '', day: NO_STAMP };
  let zoned = 0;
  return {
    zoned: () => zoned,
    dayOf(text) {
      const length = dateLength(text);
      if (length === 0) return NO_STAMP;
      const date = text.slice(0, length);
      if (date !== last.date) last = { date, day: recall(days, date, readDate) };
      const { day } = last;
      if (typeof day === 'string' || text.length === length) return day;
      const time = WHEN.exec(text.slice(length));
      if (time === null) return NO_TIME;
      const offset = time[3];
      if (offset === undefined) return day;
      zoned += 1;
      if (zone === 'as-written') return day;
      // London's clocks change on whole hours of UTC, so that a whole hour lies on one day.
      const hour = `${date} ${time[1]}${offset}`;
      if (/[+-]\d\d:?(?!00)\d\d/.test(offset)) return londonDayOf(day, time);
      return recall(hours, hour, () => londonDayOf(day, time));
    },
  };
}

/** A log spans a few years; whatever has more different days than this is no log, and is not remembered. */
const REMEMBERED_MAX = 100_000;

function recall<T>(known: Map<string, T>, key: string, work: (key: string) => T): T {
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  const made = work(key);
  if (known.size >= REMEMBERED_MAX) known.clear();
  known.set(key, made);
  return made;
}

function dateLength(text: string): number {
  if (ISO.test(text)) return 10;
  return DAY_FIRST.exec(text)?.[0].length ?? 0;
}

function readDate(text: string): DayOrReason {
  const stroked = DAY_FIRST.exec(text);
  const [year, month, day] = (
    stroked === null ? text.split('-') : [stroked[3], stroked[2], stroked[1]]
  ).map(Number) as [number, number, number];
  const isReal = year > 0 && month >= 1 && month <= 12 && day >= 1;
  return isReal && day <= daysInMonth(year, month) ? dayNumber(year, month, day) : NO_DAY;
}

function londonDayOf(day: number, [, hour = '', minute, offset = '']: RegExpExecArray): number {
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const stamp = parsePartialDate(`1970-01-01T${hour.padStart(2, '0')}:${minute}${zone}`);
  const seconds = stamp === undefined ? undefined : instantOf(stamp);
  const text = londonText(day * 86_400 + (seconds ?? 0)).slice(0, 10);
  return numberOfDay(text as CalendarDate);
}

const ISO_WEEK = /^(\d{4})-W(\d\d)$/;

/** The Monday of a week written as its Monday or as `2020-W05`, or why it is none. */
export function readWeek(text: string, stamps: StampReader): DayOrReason {
  const week = ISO_WEEK.exec(text);
  if (week !== null) return readIsoWeek(Number(week[1]), Number(week[2]));
  const day = stamps.dayOf(text);
  if (typeof day === 'string') return day;
  return mondayOf(day) === day
    ? day
    : 'is no Monday; weeks are told by their Monday or as 2020-W05';
}

/** 4 January always lies in the first week of its year. */
function readIsoWeek(year: number, week: number): DayOrReason {
  const monday = mondayOf(dayNumber(year, 1, 4)) + 7 * (week - 1);
  const isInYear = week >= 1 && monday < mondayOf(dayNumber(year + 1, 1, 4));
  return isInYear ? monday : 'names no real week';
}
