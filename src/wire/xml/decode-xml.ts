import type { XmlSource } from './scan-xml.ts';
import type { XmlFault } from './xml-fault.ts';

/** A document, its byte order mark taken off, or why its bytes cannot be read. */
export type DecodedXml = XmlSource | { readonly fault: XmlFault };

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const DECODERS: Readonly<Record<Encoding, TextDecoder>> = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true }),
};

const NO_MARK = ['utf-8', []] as const;
const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
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
  const [encoding, signature] = mark ?? NO_MARK;
  let text: string;
  try {
    text = DECODERS[encoding].decode(bytes);
  } catch {
    return refused(`the bytes are not valid ${encoding}`);
  }
  const fault = declarationFault(text, encoding, bytes);
  if (fault !== undefined) return refused(fault);
  if (encoding !== 'utf-8' || text.includes('\r')) return encodeXml(text);
  return { text, bytes: closed(bytes.subarray(signature.length)) };
}

/** A document given as text, with each line end made one line feed (XML 1.0, section 2.11). */
export function encodeXml(source: string): XmlSource {
  const text = source.includes('\r') ? source.replaceAll(/\r\n?/g, '\n') : source;
  return { text, bytes: closed(new TextEncoder().encode(text)) };
}

/** The same bytes with a zero behind them. */
function closed(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(bytes.length + 1);
  padded.set(bytes);
  return padded;
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
