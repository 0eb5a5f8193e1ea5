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
  const plain = parsePlain(trimmed);
  if (plain !== undefined) return plain;
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

/** Digits that a number holds exactly, so that a big integer need not be read from text. */
const PLAIN_MAX = 15;
const ZERO = 48;
const POINT = 46;

/** Nearly every decimal: some digits, perhaps a point. */
function parsePlain(text: string): Decimal | undefined {
  if (text.length > PLAIN_MAX) return undefined;
  let value = 0;
  let point = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (code === POINT && point < 0) point = i;
    else return undefined;
  }
  const digits = point < 0 ? text.length : text.length - 1;
  if (digits === 0) return undefined;
  return { digits: BigInt(value), scale: point < 0 ? 0 : digits - point, text };
}

/** Negative, zero or positive, by exact value. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const x = a.scale === scale ? a.digits : a.digits * tenTo(scale - a.scale);
  const y = b.scale === scale ? b.digits : b.digits * tenTo(scale - b.scale);
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/** Powers of ten come dear, and nearly all that are asked for are small. */
function tenTo(power: number): bigint {
  return SMALL_POWERS[power] ?? 10n ** BigInt(power);
}

const SMALL_POWERS: readonly bigint[] = Array.from(
  { length: 16 },
  (_, power) => 10n ** BigInt(power),
);

/** The shortest writing of the value: `5.000` and `5.0` both give `5`. For keys, never for display. */
export function canonicalDecimal({ digits, scale }: Decimal): string {
  if (scale === 0) return digits.toString();
  const isSmall = digits <= SAFE && digits >= -SAFE;
  return isSmall ? writeNumber(Number(digits), scale) : writeInteger(digits, scale);
}

/** The largest integer a number holds exactly; below it plain arithmetic gives the same and is quicker. */
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function writeNumber(digits: number, scale: number): string {
  let [left, places] = [digits, scale];
  while (places > 0 && left % 10 === 0) {
    left /= 10;
    places -= 1;
  }
  return withPoint(String(Math.abs(left)), places, left < 0);
}

function writeInteger(digits: bigint, scale: number): string {
  let [left, places] = [digits, scale];
  while (places > 0 && left % 10n === 0n) {
    left /= 10n;
    places -= 1;
  }
  return withPoint((left < 0n ? -left : left).toString(), places, left < 0n);
}

function withPoint(digits: string, places: number, isNegative: boolean): string {
  const sign = isNegative ? '-' : '';
  if (places === 0) return `${sign}${digits}`;
  const text = digits.padStart(places + 1, '0');
  const point = text.length - places;
  return `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}
