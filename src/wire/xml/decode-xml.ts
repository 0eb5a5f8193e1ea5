import type { XmlFault } from './xml-fault.ts';

/** The text of a document, its byte order mark taken off, or why its bytes cannot be read. */
export type DecodedXml = { readonly text: string } | { readonly fault: XmlFault };

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Encodings a declaration may name, and what the bytes must then be. */
const DECLARED: ReadonlyMap<string, 'utf-8' | 'us-ascii' | 'utf-16'> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16'],
  ['utf-16be', 'utf-16'],
]);

/**
 * Decodes UTF-8, US-ASCII and (with its byte order mark) UTF-16. Any other encoding is refused
 * rather than guessed at, for a wrong guess turns one name or dose into another.
 */
export function decodeXml(bytes: Uint8Array): DecodedXml {
  const mark = MARKS.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (mark === undefined && (bytes[0] === 0 || bytes[1] === 0)) {
    return refused('the document is not UTF-8: UTF-16 and UTF-32 need a byte order mark');
  }
  const encoding = mark?.[0] ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refused(`the bytes are not valid ${encoding}`);
  }
  const fault = declarationFault(text, encoding, bytes);
  return fault === undefined ? { text } : refused(fault);
}

const DECLARATION = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;

function declarationFault(text: string, encoding: string, bytes: Uint8Array): string | undefined {
  const name = DECLARATION.exec(text.slice(0, 200))?.[1];
  if (name === undefined) return undefined;
  const declared = DECLARED.get(name.toLowerCase());
  if (declared === undefined) return 'the declared encoding is not supported: use UTF-8';
  const wide = encoding !== 'utf-8';
  if (wide !== (declared === 'utf-16')) return 'the declared encoding contradicts the bytes';
  if (declared === 'us-ascii' && bytes.some((byte) => byte > 0x7f)) {
    return 'the declared encoding is US-ASCII but the bytes go beyond it';
  }
  return undefined;
}

function refused(what: string): DecodedXml {
  return { fault: { what, line: 1, column: 1 } };
}
