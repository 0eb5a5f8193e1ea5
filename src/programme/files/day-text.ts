import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';

/** How days written with slashes are meant: `iso` takes none of them, `day-first` takes 31/01/2020. */
export const DAY_ORDERS = ['iso', 'day-first'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/**
 * Reads a day as exports write it: `yyyy-mm-dd`, `yyyymmdd`, a month by its name (`10 Feb 2020`), and,
 * where that was said, day first (`10/02/2020`). A time of day beside it is left out.
 */
export function readDayText(text: string, order: DayOrder): CalendarDate | undefined {
  const day = text.trim().replace(TIME_OF_DAY, '');
  const known = parseCalendarDate(day);
  if (known !== undefined) return known;
  const named = NAMED.exec(day);
  if (named !== null) {
    const month = MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
    return parseCalendarDate(`${named[3]}-${padded(month)}-${padded(named[1])}`);
  }
  const parts = order === 'day-first' ? NUMBERED.exec(day) : null;
  if (parts === null) return undefined;
  return parseCalendarDate(`${parts[3]}-${padded(parts[2])}-${padded(parts[1])}`);
}

/** Why a cell that should hold a day is not read. */
export function dayFault(text: string, order: DayOrder): string {
  const written = NUMBERED.test(text.trim().replace(TIME_OF_DAY, ''));
  const fault = 'not a real day as yyyy-mm-dd or yyyymmdd';
  return written && order === 'iso' ? `${fault}; slashes need "dates: day-first"` : fault;
}

/**
 * What the days of a column show: `day-first` when one of them proves it and none speaks against it,
 * `unclear` when every one could be read both ways, `none` when no day is written with slashes.
 */
export function tellDayOrder(
  texts: readonly string[],
): 'none' | 'day-first' | 'month-first' | 'unclear' {
  const parts = texts.map((text) => NUMBERED.exec(text.trim().replace(TIME_OF_DAY, '')));
  const written = parts.filter((part) => part !== null);
  if (written.length === 0) return 'none';
  const dayFirst = written.some((part) => Number(part[1]) > 12);
  const monthFirst = written.some((part) => Number(part[2]) > 12);
  if (dayFirst === monthFirst) return 'unclear';
  return dayFirst ? 'day-first' : 'month-first';
}

const TIME_OF_DAY = /[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/;
const NUMBERED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const NAMED =
  /^(\d{1,2})[ -](jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[ -](\d{4})$/i;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function padded(value: string | number | undefined): string {
  return String(value ?? '').padStart(2, '0');
}
