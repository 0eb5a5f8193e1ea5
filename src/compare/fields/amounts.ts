import { equalsDecimal, isRounded, liesWithin, scaled } from '../../base/rounding.ts';
import type { Fraction } from '../../base/rounding.ts';
import type { Decimal } from '../../base/decimal.ts';
import { unitRatio } from '../../match/ucum.ts';
import type { Quantity } from '../../record/quantity.ts';

/** A number with the key of its unit; no key where no unit is told. */
export interface Amount {
  readonly number: Decimal;
  readonly unit: string | undefined;
}

/**
 * How two amounts stand to each other. `rounded`: one is the other with fewer places behind the point;
 * `rounded-far`: the same, and they lie more than a twentieth apart. `apart`: nobody can tell, because the
 * units cannot be converted exactly or one is missing.
 */
export type Relation = 'same' | 'rounded' | 'rounded-far' | 'different' | 'apart';

/** Whether two quantities are the same to the letter: nearly all are, and nothing need be converted. */
export function isWrittenAlike(a: Quantity, b: Quantity): boolean {
  return a.number.text === b.number.text && a.unit === b.unit && a.comparator === b.comparator;
}

/** Compares two amounts, after exact conversion where the units differ. The order does not matter. */
export function relate(a: Amount, b: Amount): Relation {
  const ratio = ratioBetween(a.unit, b.unit);
  if (ratio === undefined) return 'apart';
  const there = scaled(a.number, ratio);
  if (equalsDecimal(there, b.number)) return 'same';
  const back = scaled(b.number, inverse(ratio));
  // Whichever side was rounded, the share is one of the number that was not.
  const roundings = [
    isRounded(there, b.number) ? liesWithin(there, b.number, SHARE) : undefined,
    isRounded(back, a.number) ? liesWithin(back, a.number, SHARE) : undefined,
  ];
  if (roundings.includes(true)) return 'rounded';
  return roundings.includes(false) ? 'rounded-far' : 'different';
}

/** A twentieth. */
const SHARE = 20n;
const SAME: Fraction = { top: 1n, bottom: 1n };

function ratioBetween(from: string | undefined, to: string | undefined): Fraction | undefined {
  if (from === to) return SAME;
  if (from === undefined || to === undefined) return undefined;
  return areInterchangeable(from, to) ? SAME : unitRatio(from, to);
}

/**
 * Laboratories write units and international units of one test for one another (thyrotropin in mU/L and in
 * mIU/L), and drugs are told in either: 1 unit stands for 1 IU. No other step between them is taken.
 */
function areInterchangeable(a: string, b: string): boolean {
  return a.replace(INTERNATIONAL, '$1U') === b.replace(INTERNATIONAL, '$1U');
}

const INTERNATIONAL = /^([mk]?)IU(?=\/|$)/;

function inverse({ top, bottom }: Fraction): Fraction {
  return { top: bottom, bottom: top };
}
