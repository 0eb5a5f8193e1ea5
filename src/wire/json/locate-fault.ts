import { numberEnd } from './scan-json.ts';

/** Where a text stops being JSON. */
export interface JsonFault {
  /** Byte position, from 0. */
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** The text is right as far as it goes, and stops too early. */
  readonly truncated: boolean;
  /** The value is complete, and something follows it. */
  readonly trailing: boolean;
}

/**
 * Finds the first byte at which a text that `JSON.parse` refused stops being JSON. The engine's own
 * message is never used, for it quotes the text. Depth must have been bounded before.
 */
export function locateFault(bytes: Uint8Array): JsonFault {
  const cursor: Cursor = { bytes, at: 0 };
  const whole = value(cursor) && space(cursor);
  const at = Math.min(cursor.at, bytes.length);
  const before = bytes.subarray(0, at);
  return {
    at,
    line: count(before, NEW_LINE) + 1,
    column: at - before.lastIndexOf(NEW_LINE),
    truncated: !whole && at >= bytes.length,
    trailing: whole && at < bytes.length,
  };
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function value(cursor: Cursor): boolean {
  space(cursor);
  const byte = cursor.bytes[cursor.at];
  if (byte === 0x7b) return group(cursor, 0x7d, member);
  if (byte === 0x5b) return group(cursor, 0x5d, value);
  if (byte === 0x22) return string(cursor);
  if (byte === 0x74) return word(cursor, 'true');
  if (byte === 0x66) return word(cursor, 'false');
  if (byte === 0x6e) return word(cursor, 'null');
  const end = numberEnd(cursor.bytes, cursor.at);
  const found = end > cursor.at;
  cursor.at = end;
  return found;
}

function group(cursor: Cursor, close: number, part: (cursor: Cursor) => boolean): boolean {
  cursor.at += 1;
  space(cursor);
  if (cursor.bytes[cursor.at] === close) return step(cursor);
  for (;;) {
    if (!part(cursor)) return false;
    space(cursor);
    const byte = cursor.bytes[cursor.at];
    if (byte === close) return step(cursor);
    if (byte !== 0x2c) return false;
    cursor.at += 1;
  }
}

function member(cursor: Cursor): boolean {
  space(cursor);
  if (cursor.bytes[cursor.at] !== 0x22 || !string(cursor)) return false;
  space(cursor);
  if (cursor.bytes[cursor.at] !== 0x3a) return false;
  cursor.at += 1;
  return value(cursor);
}

function string(cursor: Cursor): boolean {
  cursor.at += 1;
  for (;;) {
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined || byte < 0x20) return false;
    if (byte === 0x22) return step(cursor);
    if (byte === 0x5c && !escape(cursor)) return false;
    cursor.at += 1;
  }
}

/** Leaves the cursor on the last byte of the escape. */
function escape(cursor: Cursor): boolean {
  cursor.at += 1;
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) return false;
  if (byte !== 0x75) return ESCAPES.includes(byte);
  for (let i = 0; i < 4; i += 1) {
    cursor.at += 1;
    if (!HEX.includes(cursor.bytes[cursor.at] ?? 0)) return false;
  }
  return true;
}

function word(cursor: Cursor, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    if (cursor.bytes[cursor.at] !== text.charCodeAt(i)) return false;
    cursor.at += 1;
  }
  return true;
}

function space(cursor: Cursor): boolean {
  while (SPACE.includes(cursor.bytes[cursor.at] ?? 0)) cursor.at += 1;
  return true;
}

function step(cursor: Cursor): boolean {
  cursor.at += 1;
  return true;
}

function count(bytes: Uint8Array, byte: number): number {
  let found = 0;
  for (const each of bytes) if (each === byte) found += 1;
  return found;
}

const NEW_LINE = 0x0a;
const SPACE = [0x20, 0x09, 0x0a, 0x0d];
const ESCAPES = Array.from('"\\/bfnrt', (letter) => letter.charCodeAt(0));
const HEX = Array.from('0123456789abcdefABCDEF', (letter) => letter.charCodeAt(0));
