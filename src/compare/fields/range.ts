import { parseDecimal } from '../../base/decimal.ts';
import { foldText } from '../../base/text-fold.ts';
import { unitKey } from '../../match/unit-text.ts';
import type { Quantity, ReferenceRange } from '../../record/quantity.ts';
import { different, oneSided } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printRange } from '../print-value.ts';
import { isWrittenAlike, relate } from './amounts.ts';
import type { Amount } from './amounts.ts';

/** Compares the reference ranges, whether written as numbers or as text such as `3.5 - 5.3` or `< 4`. */
export function compareRanges({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [entries.mig.detail, entries.hie.detail].map((detail) =>
    detail.kind === 'result' || detail.kind === 'observation' ? detail.range : undefined,
  );
  if (mig === undefined && hie === undefined) return undefined;
  if (mig === undefined) return oneSided('range', 'reference range', mig);
  if (hie === undefined) return different('range-changed', 'range', [printRange(mig), undefined]);
  if (isSameRange(mig, hie)) return undefined;
  return different('range-changed', 'range', [printRange(mig), printRange(hie)]);
}

/** The ends of a range; one that is open has none there. */
interface Bounds {
  readonly low: Amount | undefined;
  readonly high: Amount | undefined;
}

function isSameRange(mig: ReferenceRange, hie: ReferenceRange): boolean {
  const isAlike = isEndAlike(mig.low, hie.low) && isEndAlike(mig.high, hie.high);
  if (isAlike && mig.text === hie.text) return true;
  const [a, b] = [boundsOf(mig), boundsOf(hie)];
  if (a !== undefined && b !== undefined) {
    return isSameEnd(a.low, b.low) && isSameEnd(a.high, b.high);
  }
  return a === b && foldText(mig.text ?? '') === foldText(hie.text ?? '');
}

function isEndAlike(a: Quantity | undefined, b: Quantity | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isWrittenAlike(a, b);
}

/** A unit only one of the two tells is that of the value beside it. */
function isSameEnd(a: Amount | undefined, b: Amount | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const unit = a.unit === undefined || b.unit === undefined;
  return (
    relate(unit ? { ...a, unit: undefined } : a, unit ? { ...b, unit: undefined } : b) === 'same'
  );
}

function boundsOf({ low, high, text }: ReferenceRange): Bounds | undefined {
  if (low !== undefined || high !== undefined) return { low: amountOf(low), high: amountOf(high) };
  return text === undefined ? undefined : fromText(text);
}

function amountOf(quantity: Quantity | undefined): Amount | undefined {
  if (quantity === undefined) return undefined;
  const { number, unit } = quantity;
  return { number, unit: unit === undefined || unit.trim() === '' ? undefined : unitKey(unit) };
}

/** A text that is nothing but a range; a comma in it is read by nobody. */
function fromText(text: string): Bounds | undefined {
  const plain = foldText(text)
    .replaceAll(/[()[\]]/g, '')
    .trim();
  const between = /^(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)$/.exec(plain);
  if (between !== null) return { low: numbered(between[1]), high: numbered(between[2]) };
  const below = /^[<≤]=?\s*(\d+(?:\.\d+)?)$/.exec(plain);
  if (below !== null) return { low: undefined, high: numbered(below[1]) };
  const above = /^[>≥]=?\s*(\d+(?:\.\d+)?)$/.exec(plain);
  return above === null ? undefined : { low: numbered(above[1]), high: undefined };
}

function numbered(text: string | undefined): Amount | undefined {
  const number = parseDecimal(text ?? '');
  return number === undefined ? undefined : { number, unit: undefined };
}
