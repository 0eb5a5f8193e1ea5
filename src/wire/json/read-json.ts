import type { Problem } from '../../record/reading.ts';
import type { JsonValue } from './json-value.ts';
import { locateFault } from './locate-fault.ts';
import { numbersToText } from './numbers-to-text.ts';
import type { ParsedJson } from './numbers-to-text.ts';
import { plainBytes } from './plain-bytes.ts';
import { JSON_DEPTH_MAX, scanJson } from './scan-json.ts';
import type { JsonScan } from './scan-json.ts';

/** Largest JSON answer that is read, in bytes; the largest record seen has 0.7 MB. */
export const JSON_BYTES_MAX = 64 * 1024 * 1024;

/** A JSON text, read, or why it could not be. */
export type JsonReading =
  | {
      readonly value: JsonValue;
      /** Members lost because their name stood twice in one object; the last one is kept. */
      readonly repeated: number;
    }
  | { readonly problem: Problem };

/**
 * Reads UTF-8 JSON strictly; a byte order mark is tolerated. Numbers come as text, exactly as
 * written. Size and depth are bounded before anything is built. A fault gives one fatal problem
 * that names its place and never the content.
 */
export function readJson(content: Uint8Array): JsonReading {
  if (content.length > JSON_BYTES_MAX) {
    return fatal(`the answer has ${content.length} bytes, more than the ${JSON_BYTES_MAX} allowed`);
  }
  const bytes = withoutMark(content);
  const scan = scanJson(bytes);
  if (scan.fault !== undefined) return fatal(faultText(bytes, scan.fault));
  const text = decode(bytes, scan.odd);
  if (text === undefined) return fatal('the answer is not valid UTF-8');
  const parsed = parse(text);
  if (parsed === undefined) return fatal(placeOfFault(bytes));
  const { value, members } = numbersToText(parsed);
  return { value, repeated: scan.members - members };
}

function withoutMark(content: Uint8Array): Uint8Array {
  const marked = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
  return marked ? content.subarray(3) : content;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, odd: readonly number[]): string | undefined {
  try {
    return decoder.decode(plainBytes(bytes, odd));
  } catch {
    return undefined;
  }
}

function parse(text: string): ParsedJson | undefined {
  try {
    return JSON.parse(text) as ParsedJson;
  } catch {
    return undefined;
  }
}

function faultText(bytes: Uint8Array, fault: NonNullable<JsonScan['fault']>): string {
  if (fault.what === 'number') return placeOfFault(bytes);
  return `the answer is nested deeper than the ${JSON_DEPTH_MAX} levels allowed, at byte ${fault.at}`;
}

function placeOfFault(bytes: Uint8Array): string {
  const fault = locateFault(bytes);
  const place = `line ${fault.line}, column ${fault.column} (byte ${fault.at} of ${bytes.length})`;
  if (bytes.length === 0) return 'the answer is empty';
  if (fault.truncated) return `the answer is cut off: its JSON stops too early, at ${place}`;
  if (fault.trailing) return `the answer goes on after the end of its JSON, at ${place}`;
  return `the answer is not valid JSON, at ${place}`;
}

function fatal(what: string): JsonReading {
  return { problem: { severity: 'fatal', path: '', what } };
}
