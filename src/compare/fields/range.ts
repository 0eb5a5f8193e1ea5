import { canonicalDecimal, parseDecimal } from '../../base/decimal.ts';
import { foldText } from '../../base/text-fold.ts';
import type { Quantity, ReferenceRange } from '../../record/quantity.ts';
import { different, oneSided } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printRange } from '../print-value.ts';

/** Compares the reference ranges, whether written as numbers or as text such as `3.5 - 5.3` or `< 4`. */
export function compareRanges({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [entries.mig.detail, entries.hie.detail].map((detail) =>
    detail.kind === 'result' || detail.kind === 'observation' ? detail.range : undefined,
  );
  if (mig === undefined && hie === undefined) return undefined;
  if (mig === undefined) return oneSided('range', 'reference range', mig);
  if (hie === undefined) return different('range-changed', 'range', [printRange(mig), undefined]);
  if (keyOf(mig) === keyOf(hie)) return undefined;
  return different('range-changed', 'range', [printRange(mig), printRange(hie)]);
}

function keyOf({ low, high, text }: ReferenceRange): string {
  if (low !== undefined || high !== undefined) return bounds(number(low), number(high));
  return text === undefined ? '' : (fromText(text) ?? foldText(text));
}

function number(quantity: Quantity | undefined): string | undefined {
  return quantity === undefined ? undefined : canonicalDecimal(quantity.number);
}

function fromText(text: string): string | undefined {
  const plain = foldText(text)
    .replaceAll(/[()[\]]/g, '')
    .trim();
  const between = /^(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)$/.exec(plain);
  if (between !== null) return bounds(canonical(between[1]), canonical(between[2]));
  const below = /^<=?\s*(\d+(?:\.\d+)?)$/.exec(plain);
  if (below !== null) return bounds(undefined, canonical(below[1]));
  const above = /^>=?\s*(\d+(?:\.\d+)?)$/.exec(plain);
  return above === null ? undefined : bounds(canonical(above[1]), undefined);
}

function canonical(text: string | undefined): string | undefined {
  const value = parseDecimal(text ?? '');
  return value === undefined ? undefined : canonicalDecimal(value);
}

function bounds(low: string | undefined, high: string | undefined): string {
  return `${low ?? ''}..${high ?? ''}`;
}
