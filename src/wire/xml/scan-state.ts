import { endOfName } from './names.ts';
import type { NamespaceScope } from './namespaces.ts';
import { findRawName, keepRawName } from './raw-names.ts';
import { expandReferences } from './references.ts';
import type { XmlTape } from './tape.ts';
import type { RawName, Vocabulary } from './vocabulary.ts';
import { refuse } from './xml-fault.ts';

/** Where a scan stands. */
export interface Scan {
  readonly text: string;
  /** The text as UTF-8, with a zero behind it that ends every loop. */
  readonly bytes: Uint8Array;
  /** The same bytes, to be compared four at a time. */
  readonly words: DataView;
  /** Number of bytes, that zero left out. */
  readonly size: number;
  readonly tape: XmlTape;
  readonly vocabulary: Vocabulary;
  readonly scope: NamespaceScope;
  readonly depthMax: number;
  readonly attributesMax: number;
  readonly partsMax: number;
  /** Offset in `bytes`. */
  at: number;
  /** How much further the offset in `bytes` is than that in `text`. */
  drift: number;
  /** Number of the innermost open element. */
  open: number;
  /** How many elements are open, and by depth: their names, and what they declared. */
  depth: number;
  readonly names: RawName[];
  /** The name that was read last. */
  last: RawName | undefined;
  readonly declared: (readonly string[])[];
  readonly scopes: number[];
  /** Number of the declarations in force. */
  scopeNow: number;
}

const TAB = 9;
const LINE_FEED = 10;
const SPACE = 32;

/** What a byte is within character data, a value of an attribute, or a comment. */
const PLAIN = 0;
const STOP = 1;

const TEXT = table((code) => '<&]'.includes(String.fromCharCode(code)));
const VALUE = table((code) => '<&"\'\t\n'.includes(String.fromCharCode(code)));
const OTHER = table((code) => '-?]'.includes(String.fromCharCode(code)));
const START = table((code) => !/[A-Za-z_:]/.test(String.fromCharCode(code)));
const NAME = table((code) => !/[A-Za-z0-9_:.-]/.test(String.fromCharCode(code)));

/** The offset of the next byte that ends or interrupts character data. */
export function passText({ bytes }: Scan, from: number): number {
  let at = from;
  while (TEXT[bytes[at] as number] === PLAIN) at += 1;
  return at;
}

/** The offset of the next byte that ends or interrupts the value of an attribute. */
export function passValue({ bytes }: Scan, from: number): number {
  let at = from;
  while (VALUE[bytes[at] as number] === PLAIN) at += 1;
  return at;
}

/** The offset of the next byte of a kind (`-`, `?` or `]`), the characters before it checked. */
export function passUntil(scan: Scan, from: number, wanted: number): number {
  const { bytes } = scan;
  let at = from;
  for (;;) {
    while (OTHER[bytes[at] as number] === PLAIN) at += 1;
    const code = bytes[at] as number;
    if (code === wanted || at === scan.size) return at;
    at = code < 0x80 ? passControl(at, code) : passWide(scan, at);
  }
}

/** The offset behind white space. */
export function passSpace({ bytes }: Scan, from: number): number {
  let at = from;
  while (isSpace(bytes[at] as number)) at += 1;
  return at;
}

/** Whether a byte is white space; line ends were made one before. */
export function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB;
}

/** The offset behind a character of more than one byte, which UTF-16 counts otherwise. */
export function passWide(scan: Scan, at: number): number {
  const { bytes } = scan;
  const lead = bytes[at] as number;
  if (lead < 0xe0) {
    scan.drift += 1;
    return at + 2;
  }
  scan.drift += 2;
  if (lead >= 0xf0) return at + 4;
  if (lead === 0xef && bytes[at + 1] === 0xbf && (bytes[at + 2] as number) >= 0xbe) {
    refuse(FORBIDDEN, at);
  }
  return at + 3;
}

/** The offset behind a byte that ends nothing here; refuses a control character. */
export function passControl(at: number, code: number): number {
  if (code < SPACE && code !== TAB && code !== LINE_FEED) refuse(FORBIDDEN, at);
  return at + 1;
}

const FORBIDDEN = 'a character XML does not allow';
const SEMICOLON = 59;
/** The longest reference there is: `#x10FFFF`, with room for leading zeros. */
const LONGEST = 16;

/** The offset behind a reference, which is replaced only when its text is asked for. */
export function passReference(scan: Scan, at: number): number {
  const { bytes, text, drift } = scan;
  let end = at + 1;
  while (bytes[end] !== SEMICOLON) {
    if (end - at >= LONGEST || end >= scan.size) refuse('an & that starts no entity', at);
    end += 1;
  }
  expandReferences(text.slice(at - drift, end + 1 - drift), at);
  return end + 1;
}

/** Reads the name that starts at an offset and leaves the scan behind it; undefined when none does. */
export function takeName(scan: Scan, from: number): RawName | undefined {
  const guess = scan.last?.next;
  const name = guess !== undefined && isNameAt(scan, guess, from) ? guess : readName(scan, from);
  if (scan.last !== undefined) scan.last.next = name;
  scan.last = name;
  return name;
}

/** Whether a name stands at an offset; the scan is then left behind it. */
function isNameAt(scan: Scan, name: RawName, from: number): boolean {
  if (!hasNameAt(scan, name, from)) return false;
  const at = from + name.end - name.start;
  const code = scan.bytes[at] as number;
  if (NAME[code] === PLAIN || code >= 0x80) return false;
  scan.drift += name.end - name.start - name.text.length;
  scan.at = at;
  return true;
}

/** Whether the bytes at an offset are those of a name. */
export function hasNameAt(scan: Scan, { start, end }: RawName, from: number): boolean {
  const { bytes, words, vocabulary } = scan;
  if (from + end - start >= bytes.length) return false;
  const shift = from - start;
  let known = start;
  for (; known + 4 <= end; known += 4) {
    if (vocabulary.words.getUint32(known) !== words.getUint32(known + shift)) return false;
  }
  for (; known < end; known += 1) {
    if (vocabulary.pool[known] !== bytes[known + shift]) return false;
  }
  return true;
}

function readName(scan: Scan, from: number): RawName | undefined {
  const { bytes } = scan;
  if (START[bytes[from] as number] === STOP) return takeWideName(scan, from);
  let at = from;
  let hash = 0;
  for (let code = bytes[at] as number; NAME[code] === PLAIN; code = bytes[at] as number) {
    hash = (Math.imul(hash, 31) + code) | 0;
    at += 1;
  }
  if ((bytes[at] as number) >= 0x80) return takeWideName(scan, from);
  scan.at = at;
  return known(scan, from, hash);
}

function known({ vocabulary, bytes, at }: Scan, from: number, hash: number): RawName {
  const place = { bytes, start: from, end: at };
  const found = findRawName(vocabulary, place, hash);
  return found < 0 ? keepRawName(vocabulary, place, found) : (vocabulary.all[found] as RawName);
}

/** A name with letters beyond ASCII in it. */
function takeWideName(scan: Scan, from: number): RawName | undefined {
  const { bytes, text } = scan;
  const start = from - scan.drift;
  const name = text.slice(start, endOfName(text, start));
  if (name === '') return undefined;
  let at = from;
  let hash = 0;
  while (at - scan.drift < start + name.length) {
    const code = bytes[at] as number;
    hash = (Math.imul(hash, 31) + code) | 0;
    at = code < 0x80 ? at + 1 : passWide(scan, at);
  }
  scan.at = at;
  return known(scan, from, hash);
}

/** Bytes that stop a loop: those wanted, all control characters, and all that is not ASCII. */
function table(stops: (code: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => {
    const control = code < SPACE && code !== TAB && code !== LINE_FEED;
    return control || code >= 0x80 || stops(code) ? STOP : PLAIN;
  });
}
