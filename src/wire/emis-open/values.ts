import { parseDecimal } from '../../base/decimal.ts';
import type { Comparator, Quantity, ReferenceRange, Value } from '../../record/quantity.ts';
import { present } from '../xml/take.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { meaningOf, one, textOf } from './source.ts';
import type { Source } from './source.ts';

/** What was measured, with the range beside it. */
export interface MeasuredValue {
  readonly value: Value | undefined;
  readonly range: ReferenceRange | undefined;
  /** A text beside a number, which a value has no place for. */
  readonly text: readonly string[];
}

const COMPARATORS: ReadonlyMap<string, Comparator | undefined> = new Map([
  ['=', undefined],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);

/** Reads `NumericValue` and `TextValue` of an event. */
export function readMeasured(source: Source, event: XmlElement): MeasuredValue {
  const numeric = one(event, 'NumericValue');
  const text = textOf(event, 'TextValue');
  const quantity = readQuantity(source, one(numeric, 'Value'), textOf(numeric, 'Units'));
  const comparator = meaningOf(source, one(numeric, 'Operator'), COMPARATORS);
  const range = readRange(source, numeric);
  if (quantity === undefined) {
    const value = text === undefined ? undefined : ({ type: 'text', text } as const);
    return { value, range, text: [] };
  }
  const exact = comparator === undefined ? quantity : { ...quantity, comparator };
  return {
    value: { type: 'quantity', quantity: exact },
    range,
    text: text === undefined ? [] : [text],
  };
}

/** Reads a number with its unit; what is no number is a problem. */
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
  return unit === undefined ? { number } : { number, unit };
}

function readRange(source: Source, numeric: XmlElement | undefined): ReferenceRange | undefined {
  const low = readQuantity(source, one(numeric, 'NumericMinimum'), undefined);
  const high = readQuantity(source, one(numeric, 'NumericMaximum'), undefined);
  const above = meaningOf(source, one(numeric, 'MinRangeOperator'), COMPARATORS);
  const below = meaningOf(source, one(numeric, 'MaximumRangeOperator'), COMPARATORS);
  if (low === undefined && high === undefined) return undefined;
  return {
    ...(low === undefined ? {} : { low: withSign(low, above) }),
    ...(high === undefined ? {} : { high: withSign(high, below) }),
  };
}

function withSign(quantity: Quantity, comparator: Comparator | undefined): Quantity {
  return comparator === undefined ? quantity : { ...quantity, comparator };
}
