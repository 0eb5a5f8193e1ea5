/** Deepest nesting of objects and lists that is read; a FHIR bundle needs about 20. */
export const JSON_DEPTH_MAX = 256;

/** What one pass over the bytes learns before anything is built from them. */
export interface JsonScan {
  /** Start and end, in pairs of byte positions, of numbers that `JSON.parse` would respell, as `5.0`. */
  readonly odd: readonly number[];
  /** Members of objects, counted by their colons; repeated names count each time. */
  readonly members: number;
  /** Byte position of the first thing that cannot be JSON or is nested too deeply. */
  readonly fault?: { readonly at: number; readonly what: 'number' | 'depth' } | undefined;
}

/**
 * Finds the odd numbers of a JSON text and bounds its depth, without recursion and without looking inside
 * strings. It does not judge the grammar beyond that: `JSON.parse` does.
 */
export function scanJson(bytes: Uint8Array): JsonScan {
  const odd: number[] = [];
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = bytes.length;
  let members = 0;
  let depth = 0;
  let at = 0;
  while (at < length) {
    const byte = bytes[at] as number;
    at += 1;
    if (byte === QUOTE) at = skipString(bytes, words, at);
    else if (byte === COLON) members += 1;
    else if (byte >= OPEN_LIST) {
      depth += STEPS[byte] as number;
      if (depth > JSON_DEPTH_MAX) return { odd, members, fault: { at: at - 1, what: 'depth' } };
    } else if (byte === SPACE) at = skipSpaces(bytes, at);
    else if (byte >= MINUS && byte <= NINE) {
      const start = at - 1;
      at = takeNumber(bytes, start, odd);
      if (at === start) return { odd, members, fault: { at: start, what: 'number' } };
    }
  }
  return { odd, members };
}

/** Indentation is half of a pretty-printed answer: a loop of its own halves the cost of the pass. */
function skipSpaces(bytes: Uint8Array, at: number): number {
  let to = at;
  while (bytes[to] === SPACE) to += 1;
  return to;
}

/** Position after a number that is a value, which is noted where it is odd; `at` itself when there is none. */
function takeNumber(bytes: Uint8Array, at: number, odd: number[]): number {
  const end = valueEnd(bytes, at);
  if (isRespelt(bytes, at, end)) odd.push(at, end);
  return end;
}

/**
 * Whether a number may be written otherwise than it stands once it was made a number of the machine. Fifteen
 * digits survive; of fractions only those that neither end in a nought nor are very small.
 */
function isRespelt(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > DIGITS_KEPT || bytes[start] === MINUS) return true;
  const whole = digitsEnd(bytes, start);
  if (whole === end) return false;
  if (bytes[whole] !== DOT || digitsEnd(bytes, whole + 1) !== end) return true;
  return bytes[end - 1] === ZERO || (bytes[start] === ZERO && end - start > SMALL_KEPT);
}

/** A number of so many characters, its point included, comes back from `JSON.parse` as it was. */
const DIGITS_KEPT = 15;
/** As many that begin with `0.` are none that would be written with an exponent. */
const SMALL_KEPT = 7;

/**
 * Position after a number of the JSON grammar that starts at `at`; `at` itself when there is none,
 * as with a leading zero or a lone minus.
 */
export function numberEnd(bytes: Uint8Array, at: number): number {
  let to = bytes[at] === MINUS ? at + 1 : at;
  if (bytes[to] === ZERO) to += 1;
  else {
    const whole = digitsEnd(bytes, to);
    if (whole === to) return at;
    to = whole;
  }
  if (isDigit(bytes[to])) return at;
  if (bytes[to] === DOT) {
    const fraction = digitsEnd(bytes, to + 1);
    if (fraction === to + 1) return at;
    to = fraction;
  }
  if (bytes[to] !== LOWER_E && bytes[to] !== UPPER_E) return to;
  const sign = bytes[to + 1] === PLUS || bytes[to + 1] === MINUS ? 1 : 0;
  const exponent = digitsEnd(bytes, to + 1 + sign);
  return exponent === to + 1 + sign ? at : exponent;
}

/**
 * Position after the string whose first character is at `at`; beyond the text if it never ends. Four bytes are
 * looked at together, for most of a text is strings.
 */
function skipString(bytes: Uint8Array, words: DataView, at: number): number {
  const last = bytes.length - 4;
  let to = at;
  while (to <= last) {
    const word = words.getInt32(to, true);
    const quotes = word ^ QUOTES;
    const backslashes = word ^ BACKSLASHES;
    const found =
      (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGHEST_BITS;
    if (found === 0) to += 4;
    else {
      to += (31 - Math.clz32(found & -found)) >> 3;
      if (bytes[to] === QUOTE) return to + 1;
      to += 2;
    }
  }
  while (to < bytes.length && bytes[to] !== QUOTE) to += bytes[to] === BACKSLASH ? 2 : 1;
  return to + 1;
}

/**
 * Position after a number that is a value; `at` itself when there is none. In quotes a number would pass for
 * the name of a member, which JSON does not allow it to be.
 */
function valueEnd(bytes: Uint8Array, at: number): number {
  const end = numberEnd(bytes, at);
  let to = end;
  while (isSpace(bytes[to])) to += 1;
  return bytes[to] === COLON ? at : end;
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function digitsEnd(bytes: Uint8Array, at: number): number {
  let to = at;
  while (isDigit(bytes[to])) to += 1;
  return to;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const UPPER_E = 0x45;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const LOWER_E = 0x65;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** Four bytes in one word. Their highest bits tell which byte of a word is nought, the lowest one for certain. */
const ONES = 0x01010101;
const HIGHEST_BITS = 0x80808080;
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;

/** What a byte outside strings does to the depth. */
const STEPS = new Int8Array(256);
STEPS[OPEN_OBJECT] = 1;
STEPS[OPEN_LIST] = 1;
STEPS[CLOSE_OBJECT] = -1;
STEPS[CLOSE_LIST] = -1;
