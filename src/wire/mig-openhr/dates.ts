import { coarsen, parsePartialDate } from '../../base/partial-date.ts';
import type { DatePrecision, PartialDate } from '../../base/partial-date.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { attributeOf, one, present } from './source.ts';
import type { Source } from './source.ts';

/** How much of a padded date-time counts, by its `datepart`; `unknown` dates count not at all. */
const PRECISION_OF_PART: ReadonlyMap<string, DatePrecision | 'unknown'> = new Map([
  ['U', 'unknown'],
  ['Y', 'year'],
  ['YM', 'month'],
  ['YMD', 'day'],
  ['YMDT', 'second'],
]);

/**
 * Reads a `dt.DatePart` (`datepart` beside a padded `value`). Only the stated part is kept: 1999 comes as
 * 1999-01-01T00:00:00 and stays 1999. Without a `datepart` the time of day is not believed.
 */
export function readDatePart(
  source: Source,
  parent: XmlElement | undefined,
  local: string,
): PartialDate | undefined {
  const element = one(parent, local);
  if (element === undefined) return undefined;
  const part = attributeOf(element, 'datepart');
  const value = attributeOf(element, 'value') ?? present(element.text);
  const precision = part === undefined ? 'day' : PRECISION_OF_PART.get(part);
  if (precision === 'unknown') return undefined;
  if (precision === undefined) {
    source.problems.report(
      'error',
      pathOf(element),
      `${local} has a datepart this reader does not know`,
    );
    return undefined;
  }
  if (part === undefined && value !== undefined) {
    source.problems.count('warning', pathOf(element), `${local} does not state its precision`);
  }
  const date = parse(source, element, value);
  return date === undefined ? undefined : coarsen(date, precision);
}

/**
 * Reads a date or date-time from an element's text. EMIS pads a date to midnight without a zone; such a
 * midnight is not taken for a time of day.
 */
export function readDate(
  source: Source,
  parent: XmlElement | undefined,
  local: string,
): PartialDate | undefined {
  const element = one(parent, local);
  if (element === undefined) return undefined;
  const date = parse(source, element, present(element.text));
  if (date === undefined || date.offset !== undefined) return date;
  return date.text.endsWith('T00:00:00') ? coarsen(date, 'day') : date;
}

/** Reads a day, whatever time of day stands beside it: a birth date is a day. */
export function readDay(
  source: Source,
  parent: XmlElement | undefined,
  local: string,
): PartialDate | undefined {
  const date = readDate(source, parent, local);
  return date === undefined ? undefined : coarsen(date, 'day');
}

function parse(
  source: Source,
  element: XmlElement,
  value: string | undefined,
): PartialDate | undefined {
  if (value === undefined) return undefined;
  const date = parsePartialDate(value);
  if (date === undefined) {
    source.problems.report('error', pathOf(element), `${element.local} holds no date that exists`);
  }
  return date;
}
