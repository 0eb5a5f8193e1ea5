import { wideRuns } from './wide-runs.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The same JSON so that `JSON.parse` loses nothing of it and is quick: numbers it would respell in quotes, and
 * signs beyond ASCII as escapes, for a single one makes the whole text wide. `odd` holds the start and end of
 * each such number, as a scan found them. Throws on invalid UTF-8.
 */
export function plainBytes(bytes: Uint8Array, odd: readonly number[]): Uint8Array {
  const wide = wideRuns(bytes);
  if (odd.length === 0 && wide.length === 0) return bytes;
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const [start, end] of inOrder(odd, wide)) {
    const part = bytes.subarray(start, end);
    const plain = (part[0] as number) < BEYOND_ASCII ? quoted(part) : escaped(part);
    // Behind a backslash an escape of ours would be escaped itself, so what is no JSON would become some.
    if (bytes[start - 1] === BACKSLASH) continue;
    parts.push(bytes.subarray(from, start), plain);
    from = end;
  }
  parts.push(bytes.subarray(from));
  return joined(parts);
}

const BEYOND_ASCII = 0x80;

/** The places of both lists, the first in the text first. */
function inOrder(...lists: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const places: [number, number][] = [];
  for (const list of lists) {
    for (let at = 0; at < list.length; at += 2) {
      places.push([list[at] as number, list[at + 1] as number]);
    }
  }
  return places.sort(([a], [b]) => a - b);
}

function quoted(number: Uint8Array): Uint8Array {
  const text = new Uint8Array(number.length + 2).fill(QUOTE);
  text.set(number, 1);
  return text;
}

function escaped(signs: Uint8Array): Uint8Array {
  const escapes = decoder.decode(signs).replaceAll(/[^]/g, escapeOf);
  return encoder.encode(escapes);
}

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
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
