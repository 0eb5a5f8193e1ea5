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
  /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Characters of an ISO date at each precision. */
const LENGTHS: Readonly<Record<DatePrecision, number>> = {
  year: 4,
  month: 7,
  day: 10,
  minute: 16,
  second: 19,
};

/** Reads an ISO 8601 date or date-time; `undefined` when it is none or names no real day. */
export function parsePartialDate(original: string): PartialDate | undefined {
  const whole = original.trim();
  if (!SHAPE.test(whole)) return undefined;
  // The shape fixes where each part stands, so nothing needs to be captured.
  const precision = precisionOf(whole);
  if (!isReal(whole)) return undefined;
  const zone = zoneOf(whole);
  const offset = zone === undefined ? undefined : parseOffset(zone);
  if (zone !== undefined && offset === undefined) return undefined;
  return { text: whole.slice(0, LENGTHS[precision]), precision, offset, original };
}

/** The same date at a coarser precision; a date already as coarse is returned unchanged. */
export function coarsen(date: PartialDate, precision: DatePrecision): PartialDate {
  const length = LENGTHS[precision];
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

/**
 * The date on a wall clock in the United Kingdom, to the minute or as far as it is known: `yyyy-mm-ddThh:mm`.
 * An instant with a zone is moved there, anything else is taken as written.
 */
export function londonWall(date: PartialDate): string {
  const instant = instantOf(date);
  // Nearly every instant comes in the offset London has at the time, and stays as it is.
  const isMoved = instant !== undefined && londonOffset(instant) !== (date.offset ?? 0) * 60;
  const text = isMoved ? londonText(instant) : date.text;
  return text.length <= LENGTHS.minute ? text : text.slice(0, LENGTHS.minute);
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

/** Seconds London is ahead of UTC at an instant. Its clocks never change twice within a day. */
function londonOffset(instant: number): number {
  const day = Math.floor(instant / 86_400) * 24;
  const before = offsetAtHour(day);
  return before === offsetAtHour(day + 24) ? before : offsetAtHour(Math.floor(instant / 3600));
}

/** Seconds London is ahead of UTC at an hour since 1970, from the time zone database of the runtime. */
function offsetAtHour(hour: number): number {
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

/** Seconds to the time a text says, as if it were UTC. Only for texts that hold a time. */
function wallSeconds(text: string): number {
  const year = pairAt(text, 0) * 100 + pairAt(text, 2);
  const day = dayNumber(year, pairAt(text, 5), pairAt(text, 8));
  return day * 86_400 + pairAt(text, 11) * 3600 + pairAt(text, 14) * 60 + secondsOf(text);
}

/** Whether the day exists and the time is one of a clock, of a text that has the shape. */
function isReal(text: string): boolean {
  const year = Number(text.slice(0, 4));
  if (year < 1) return false;
  const month = text.length < LENGTHS.month ? 1 : pairAt(text, 5);
  if (month < 1 || month > 12) return false;
  const day = text.length < LENGTHS.day ? 1 : pairAt(text, 8);
  if (day < 1 || day > daysInMonth(year, month)) return false;
  if (text.length < LENGTHS.minute) return true;
  return pairAt(text, 11) <= 23 && pairAt(text, 14) <= 59 && secondsOf(text) <= 59;
}

function secondsOf(text: string): number {
  return text[LENGTHS.minute] === ':' ? pairAt(text, 17) : 0;
}

/** The number two digits write. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

const ZERO = 0x30;

/** The zone behind a time. */
function zoneOf(text: string): string | undefined {
  if (text.length <= LENGTHS.minute) return undefined;
  if (text.endsWith('Z')) return 'Z';
  const sign = text[text.length - 6];
  return sign === '+' || sign === '-' ? text.slice(-6) : undefined;
}

function parseOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = pairAt(zone, 1);
  const minutes = pairAt(zone, 4);
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function precisionOf(text: string): DatePrecision {
  if (text.length < LENGTHS.month) return 'year';
  if (text.length < LENGTHS.day) return 'month';
  if (text.length < LENGTHS.minute) return 'day';
  return text[LENGTHS.minute] === ':' ? 'second' : 'minute';
}
