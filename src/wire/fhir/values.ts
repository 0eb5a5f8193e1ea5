import type { PartialDate } from '../../base/partial-date.ts';
import { parsePartialDate } from '../../base/partial-date.ts';
import { parseDecimal } from '../../base/decimal.ts';
import type { Comparator, Quantity, ReferenceRange, Value } from '../../record/quantity.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from './bundle.ts';
import { filled, readCoded, stated } from './codes.ts';
import type { ProblemLog } from './problem-log.ts';
import { recent } from '../recent.ts';

/** Where a value stands, for the problem it may cause. */
export interface Place {
  readonly log: ProblemLog;
  readonly path: string;
}

/** Reads a date; one that is none is an error and stays undefined. */
export function readDate(value: JsonValue | undefined, place: Place): PartialDate | undefined {
  const text = filled(textOf(value));
  if (text === undefined) return undefined;
  const date = parseDate(text);
  if (date === undefined) place.log.error(place.path, NO_DATE);
  return date;
}

const NO_DATE = 'not a date; the entry was read without it';

/** Most dates stand in a record several times. */
const parseDate = recent(parsePartialDate);

/** The date a member of a resource holds. */
export function dateOf(resource: Resource, name: string, log: ProblemLog): PartialDate | undefined {
  const value = resource.body[name];
  if (value === undefined) return undefined;
  const text = filled(textOf(value));
  if (text === undefined) return undefined;
  const date = parseDate(text);
  if (date === undefined) log.error(`${resource.path}.${name}`, NO_DATE);
  return date;
}

/** One end of a period that a member of a resource holds. */
export function periodEdge(
  resource: Resource,
  name: string,
  edge: 'start' | 'end',
  log: ProblemLog,
): PartialDate | undefined {
  const value = objectOf(resource.body[name])?.[edge];
  if (value === undefined) return undefined;
  return readDate(value, { log, path: `${resource.path}.${name}.${edge}` });
}

/**
 * The beginning of a period, which dates an entry. A period that only has an end gives no date, and
 * where nothing else is read of it that is an error.
 */
export function startOf(
  resource: Resource,
  name: string,
  log: ProblemLog,
): PartialDate | undefined {
  const period = objectOf(resource.body[name]);
  if (period !== undefined && period['start'] === undefined && period['end'] !== undefined) {
    const what = 'a period without its beginning; the entry was read without a date';
    log.error(`${resource.path}.${name}`, what);
  }
  return periodEdge(resource, name, 'start', log);
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
  checkUnit(body, place);
  const comparator = readComparator(body, place);
  const unit = filled(textOf(body['unit'])) ?? filled(textOf(body['code']));
  if (comparator === undefined) return unit === undefined ? { number } : { number, unit };
  return unit === undefined ? { number, comparator } : { number, comparator, unit };
}

/** What was measured or answered, whichever of the FHIR value types it came in. */
export function readValue(body: JsonObject, place: Place): Value | undefined {
  checkValues(body, place);
  const within = (name: string): Place => ({ log: place.log, path: `${place.path}.${name}` });
  if (body['valueQuantity'] !== undefined) {
    const quantity = readQuantity(body['valueQuantity'], within('valueQuantity'));
    if (quantity !== undefined) return { type: 'quantity', quantity };
  }
  if (body['valueInteger'] !== undefined) {
    const integer = readQuantity({ value: body['valueInteger'] }, within('valueInteger'));
    if (integer !== undefined) return { type: 'quantity', quantity: integer };
  }
  if (body['valueCodeableConcept'] !== undefined) {
    const coded = readCoded(body['valueCodeableConcept']);
    // An answer that only says that there is none is no answer.
    if (coded.codes.length > 0 || coded.term !== undefined) return { type: 'coded', ...coded };
  }
  const text = plainText(body) ?? composedText(body);
  return text === undefined ? undefined : { type: 'text', text };
}

/** FHIR allows one value; of several only one is read, and a number that is missing is none. */
function checkValues(body: JsonObject, { log, path }: Place): void {
  let count = 0;
  for (const name in body) {
    if (!name.startsWith('value')) continue;
    count += 1;
    if (!VALUE_TYPES.has(name)) log.error(path, 'a value of a type that is not read');
  }
  if (count > 1) log.error(path, 'more than one value; only one of them was read');
  const quantity = objectOf(body['valueQuantity']);
  const isSilent = quantity !== undefined && quantity['value'] === undefined;
  if (isSilent && (quantity['comparator'] ?? quantity['unit']) !== undefined) {
    log.warning(`${path}.valueQuantity`, 'a quantity without a number');
  }
}

const VALUE_TYPES: ReadonlySet<string> = new Set(
  'Quantity Integer CodeableConcept String Boolean DateTime Time Range Ratio Period'
    .split(' ')
    .map((type) => `value${type}`),
);

/** A quantity in words, for free text: `0.5 ml`. */
export function quantityText(value: JsonValue | undefined): string | undefined {
  const body = objectOf(value);
  if (body === undefined) return undefined;
  const unit = filled(textOf(body['unit'])) ?? filled(textOf(body['code']));
  const other = isOtherUnit(body) ? `(coded as ${textOf(body['code']) ?? ''})` : undefined;
  return filled(stated(textOf(body['comparator']), textOf(body['value']), unit, other).join(' '));
}

/** The range beside a value; a text form is kept as text and never parsed. */
export function readRange(value: JsonValue | undefined, place: Place): ReferenceRange | undefined {
  const body = objectOf(value);
  if (body === undefined) return undefined;
  const { log, path } = place;
  const low = readQuantity(body['low'], { log, path: `${path}.low` });
  const high = readQuantity(body['high'], { log, path: `${path}.high` });
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
  const notes: string[] = [];
  if (body['note'] === undefined) return notes;
  for (const note of objectsOf(body['note'])) {
    const text = filled(textOf(note['text']));
    if (text !== undefined) notes.push(text);
  }
  return notes;
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
  if (ratio !== undefined) return pair(ratio, ['numerator', 'denominator'], ':');
  const period = objectOf(body['valuePeriod']);
  if (period === undefined) return undefined;
  return filled(`${textOf(period['start']) ?? ''}/${textOf(period['end']) ?? ''}`);
}

function pair(body: JsonObject, names: readonly string[], between: string): string | undefined {
  return filled(names.map((name) => quantityText(body[name]) ?? '').join(between));
}

/** Tells where the unit in words and its code are two different ones, as far as both are plain ones. */
function checkUnit(body: JsonObject, { log, path }: Place): void {
  if (!isOtherUnit(body)) return;
  log.error(path, 'the unit and its code are two different units; the unit was read');
}

function isOtherUnit({ unit, code }: JsonObject): boolean {
  if (unit === undefined || code === undefined || unit === code) return false;
  const [shown, coded] = [plainUnit(textOf(unit)), plainUnit(textOf(code))];
  return shown !== undefined && coded !== undefined && shown !== coded;
}

/** A unit made of nothing but well-known ones, in one spelling; undefined for any other. */
function plainUnit(text: string | undefined): string | undefined {
  if (text === undefined || text.length > UNIT_MAX) return undefined;
  const bare = text
    .trim()
    .toLowerCase()
    .replaceAll(/[µμ]/g, 'u')
    .replaceAll(/\[|\]|\{[^}]*\}/g, '');
  const parts = bare.split('/').map((part) => (part === 'mcg' ? 'ug' : part.trim()));
  return parts.every((part) => PLAIN_UNITS.has(part)) ? parts.join('/') : undefined;
}

const UNIT_MAX = 40;
const PLAIN_UNITS: ReadonlySet<string> = new Set(
  'mol mmol umol nmol pmol kg g mg ug ng pg l dl ml ul fl m cm mm mmhg'.split(' '),
);

function readComparator(body: JsonObject, place: Place): Comparator | undefined {
  const text = filled(textOf(body['comparator']))?.trim();
  if (text === undefined) return undefined;
  const known = COMPARATORS.find((comparator) => comparator === text);
  if (known === undefined) place.log.error(`${place.path}.comparator`, 'not a comparator of FHIR');
  return known;
}

const COMPARATORS: readonly Comparator[] = ['<', '<=', '>', '>='];
