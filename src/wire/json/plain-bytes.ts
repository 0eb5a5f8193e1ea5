/** Texts with signs beyond ASCII that are spelt with escapes; where there are more, the text is wide anyway. */
const WIDE_MAX = 1000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The same JSON so that `JSON.parse` loses nothing of it and is quick: odd numbers in quotes, and signs beyond
 * ASCII as escapes. `odd` holds the start and end of each, as a scan found them. Throws on invalid UTF-8.
 */
export function plainBytes(bytes: Uint8Array, odd: readonly number[]): Uint8Array {
  if (odd.length === 0) return bytes;
  const parts: Uint8Array[] = [];
  let from = 0;
  let wideLeft = WIDE_MAX;
  for (let index = 0; index < odd.length; index += 2) {
    const [start, end] = [odd[index] as number, odd[index + 1] as number];
    const part = bytes.subarray(start, end);
    if (part[0] === QUOTE) wideLeft -= 1;
    const plain = part[0] === QUOTE ? (wideLeft < 0 ? part : escaped(part)) : quoted(part);
    parts.push(bytes.subarray(from, start), plain);
    from = end;
  }
  parts.push(bytes.subarray(from));
  return joined(parts);
}

function quoted(number: Uint8Array): Uint8Array {
  const text = new Uint8Array(number.length + 2).fill(QUOTE);
  text.set(number, 1);
  return text;
}

/** A string that has escapes already stays as it is, for a backslash before a sign would escape ours. */
function escaped(string: Uint8Array): Uint8Array {
  if (string.includes(BACKSLASH)) return string;
  const text = decoder.decode(string);
  return encoder.encode(text.replaceAll(/[^\0-\x7f]/g, escapeOf));
}

function escapeOf(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
