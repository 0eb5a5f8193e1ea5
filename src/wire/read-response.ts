import type { Reading } from '../record/reading.ts';
import { emptyReading } from './empty-reading.ts';
import { FORMATS } from './formats.ts';
import type { Format } from './formats.ts';

/** How much of an answer is looked at to tell its format, in bytes. */
export const HEAD_BYTES = 64 * 1024;

/**
 * Reads an answer of whichever format it is, told from its content alone. One that no format, or more
 * than one, claims gives a reading of format `unknown` with a fatal problem, and nothing else.
 */
export function readResponse(content: Uint8Array): Reading {
  const head = new TextDecoder('utf-8').decode(content.subarray(0, HEAD_BYTES));
  const claims = FORMATS.filter((format) => format.detect(head));
  const [format] = claims;
  if (format !== undefined && claims.length === 1) return format.read(content);
  return emptyReading('unknown', {
    severity: 'fatal',
    path: '',
    what: format === undefined ? unknown(content, head) : ambiguous(claims),
  });
}

function unknown(content: Uint8Array, head: string): string {
  const expected = FORMATS.map((format) => format.title).join(', or ');
  return `expected ${expected}; found ${describe(content, head)}`;
}

function ambiguous(claims: readonly Format[]): string {
  return `more than one format claims the answer: ${claims.map((format) => format.id).join(', ')}`;
}

/** What an answer is in our words, never its content. */
function describe(content: Uint8Array, head: string): string {
  if (content.length === 0) return 'nothing: the answer is empty';
  const kind = SIGNATURES.find(([bytes]) => bytes.every((byte, index) => content[index] === byte));
  if (kind !== undefined) return kind[1];
  const text = head.replace(/^\uFEFF/, '').trim();
  if (text === '') return 'white space only';
  if (text.includes('\u0000') || text.includes('\uFFFD')) return 'something that is not UTF-8 text';
  return SHAPES.find(([shape]) => shape.test(text))?.[1] ?? 'plain text';
}

/** First bytes of what turns up in place of an answer. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], 'a gzip file'],
  [[0x50, 0x4b, 0x03, 0x04], 'a zip file'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a zstd file'],
  [[0xff, 0xfe], 'UTF-16 text'],
  [[0xfe, 0xff], 'UTF-16 text'],
];

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^<(?:!doctype\s+html|html)\b/i, 'an HTML page'],
  [/^</, 'XML of another kind'],
  [/^\{/, 'JSON of another kind'],
  [/^\[/, 'a JSON list'],
];
