import type { Reading } from '../record/reading.ts';
import { emptyReading } from './empty-reading.ts';
import type { Format, ReadOptions } from './formats.ts';

/** How much of an answer is looked at to tell its format, in bytes. */
const HEAD_BYTES = 64 * 1024;

/**
 * Reads an answer of whichever of the formats it is, told from its content alone. One that no format, or
 * more than one, claims gives a reading of format `unknown` with a fatal problem, and nothing else.
 */
export function readAmong(
  formats: readonly Format[],
  content: Uint8Array,
  options?: ReadOptions,
): Reading {
  const head = decodeHead(content);
  const claims = formats.filter((format) => format.detect(head));
  const [format] = claims;
  if (format === undefined) return refused(unknown(formats, content, head));
  if (claims.length > 1) return refused(ambiguous(claims));
  if (isWide(content) && /^[{[]/.test(head.trimStart())) return refused(WIDE_JSON);
  return format.read(content, options);
}

/** The one format that claims an answer; undefined where none does, more than one, or it cannot be read. */
export function formatOf(formats: readonly Format[], content: Uint8Array): Format | undefined {
  if (isWide(content)) return undefined;
  const head = decodeHead(content);
  const [format, ...others] = formats.filter((each) => each.detect(head));
  return others.length === 0 ? format : undefined;
}

function refused(what: string): Reading {
  return emptyReading('unknown', { severity: 'fatal', path: '', what });
}

/** XML may come as UTF-16 with its byte order mark, and is told from its content all the same. */
function decodeHead(content: Uint8Array): string {
  const encoding = !isWide(content) ? 'utf-8' : content[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return new TextDecoder(encoding).decode(content.subarray(0, HEAD_BYTES));
}

/** Whether the byte order mark of UTF-16 comes first. */
function isWide([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

const WIDE_JSON = 'the answer is JSON in UTF-16, which JSON must not be: save it as UTF-8';

function unknown(formats: readonly Format[], content: Uint8Array, head: string): string {
  const expected = formats.map((format) => format.title).join(', or ');
  return `found ${describe(content, head)}; expected ${expected}`;
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
  if (WIDE_STARTS.some((start) => text.startsWith(start))) return NO_MARK;
  if (text.includes('\u0000') || text.includes('\uFFFD')) return 'something that is not UTF-8 text';
  return SHAPES.find(([shape]) => shape.test(text))?.[1] ?? 'plain text';
}

/** A bracket and a zero byte, in either order, read as UTF-8. */
const WIDE_STARTS = ['<\u0000', '\u0000<', '{\u0000', '\u0000{'];
const NO_MARK = 'UTF-16 text without a byte order mark';

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
