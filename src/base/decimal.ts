/**
 * An exact decimal: `digits × 10^-scale`, never a binary float. `text` is what was written, so
 * `5.000` and `5` are equal in value and still tell their precision.
 */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
  readonly text: string;
}

const SHAPE = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?$/;

/** Reads a decimal; `undefined` when the text is not one (a comma decimal is not: it is ambiguous). */
export function parseDecimal(text: string): Decimal | undefined {
  const trimmed = text.trim();
  const match = SHAPE.exec(trimmed);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const shift = Number(exponent);
  let digits = BigInt(`${whole}${fraction}`);
  if (sign === '-') digits = -digits;
  let scale = fraction.length - shift;
  if (scale < 0) {
    digits *= 10n ** BigInt(-scale);
    scale = 0;
  }
  return { digits, scale, text: trimmed };
}

/** Negative, zero or positive, by exact value. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const x = a.digits * 10n ** BigInt(scale - a.scale);
  const y = b.digits * 10n ** BigInt(scale - b.scale);
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/** The shortest writing of the value: `5.000` and `5.0` both give `5`. For keys, never for display. */
export function canonicalDecimal(value: Decimal): string {
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = scale === 0 ? '' : `.${text.slice(text.length - scale)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}
