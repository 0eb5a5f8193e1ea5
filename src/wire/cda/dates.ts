import { parsePartialDate } from '../../base/partial-date.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { attributeOf, nullFlavorOf, one } from './source.ts';
import type { Source } from './source.ts';

/** A period as far as it is known. */
export interface Period {
  /** Its beginning, its only point, or its middle. */
  readonly start: PartialDate | undefined;
  readonly end: PartialDate | undefined;
  /** It is over, and when is not known: `high` with the null flavour `UNK` (C-CDA, problem observation). */
  readonly overAtUnknownTime: boolean;
}

/** What stands for an `effectiveTime` that is absent. */
export const NO_PERIOD: Period = { start: undefined, end: undefined, overAtUnknownTime: false };

/** Reads a point in time (`TS`): digits as far as it is known, with an optional zone. */
export function readTime(source: Source, element: XmlElement | undefined): PartialDate | undefined {
  const written = attributeOf(element, 'value');
  const unknown = nullFlavorOf(element);
  if (element === undefined || written === undefined || unknown !== undefined) return undefined;
  const date = dateOf(source, written);
  if (date === undefined) {
    source.problems.report('error', pathOf(element), `${element.local} holds no date that exists`);
  }
  return date;
}

/** Reads a period (`IVL_TS`), or the point that stands in its place. */
export function readPeriod(source: Source, element: XmlElement | undefined): Period {
  if (element === undefined) return NO_PERIOD;
  const at = readTime(source, element);
  const low = readTime(source, one(element, 'low'));
  const high = one(element, 'high');
  const end = readTime(source, high);
  const middle = readTime(source, one(element, 'center'));
  return {
    start: at ?? low ?? middle,
    end,
    overAtUnknownTime: end === undefined && nullFlavorOf(high) === 'UNK',
  };
}

/** The beginning of a period for an entry that has no place for an end; another end is told. */
export function readDate(source: Source, element: XmlElement | undefined): PartialDate | undefined {
  const { start, end } = readPeriod(source, element);
  if (element !== undefined && end !== undefined && end.text !== start?.text) {
    source.problems.count(
      'warning',
      pathOf(element),
      'a period of which only the beginning is compared',
    );
  }
  return start;
}

function dateOf({ times }: Source, written: string): PartialDate | undefined {
  const known = times.get(written);
  if (known !== undefined) return known;
  const date = parseTime(written);
  if (date !== undefined) times.set(written, date);
  return date;
}

const TIME =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.\d{1,9})?)?)?)?)?)?([+-]\d{2}(?:\d{2})?)?$/;

/**
 * `yyyymmddhhmmss±zzzz`, cut off where knowledge ends. An hour without minutes is kept as its day, for the
 * record knows no such precision; a zone says nothing of a day.
 */
function parseTime(written: string): PartialDate | undefined {
  const match = TIME.exec(written);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  if (hour !== undefined && Number(hour) > 23) return undefined;
  const days = [year, month, day].filter((part) => part !== undefined).join('-');
  const time = minute === undefined ? '' : `T${[hour, minute, second].filter(Boolean).join(':')}`;
  const offset = time === '' || zone === undefined ? '' : isoZone(zone);
  const date = parsePartialDate(`${days}${time}${offset}`);
  return date === undefined ? undefined : { ...date, original: written };
}

function isoZone(zone: string): string {
  return `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`;
}
