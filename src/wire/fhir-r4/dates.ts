import type { DatePrecision, PartialDate } from '../../base/partial-date.ts';
import { DATE_PRECISIONS, coarsen } from '../../base/partial-date.ts';
import { textOf, objectOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { filled, firstCode, stated } from '../fhir/codes.ts';
import { extensionValue } from '../fhir/extensions.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import { dateOf, startOf, quantityText, rangeText } from '../fhir/values.ts';

/** When something was, as a date or in words. */
export interface When {
  readonly date: PartialDate | undefined;
  /** An age, a range or a text in place of a date, with its name before it. */
  readonly texts: readonly string[];
}

/**
 * Reads a choice such as `onset[x]`: a date or the start of a period, else an age, a range or words,
 * from which no date is worked out.
 */
export function readWhen(resource: Resource, stem: string, label: string, log: ProblemLog): When {
  const { body } = resource;
  const range = objectOf(body[nameOf(stem, 'Range')]);
  const words = stated(
    quantityText(body[nameOf(stem, 'Age')]),
    range === undefined ? undefined : rangeText(range),
    textOf(body[nameOf(stem, 'String')]),
  );
  return {
    date:
      preciseDate(resource, nameOf(stem, 'DateTime'), log) ??
      startOf(resource, nameOf(stem, 'Period'), log),
    texts: words.map((text) => `${label}: ${text}`),
  };
}

/**
 * A date no finer than it says it is: Millennium sends a whole instant and puts beside it how much of it
 * is known.
 */
export function preciseDate(
  resource: Resource,
  name: string,
  log: ProblemLog,
): PartialDate | undefined {
  return asPrecise(resource, name, { date: dateOf(resource, name, log), log });
}

/** The date a member gave, cut to the precision that stands beside that member. */
export function asPrecise(
  resource: Resource,
  name: string,
  { date, log }: { readonly date: PartialDate | undefined; readonly log: ProblemLog },
): PartialDate | undefined {
  const beside = objectOf(resource.body[nameOf('_', name)]);
  const value = beside === undefined ? undefined : extensionValue(beside, 'precision');
  if (date === undefined || value === undefined) return date;
  const word = filled(textOf(value) ?? firstCode(value))?.toLowerCase();
  const precision = PRECISIONS.get(word ?? '');
  if (precision === undefined) {
    log.error(`${resource.path}._${name}`, 'a precision that is not known; the date was left out');
    return undefined;
  }
  return coarsen(date, precision);
}

/** Names of members that are put together, by their two parts: a text made anew each time is slow to look up. */
const NAMES = new Map<string, Map<string, string>>();

/** Both parts must be words of this reader, never content of a response. */
function nameOf(first: string, second: string): string {
  let ofFirst = NAMES.get(first);
  if (ofFirst === undefined) NAMES.set(first, (ofFirst = new Map<string, string>()));
  let name = ofFirst.get(second);
  if (name === undefined) ofFirst.set(second, (name = first + second));
  return name;
}

const PRECISIONS: ReadonlyMap<string, DatePrecision> = new Map([
  ...DATE_PRECISIONS.map((each) => [each, each] as const),
  ['time', 'second'],
  ['week', 'month'],
]);
