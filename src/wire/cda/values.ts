import { parseDecimal } from '../../base/decimal.ts';
import type { Comparator, Quantity, ReferenceRange, Value } from '../../record/quantity.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readCoded, readTerm } from './codes.ts';
import { readWording } from './narrative.ts';
import { attributeOf, many, nullFlavorOf, one, peek, present, typeOf } from './source.ts';
import type { Source } from './source.ts';

/** Reads the first `value` of an observation, of whichever data type; further ones stay unread. */
export function readValue(source: Source, observation: XmlElement): Value | undefined {
  const element = one(observation, 'value');
  if (element === undefined) return undefined;
  const type = typeOf(element) ?? guessType(element);
  const read = READERS.get(type ?? '');
  if (read !== undefined) return read(source, element);
  source.problems.report('error', pathOf(element), 'a value of a type this reader does not know');
  return undefined;
}

/** Samples in the wild leave the type out where the attributes tell it. */
function guessType(element: XmlElement): string | undefined {
  if (peek(element, 'code') !== undefined) return 'CD';
  if (peek(element, 'unit') !== undefined) return 'PQ';
  return peek(element, 'nullFlavor') === undefined ? undefined : 'ANY';
}

type ReadValue = (source: Source, element: XmlElement) => Value | undefined;

const READERS: ReadonlyMap<string, ReadValue> = new Map([
  ...['PQ', 'INT', 'REAL', 'MO'].map((type) => [type, readNumber] as const),
  ...['CD', 'CE', 'CO', 'CV', 'CS'].map((type) => [type, readConcept] as const),
  ...['ST', 'ED', 'ON', 'TN'].map((type) => [type, readText] as const),
  ['IVL_PQ', readInterval],
  ['IVL_INT', readInterval],
  ['IVL_REAL', readInterval],
  ['RTO', readRatio],
  ['RTO_PQ_PQ', readRatio],
  ['RTO_INT_INT', readRatio],
  ['TS', readWritten],
  ['BL', readWritten],
  ['ANY', readNothing],
]);

function readNumber(source: Source, element: XmlElement): Value | undefined {
  const quantity = readQuantity(source, element);
  return quantity === undefined ? undefined : { type: 'quantity', quantity };
}

function readConcept(source: Source, element: XmlElement): Value | undefined {
  const { codes, term, qualifiers } = readCoded(source, element);
  const words = [term, ...qualifiers].filter((word) => word !== undefined).join('; ');
  if (codes.length > 0) return { type: 'coded', codes, term: words === '' ? undefined : words };
  return words === '' ? undefined : { type: 'text', text: words };
}

function readText(source: Source, element: XmlElement): Value | undefined {
  nullFlavorOf(element);
  const text = readWording(source, element)?.text;
  return text === undefined ? undefined : { type: 'text', text };
}

function readWritten(_: Source, element: XmlElement): Value | undefined {
  const text = attributeOf(element, 'value');
  return nullFlavorOf(element) !== undefined || text === undefined
    ? undefined
    : { type: 'text', text };
}

function readNothing(_: Source, element: XmlElement): undefined {
  nullFlavorOf(element);
}

/** One bound is a comparator; two are told as they stand, for a record has no place for both. */
function readInterval(source: Source, element: XmlElement): Value | undefined {
  const { low, high } = readBounds(source, element);
  if (low !== undefined && high !== undefined) {
    return { type: 'text', text: `${print(low)} - ${print(high)}` };
  }
  const quantity = low ?? high;
  return quantity === undefined ? undefined : { type: 'quantity', quantity };
}

function readRatio(source: Source, element: XmlElement): Value | undefined {
  nullFlavorOf(element);
  const parts = ['numerator', 'denominator'].map((name) => {
    const part = one(element, name);
    if (part === undefined) return undefined;
    typeOf(part);
    return readQuantity(source, part);
  });
  const [over, under] = parts;
  if (over === undefined || under === undefined) return undefined;
  return { type: 'text', text: `${print(over)}/${print(under)}` };
}

function print({ number, unit }: Quantity): string {
  return unit === undefined ? number.text : `${number.text} ${unit}`;
}

/** Reads a number with its unit. A null flavour is no number; what is none is told. */
export function readQuantity(
  source: Source,
  element: XmlElement | undefined,
): Quantity | undefined {
  const written = attributeOf(element, 'value');
  const unit = attributeOf(element, 'unit');
  if (nullFlavorOf(element) !== undefined || element === undefined || written === undefined) {
    return undefined;
  }
  const number = parseDecimal(written);
  if (number === undefined) {
    source.problems.report('error', pathOf(element), `${element.local} holds no number`);
    return undefined;
  }
  return { number, unit: unitOf(unit) };
}

/**
 * UCUM writes 1 for "no unit", and what is counted (`{capsule}`) in braces behind it, as an annotation
 * that has no meaning of its own in arithmetic: the word in it is what people read as the unit.
 */
function unitOf(unit: string | undefined): string | undefined {
  if (unit === undefined || unit === '1') return undefined;
  return present(ANNOTATION.exec(unit)?.[1] ?? unit);
}

const ANNOTATION = /^1?\{([^{}]*)\}$/;

function readBounds(
  source: Source,
  element: XmlElement | undefined,
): { low: Quantity | undefined; high: Quantity | undefined } {
  const [low, high] = [one(element, 'low'), one(element, 'high')];
  nullFlavorOf(element);
  return { low: readBound(source, low, ['>', '>=']), high: readBound(source, high, ['<', '<=']) };
}

function readBound(
  source: Source,
  element: XmlElement | undefined,
  [open, closed]: readonly [Comparator, Comparator],
): Quantity | undefined {
  const inclusive = attributeOf(element, 'inclusive') !== 'false';
  const quantity = readQuantity(source, element);
  return quantity === undefined
    ? undefined
    : { ...quantity, comparator: inclusive ? closed : open };
}

/** Reads the reference range beside a value; further ones are told, for the record has a place for one. */
export function readRange(source: Source, observation: XmlElement): ReferenceRange | undefined {
  const ranges = many(observation, 'referenceRange').flatMap((element) => {
    const range = one(element, 'observationRange');
    return range === undefined ? [] : [{ element, range: readOneRange(source, range) }];
  });
  const second = ranges[1];
  if (second !== undefined) {
    source.problems.count(
      'warning',
      pathOf(second.element),
      'a further reference range is not compared',
    );
  }
  return ranges[0]?.range;
}

function readOneRange(source: Source, element: XmlElement): ReferenceRange | undefined {
  const value = one(element, 'value');
  const type = value === undefined ? undefined : typeOf(value);
  const isText = type === 'ST' || type === 'ED';
  const own = isText ? readWording(source, value)?.text : undefined;
  const { low, high } = isText ? NO_BOUNDS : readBounds(source, value);
  const words = readWording(source, one(element, 'text'))?.text;
  const meaning = readTerm(source, one(element, 'code'));
  const text = [meaning, own ?? words].filter((part) => part !== undefined).join(': ');
  if (low === undefined && high === undefined && text === '') return undefined;
  return { low: exact(low), high: exact(high), text: text === '' ? undefined : text };
}

const NO_BOUNDS = { low: undefined, high: undefined };

/** Bounds of a range are inclusive unless they say otherwise, so only an open one keeps its sign. */
function exact(bound: Quantity | undefined): Quantity | undefined {
  if (bound?.comparator === '>=' || bound?.comparator === '<=') {
    return { number: bound.number, unit: bound.unit };
  }
  return bound;
}

/** Observation interpretations of HL7 that say "outside what is expected". */
const ABNORMAL: ReadonlySet<string> = new Set(
  'A AA H HH H> HU HX L LL L< LU LX < > ABN CRIT'.split(' '),
);

/** Whether an interpretation says normal or abnormal; any other says neither, and its words are kept. */
export function readInterpretation(
  source: Source,
  observation: XmlElement,
): { readonly abnormal: boolean | undefined; readonly text: readonly string[] } {
  const read = many(observation, 'interpretationCode').map((element) => {
    const { codes, term } = readCoded(source, element);
    const code = codes[0]?.code;
    if (code === 'N') return { abnormal: false };
    if (code !== undefined && ABNORMAL.has(code)) return { abnormal: true };
    return { abnormal: undefined, text: term ?? code };
  });
  const marks = read.flatMap(({ abnormal }) => abnormal ?? []);
  return {
    abnormal: marks.length === 0 ? undefined : marks.includes(true),
    text: read.flatMap(({ text }) => text ?? []),
  };
}
