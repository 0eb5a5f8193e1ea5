/** Deepest nesting of objects and lists that is read; a FHIR bundle needs about 20. */
export const JSON_DEPTH_MAX = 256;

/** What one pass over the bytes learns before anything is built from them. */
export interface JsonScan {
  /** Start and end of every number outside strings, in pairs of byte positions. */
  readonly numbers: readonly number[];
  /** Members of objects, counted by their colons; repeated names count each time. */
  readonly members: number;
  /** Byte position of the first thing that cannot be JSON or is nested too deeply. */
  readonly fault?: { readonly at: number; readonly what: 'number' | 'depth' } | undefined;
}

/**
 * Finds the numbers of a JSON text and bounds its depth, without recursion and without looking
 * inside strings. It does not judge the grammar beyond that: `JSON.parse` does.
 */
export function scanJson(bytes: Uint8Array): JsonScan {
  const numbers: number[] = [];
  const length = bytes.length;
  let members = 0;
  let depth = 0;
  let at = 0;
  while (at < length) {
    let byte = bytes[at] as number;
    // Indentation is half of a pretty-printed answer: a loop of its own halves the cost of the pass.
    while (byte === SPACE) {
      at += 1;
      byte = bytes[at] as number;
    }
    at += 1;
    if (byte === QUOTE) at = skipString(bytes, at);
    else if (byte === COLON) members += 1;
    else if (byte >= OPEN_LIST) {
      depth += depthStep(byte);
      if (depth > JSON_DEPTH_MAX) return { numbers, members, fault: { at: at - 1, what: 'depth' } };
    } else if (byte >= MINUS && byte <= NINE) {
      const start = at - 1;
      at = numberEnd(bytes, start);
      if (at === start || namesMember(bytes, at)) {
        return { numbers, members, fault: { at: start, what: 'number' } };
      }
      numbers.push(start, at);
    }
  }
  return { numbers, members };
}

/** What a byte outside strings does to the depth. */
function depthStep(byte: number): number {
  if (byte === OPEN_OBJECT || byte === OPEN_LIST) return 1;
  return byte === CLOSE_OBJECT || byte === CLOSE_LIST ? -1 : 0;
}

/** The same bytes with every number in quotes, so that `JSON.parse` leaves it as it was written. */
export function quoteNumbers(bytes: Uint8Array, numbers: readonly number[]): Uint8Array {
  if (numbers.length === 0) return bytes;
  const quoted = new Uint8Array(bytes.length + numbers.length);
  let to = 0;
  let from = 0;
  for (const edge of numbers) {
    quoted.set(bytes.subarray(from, edge), to);
    to += edge - from;
    quoted[to] = QUOTE;
    to += 1;
    from = edge;
  }
  quoted.set(bytes.subarray(from), to);
  return quoted;
}

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

/** Position after the string whose first character is at `at`; beyond the text if it never ends. */
function skipString(bytes: Uint8Array, at: number): number {
  const length = bytes.length;
  let to = at;
  let byte = bytes[to];
  while (byte !== QUOTE && to < length) {
    to += byte === BACKSLASH ? 2 : 1;
    byte = bytes[to];
  }
  return to + 1;
}

/** In quotes a number would pass for the name of a member, which JSON does not allow it to be. */
function namesMember(bytes: Uint8Array, end: number): boolean {
  let to = end;
  while (isSpace(bytes[to])) to += 1;
  return bytes[to] === COLON;
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
