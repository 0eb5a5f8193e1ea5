import { coarsen, parsePartialDate } from '../../base/partial-date.ts';
import type { DatePrecision, PartialDate } from '../../base/partial-date.ts';
import { present } from '../xml/take.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { one, textOf } from './source.ts';
import type { Source } from './source.ts';

/** How much of an `AssignedDate` counts, by its `DatePart`; 3 says that the date is not known. */
const PRECISION_OF_PART: ReadonlyMap<string, DatePrecision | 'unknown'> = new Map([
  ['0', 'day'],
  ['1', 'month'],
  ['2', 'year'],
  ['3', 'unknown'],
  ['4', 'second'],
]);

const SHAPE = /^(?:(?:(\d{2})\/)?(\d{2})\/)?(\d{4})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/;
const TIME = /^(\d{2}:\d{2}(?::\d{2})?)$/;

/** Reads `AssignedDate` with its `DatePart` and `AssignedTime`: only the stated part is kept. */
export function readAssigned(source: Source, parent: XmlElement): PartialDate | undefined {
  const date = readPart(source, parent, ['AssignedDate', 'DatePart']);
  const time = textOf(parent, 'AssignedTime');
  if (date === undefined || time === undefined || date.precision !== 'day') return date;
  const clock = TIME.exec(time)?.[1];
  if (clock === undefined) {
    source.problems.report('error', pathOf(parent), 'AssignedTime holds no time of day');
    return date;
  }
  // Midnight is what a date without a time is padded to.
  if (/^00:00(?::00)?$/.test(clock)) return date;
  const exact = parsePartialDate(`${date.text}T${clock}`);
  return exact === undefined ? date : { ...exact, original: `${date.original} ${time}` };
}

/** Reads a date whose precision stands in an element beside it. */
export function readPart(
  source: Source,
  parent: XmlElement | undefined,
  [local, part]: readonly [string, string],
): PartialDate | undefined {
  const element = one(parent, local);
  const stated = textOf(parent, part);
  const precision = stated === undefined ? 'second' : PRECISION_OF_PART.get(stated);
  if (element === undefined || precision === 'unknown') return undefined;
  if (precision === undefined) {
    const what = `${part} holds a number this reader does not know`;
    source.problems.report('error', pathOf(element), what);
    return undefined;
  }
  const date = parseDate(source, element);
  return date === undefined ? undefined : coarsen(date, precision);
}

/** Reads a date that is written to the precision it has. */
export function readDate(
  source: Source,
  parent: XmlElement | undefined,
  local: string,
): PartialDate | undefined {
  const element = one(parent, local);
  return element === undefined ? undefined : parseDate(source, element);
}

/** `dd/mm/yyyy`, cut from the left where less is known, with a time behind it where one is. */
function parseDate(source: Source, element: XmlElement): PartialDate | undefined {
  const original = present(element.text);
  if (original === undefined) return undefined;
  const match = SHAPE.exec(original);
  const [, day, month, year, time] = match ?? [];
  const iso = [year, month, day].filter((part) => part !== undefined).join('-');
  const clock = time === undefined || /^00:00(?::00)?$/.test(time) ? '' : `T${time}`;
  const date = match === null ? undefined : parsePartialDate(`${iso}${clock}`);
  if (date === undefined) {
    const what = `${element.local} holds no date of the form dd/mm/yyyy that exists`;
    source.problems.report('error', pathOf(element), what);
    return undefined;
  }
  return { ...date, original };
}
