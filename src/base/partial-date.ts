import { dayNumber, dayText, daysInMonth } from './calendar-date.ts';

/** How much of a date is known. */
export const DATE_PRECISIONS = ['year', 'month', 'day', 'minute', 'second'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/**
 * A date as far as it is known; nothing is filled in. `text` is ISO 8601 cut to the precision
 * (`2019`, `2019-05`, `2019-05-02`, `2019-05-02T10:00`), in its own zone; `offset` is minutes east
 * of UTC, or undefined when the source gave none (then none is guessed). `original` is as written.
 */
export interface PartialDate {
  readonly text: string;
  readonly precision: DatePrecision;
  readonly offset: number | undefined;
  readonly original: string;
}

const SHAPE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Reads an ISO 8601 date or date-time; `undefined` when it is none or names no real day. */
export function parsePartialDate(original: string): PartialDate | undefined {
  const match = SHAPE.exec(original.trim());
  if (match === null) return undefined;
  const [, year = '', month, day, hour, minute, second, zone] = match;
  if (!isRealDay(Number(year), month, day) || !isRealTime(hour, minute, second)) return undefined;
  const offset = zone === undefined ? undefined : parseOffset(zone);
  if (zone !== undefined && offset === undefined) return undefined;
  const precision = precisionOf(month, day, hour, second);
  return { text: isoText(match, precision), precision, offset, original };
}

/** The same date at a coarser precision; a date already as coarse is returned unchanged. */
export function coarsen(date: PartialDate, precision: DatePrecision): PartialDate {
  const length = { year: 4, month: 7, day: 10, minute: 16, second: 19 }[precision];
  if (date.text.length <= length) return date;
  const offset = precision === 'minute' || precision === 'second' ? date.offset : undefined;
  return { ...date, text: date.text.slice(0, length), precision, offset };
}

/** The coarser of two precisions. */
export function commonPrecision(a: DatePrecision, b: DatePrecision): DatePrecision {
  return DATE_PRECISIONS.indexOf(a) < DATE_PRECISIONS.indexOf(b) ? a : b;
}

/** Whether the date says a time of day. */
export function hasTime(date: PartialDate): boolean {
  return date.precision === 'minute' || date.precision === 'second';
}

/** Seconds since 1970-01-01T00:00Z; undefined unless both time and zone are known. */
export function instantOf(date: PartialDate): number | undefined {
  if (!hasTime(date) || date.offset === undefined) return undefined;
  return wallSeconds(date.text) - date.offset * 60;
}

/**
 * The day the date names on a wall clock in the United Kingdom: instants with a zone are moved to
 * Europe/London first, others are taken as written. Undefined when coarser than a day.
 */
export function londonDay(date: PartialDate): string | undefined {
  if (date.precision === 'year' || date.precision === 'month') return undefined;
  const instant = instantOf(date);
  return instant === undefined ? date.text.slice(0, 10) : londonText(instant).slice(0, 10);
}

/** The instant on a wall clock in the United Kingdom, `yyyy-mm-ddThh:mm:ss`. */
export function londonText(instant: number): string {
  const local = instant + londonOffset(instant);
  const day = Math.floor(local / 86_400);
  const second = local - day * 86_400;
  const time = [second / 3600, (second / 60) % 60, second % 60];
  return `${dayText(day)}T${time.map((part) => twoDigits(Math.floor(part))).join(':')}`;
}

/** Offsets that were looked up, by hour; London's clocks only ever change on the hour of UTC. */
const offsets = new Map<number, number>();
const OFFSETS_MAX = 50_000;

/** Seconds London is ahead of UTC at an instant, from the time zone database of the runtime. */
function londonOffset(instant: number): number {
  const hour = Math.floor(instant / 3600);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const parts = new Map(
    LONDON.formatToParts(hour * 3_600_000).map((part) => [part.type, part.value]),
  );
  const get = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const day = dayNumber(get('year'), get('month'), get('day'));
  const wall = day * 86_400 + get('hour') * 3600 + get('minute') * 60 + get('second');
  if (offsets.size >= OFFSETS_MAX) offsets.clear();
  offsets.set(hour, wall - hour * 3600);
  return wall - hour * 3600;
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function wallSeconds(text: string): number {
  const [day = '', time = '00:00'] = text.split('T');
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return dayNumber(y, m, d) * 86_400 + hour * 3600 + minute * 60 + second;
}

function isRealDay(year: number, month: string | undefined, day: string | undefined): boolean {
  if (year < 1) return false;
  if (month === undefined) return true;
  const m = Number(month);
  if (m < 1 || m > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysInMonth(year, m));
}

function isRealTime(hour?: string, minute?: string, second?: string): boolean {
  return Number(hour ?? 0) <= 23 && Number(minute ?? 0) <= 59 && Number(second ?? 0) <= 59;
}

function parseOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function precisionOf(month?: string, day?: string, hour?: string, second?: string): DatePrecision {
  if (month === undefined) return 'year';
  if (day === undefined) return 'month';
  if (hour === undefined) return 'day';
  return second === undefined ? 'minute' : 'second';
}

function isoText(match: RegExpExecArray, precision: DatePrecision): string {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = match;
  switch (precision) {
    case 'year':
      return year;
    case 'month':
      return `${year}-${month}`;
    case 'day':
      return `${year}-${month}-${day}`;
    case 'minute':
      return `${year}-${month}-${day}T${hour}:${minute}`;
    case 'second':
      return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  }
}
