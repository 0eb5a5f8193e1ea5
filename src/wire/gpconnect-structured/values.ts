import type { PartialDate } from '../../base/partial-date.ts';
import { parsePartialDate } from '../../base/partial-date.ts';
import { parseDecimal } from '../../base/decimal.ts';
import type { Comparator, Quantity, ReferenceRange, Value } from '../../record/quantity.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from './bundle.ts';
import { filled, readCoded, stated } from './codes.ts';
import type { ProblemLog } from './problem-log.ts';

/** Where a value stands, for the problem it may cause. */
export interface Place {
  readonly log: ProblemLog;
  readonly path: string;
}

/** Reads a date; one that is none is an error and stays undefined. */
export function readDate(value: JsonValue | undefined, place: Place): PartialDate | undefined {
  const text = filled(textOf(value));
  if (text === undefined) return undefined;
  const date = parsePartialDate(text);
  if (date === undefined) place.log.error(place.path, 'not a date; the entry was read without it');
  return date;
}

/** The date a member of a resource holds. */
export function dateOf(resource: Resource, name: string, log: ProblemLog): PartialDate | undefined {
  return readDate(resource.body[name], { log, path: `${resource.path}.${name}` });
}

/** One end of a period that a member of a resource holds. */
export function periodEdge(
  resource: Resource,
  name: string,
  edge: 'start' | 'end',
  log: ProblemLog,
): PartialDate | undefined {
  const path = `${resource.path}.${name}.${edge}`;
  return readDate(objectOf(resource.body[name])?.[edge], { log, path });
}

/** Reads a quantity; its number stays exactly as written. Undefined when it has no number. */
export function readQuantity(value: JsonValue | undefined, place: Place): Quantity | undefined {
  const body = objectOf(value);
  const text = body === undefined ? undefined : filled(textOf(body['value']));
  if (body === undefined || text === undefined) return undefined;
  const number = parseDecimal(text);
  if (number === undefined) {
    place.log.error(`${place.path}.value`, 'not a number; the entry was read without it');
    return undefined;
  }
  const comparator = readComparator(body, place);
  const unit = filled(textOf(body['unit'])) ?? filled(textOf(body['code']));
  return {
    number,
    ...(comparator === undefined ? {} : { comparator }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** What was measured or answered, whichever of the FHIR value types it came in. */
export function readValue(body: JsonObject, place: Place): Value | undefined {
  const within = (name: string): Place => ({ ...place, path: `${place.path}.${name}` });
  const quantity = readQuantity(body['valueQuantity'], within('valueQuantity'));
  if (quantity !== undefined) return { type: 'quantity', quantity };
  const integer = readQuantity({ value: body['valueInteger'] }, within('valueInteger'));
  if (integer !== undefined) return { type: 'quantity', quantity: integer };
  if (body['valueCodeableConcept'] !== undefined) {
    return { type: 'coded', ...readCoded(body['valueCodeableConcept']) };
  }
  const text = plainText(body) ?? composedText(body);
  return text === undefined ? undefined : { type: 'text', text };
}

/** A quantity in words, for free text: `0.5 ml`. */
export function quantityText(value: JsonValue | undefined): string | undefined {
  const body = objectOf(value);
  if (body === undefined) return undefined;
  const unit = filled(textOf(body['unit'])) ?? filled(textOf(body['code']));
  return filled(stated(textOf(body['comparator']), textOf(body['value']), unit).join(' '));
}

/** The range beside a value; a text form is kept as text and never parsed. */
export function readRange(value: JsonValue | undefined, place: Place): ReferenceRange | undefined {
  const body = objectOf(value);
  if (body === undefined) return undefined;
  const low = readQuantity(body['low'], { ...place, path: `${place.path}.low` });
  const high = readQuantity(body['high'], { ...place, path: `${place.path}.high` });
  const text = filled(textOf(body['text']));
  if (low === undefined && high === undefined && text === undefined) return undefined;
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(text === undefined ? {} : { text }),
  };
}

/** A range in words, for those beyond the first. */
export function rangeText(value: JsonObject): string | undefined {
  const low = quantityText(value['low']);
  const high = quantityText(value['high']);
  const range =
    low === undefined && high === undefined ? undefined : `${low ?? ''} to ${high ?? ''}`;
  return filled(stated(textOf(value['text']), range).join(' '));
}

/** The free texts of `note`, in order. */
export function notesOf(body: JsonObject): string[] {
  return stated(...objectsOf(body['note']).map((note) => textOf(note['text'])));
}

function plainText(body: JsonObject): string | undefined {
  const logical = body['valueBoolean'];
  if (typeof logical === 'boolean') return logical ? 'true' : 'false';
  for (const name of ['valueString', 'valueDateTime', 'valueTime', 'valueBoolean']) {
    const text = filled(textOf(body[name]));
    if (text !== undefined) return text;
  }
  return undefined;
}

function composedText(body: JsonObject): string | undefined {
  const range = objectOf(body['valueRange']);
  if (range !== undefined) return rangeText(range);
  const ratio = objectOf(body['valueRatio']);
  if (ratio !== undefined) return pair(ratio, ['numerator', 'denominator'], ' : ');
  const period = objectOf(body['valuePeriod']);
  if (period === undefined) return undefined;
  return filled(`${textOf(period['start']) ?? ''}/${textOf(period['end']) ?? ''}`);
}

function pair(body: JsonObject, names: readonly string[], between: string): string | undefined {
  return filled(names.map((name) => quantityText(body[name]) ?? '').join(between));
}

function readComparator(body: JsonObject, place: Place): Comparator | undefined {
  const text = filled(textOf(body['comparator']))?.trim();
  if (text === undefined) return undefined;
  const known = COMPARATORS.find((comparator) => comparator === text);
  if (known === undefined) place.log.error(`${place.path}.comparator`, 'not a comparator of FHIR');
  return known;
}

const COMPARATORS: readonly Comparator[] = ['<', '<=', '>', '>='];
