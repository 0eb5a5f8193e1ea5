import { parseDecimal } from '../../base/decimal.ts';
import type { Comparator, Quantity, ReferenceRange, Value } from '../../record/quantity.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { attributeOf, many, one, present, textOf } from './source.ts';
import type { Source } from './source.ts';

/** What was measured, with the range that applies to it. */
export interface MeasuredValue {
  readonly value: Value | undefined;
  readonly range: ReferenceRange | undefined;
}

const COMPARATORS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** Reads `observation/value`: a number or a text, and its range. */
export function readValue(source: Source, observation: XmlElement | undefined): MeasuredValue {
  const element = one(observation, 'value');
  if (element === undefined) return { value: undefined, range: undefined };
  const numeric = one(element, 'numeric');
  const text = one(element, 'text');
  const own = one(numeric ?? text, 'range');
  const available = many(element, 'availableRange');
  const ranges = [...(own === undefined ? [] : [own]), ...available].map((el) =>
    readRange(source, el),
  );
  const [range] = ranges;
  // The MIG repeats one range in both places; any other is a second opinion the record has no place for.
  if (ranges.some((other) => JSON.stringify(keyOf(other)) !== JSON.stringify(keyOf(range)))) {
    source.problems.count('warning', pathOf(element), 'a further reference range is not compared');
  }
  return {
    value: numeric === undefined ? readText(text) : readNumeric(source, numeric),
    range,
  };
}

/** Reads a number with its unit from texts; what is no number is a problem. */
export function readQuantity(
  source: Source,
  element: XmlElement | undefined,
  unit: string | undefined,
): Quantity | undefined {
  const text = present(element?.text);
  if (element === undefined || text === undefined) return undefined;
  const number = parseDecimal(text);
  if (number === undefined) {
    source.problems.report('error', pathOf(element), `${element.local} holds no number`);
    return undefined;
  }
  return { number, unit };
}

function readNumeric(source: Source, numeric: XmlElement): Value | undefined {
  const element = one(numeric, 'value');
  const operator = textOf(numeric, 'operator');
  const quantity = readQuantity(source, element, textOf(numeric, 'units'));
  if (quantity === undefined) {
    const text = present(element?.text);
    return text === undefined ? undefined : { type: 'text', text };
  }
  const comparator = readComparator(source, numeric, operator);
  return { type: 'quantity', quantity: { ...quantity, comparator } };
}

function readComparator(
  source: Source,
  element: XmlElement,
  operator: string | undefined,
): Comparator | undefined {
  if (operator === undefined || operator === '=') return undefined;
  if (COMPARATORS.has(operator)) return operator as Comparator;
  source.problems.report('error', pathOf(element), 'an operator this reader does not know');
  return undefined;
}

function readText(element: XmlElement | undefined): Value | undefined {
  if (element === undefined) return undefined;
  const text = textOf(element, 'value') ?? present(element.text);
  return text === undefined ? undefined : { type: 'text', text };
}

function readRange(source: Source, element: XmlElement): ReferenceRange {
  const unit = textOf(element, 'units');
  const numeric = one(element, 'numericRange');
  const text = textOf(element, 'description') ?? textOf(element, 'textRange');
  return {
    low: readBound(source, one(numeric, 'low'), unit),
    high: readBound(source, one(numeric, 'high'), unit),
    text,
  };
}

function readBound(
  source: Source,
  element: XmlElement | undefined,
  unit: string | undefined,
): Quantity | undefined {
  const text = attributeOf(element, 'value');
  const operator = attributeOf(element, 'operator');
  if (element === undefined || text === undefined) return undefined;
  const number = parseDecimal(text);
  if (number === undefined) {
    source.problems.report('error', pathOf(element), `${element.local} holds no number`);
    return undefined;
  }
  return { number, comparator: readComparator(source, element, operator), unit };
}

/** Ranges are told apart by what they say, not by how it is written. */
function keyOf(range: ReferenceRange | undefined): readonly (string | undefined)[] {
  return [range?.low?.number.text, range?.high?.number.text, range?.low?.unit, range?.text];
}
