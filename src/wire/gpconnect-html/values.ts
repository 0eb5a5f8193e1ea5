import { parseDecimal } from '../../base/decimal.ts';
import type { BloodPressureDetail } from '../../record/kinds/blood-pressure.ts';
import type { Comparator, Quantity, ReferenceRange, Value } from '../../record/quantity.ts';

/** What the value cell of an observation says. */
export interface CellValue {
  readonly value: Value;
  readonly range?: ReferenceRange | undefined;
}

/**
 * Reads a value cell. A number, at most one unit and a range in brackets or behind the word range are told
 * apart only where the whole cell has that one form; anything else stays text.
 */
export function readCellValue(text: string): CellValue {
  const match = MEASURED.exec(text);
  const number = match === null ? undefined : parseDecimal(match[2] ?? '');
  if (match === null || number === undefined) return { value: { type: 'text', text } };
  const [, sign, , unit, bracketed, named] = match;
  const quantity = quantityOf(number, sign, unit);
  const range = bracketed ?? named;
  return range === undefined
    ? { value: { type: 'quantity', quantity } }
    : { value: { type: 'quantity', quantity }, range: readRange(range) };
}

/** `120/80` with or without its unit; `undefined` for anything else. */
export function readPressure(text: string): BloodPressureDetail | undefined {
  const match = PRESSURE.exec(text);
  if (match === null) return undefined;
  const [, high = '', low = '', unit] = match;
  const [systolic, diastolic] = [parseDecimal(high), parseDecimal(low)];
  if (systolic === undefined || diastolic === undefined) return undefined;
  return {
    kind: 'blood-pressure',
    systolic: quantityOf(systolic, undefined, unit),
    diastolic: quantityOf(diastolic, undefined, unit),
  };
}

const PRESSURE = /^(\d{2,3})\s*\/\s*(\d{2,3})\s*(mm\s?Hg|mm\[Hg\])?$/i;

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
/** `mmol/L`, `%`, `10*9/L`, `mm Hg`, `ml/min/1.73m2`: one word, or two where the second is letters. */
const UNIT = String.raw`(?:10[*^]\d+\/[A-Za-z]+|[%A-Za-zµμ°][^\s()[\]]*(?: [A-Za-z]+(?:\/[A-Za-z]+)?)?)`;
const MEASURED = new RegExp(
  String.raw`^(<=|>=|<|>|≤|≥)?\s*(${NUMBER})(?:\s*(${UNIT}))??\s*(?:[([](?:range:?\s*)?([^()[\]]+)[)\]]|range:?\s+(\S.*))?$`,
  'i',
);
const RANGE = new RegExp(String.raw`^(${NUMBER})\s*(?:-|–|to)\s*(${NUMBER})(?:\s*${UNIT})?$`, 'i');

const SIGNS: ReadonlyMap<string, Comparator> = new Map([
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['≤', '<='],
  ['≥', '>='],
]);

function quantityOf(
  number: Quantity['number'],
  sign: string | undefined,
  unit: string | undefined,
): Quantity {
  const comparator = sign === undefined ? undefined : SIGNS.get(sign);
  return {
    number,
    ...(comparator === undefined ? {} : { comparator }),
    ...(unit === undefined ? {} : { unit }),
  };
}

function readRange(text: string): ReferenceRange {
  const match = RANGE.exec(text.trim());
  const low = parseDecimal(match?.[1] ?? '');
  const high = parseDecimal(match?.[2] ?? '');
  if (low === undefined || high === undefined) return { text: text.trim() };
  return { low: { number: low }, high: { number: high } };
}
