import type { Decimal } from './decimal.ts';

/** A number that need not have an end as a decimal: `top / bottom`, the bottom above zero. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** A decimal times a ratio, exactly. */
export function scaled(number: Decimal, ratio: Fraction = ONE): Fraction {
  return { top: number.digits * ratio.top, bottom: 10n ** BigInt(number.scale) * ratio.bottom };
}

const ONE: Fraction = { top: 1n, bottom: 1n };

/** Whether a fraction and a decimal are the same number. */
export function equalsDecimal({ top, bottom }: Fraction, decimal: Decimal): boolean {
  return top * 10n ** BigInt(decimal.scale) === decimal.digits * bottom;
}

/**
 * Whether the decimal is what rounding the fraction to its places gives: to the nearest, a half up or to the
 * even neighbour. Zeros at the end of the decimal count as no places. Equal numbers are no rounding.
 */
export function isRounded(exact: Fraction, decimal: Decimal): boolean {
  if (equalsDecimal(exact, decimal)) return false;
  const { digits, scale } = withoutZeros(decimal);
  // Twice the distance of the two, in units of the last place and of the bottom: half a place at most.
  const apart = 2n * (exact.top * 10n ** BigInt(scale) - digits * exact.bottom);
  const distance = apart < 0n ? -apart : apart;
  if (distance < exact.bottom) return true;
  if (distance > exact.bottom) return false;
  const isAway = apart < 0n === digits > 0n;
  return isAway || digits % 2n === 0n;
}

/** Whether two numbers lie within a share of the first, told as `1 / parts`. */
export function liesWithin(exact: Fraction, decimal: Decimal, parts: bigint): boolean {
  const [a, b] = [exact.top * 10n ** BigInt(decimal.scale), decimal.digits * exact.bottom];
  const distance = a < b ? b - a : a - b;
  return distance * parts <= (a < 0n ? -a : a);
}

function withoutZeros({ digits, scale }: Decimal): { digits: bigint; scale: number } {
  let [left, places] = [digits, scale];
  while (places > 0 && left % 10n === 0n) {
    left /= 10n;
    places -= 1;
  }
  return { digits: left, scale: places };
}
