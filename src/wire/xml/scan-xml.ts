import { safeQualifiedName } from '../safe-name.ts';
import { endOfName } from './names.ts';
import { createScope, unbind } from './namespaces.ts';
import {
  hasNameAt,
  isSpace,
  passControl,
  passReference,
  passSpace,
  passText,
  passUntil,
  passWide,
  takeName,
} from './scan-state.ts';
import type { Scan } from './scan-state.ts';
import { meaningOf, takeAttributes } from './start-tag.ts';
import {
  MARK,
  NO_ELEMENT,
  RUN,
  addRun,
  closeElement,
  createTape,
  markWorded,
  nameElement,
  openElement,
  parentOf,
} from './tape.ts';
import type { XmlTape } from './tape.ts';
import { closeVocabulary, openVocabulary } from './vocabulary.ts';
import type { RawName } from './vocabulary.ts';
import { XML_LIMITS } from './xml-limits.ts';
import type { XmlLimits } from './xml-limits.ts';
import { XmlRefusal, faultAt, refuse } from './xml-fault.ts';
import type { XmlFault } from './xml-fault.ts';

/** A document scanned, or why it was refused. */
export type ScannedXml = { readonly tape: XmlTape } | { readonly fault: XmlFault };

/** A document as text, and the same as UTF-8 with a zero behind it. Line ends are one line feed each. */
export interface XmlSource {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads one well-formed XML 1.0 document with namespaces. Refused beside ill-formed documents: a DOCTYPE
 * (and with it every entity but the five), XML 1.1, and what goes beyond the limits. A truncated
 * document is always refused: accepting one would turn a cut connection into lost entries.
 */
export function scanXml(source: XmlSource, limits: XmlLimits = {}): ScannedXml {
  const state = startScan(source, limits);
  try {
    scan(state);
    return { tape: state.tape };
  } catch (error) {
    if (error instanceof XmlRefusal) return { fault: faultAt(source.bytes, error) };
    throw error;
  } finally {
    closeVocabulary(state.vocabulary);
  }
}

function startScan({ text, bytes }: XmlSource, limits: XmlLimits): Scan {
  const vocabulary = openVocabulary();
  const tape = createTape(text.length, vocabulary.names);
  tape.text = text;
  vocabulary.scopeCount += 1;
  return {
    text,
    bytes,
    words: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
    size: bytes.length - 1,
    tape,
    vocabulary,
    scope: createScope(),
    depthMax: limits.depthMax ?? XML_LIMITS.depthMax,
    attributesMax: limits.attributesMax ?? XML_LIMITS.attributesMax,
    partsMax: limits.partsMax ?? XML_LIMITS.partsMax,
    at: 0,
    drift: 0,
    open: NO_ELEMENT,
    depth: 0,
    names: [],
    last: undefined,
    declared: [],
    scopes: [],
    scopeNow: vocabulary.scopeCount,
  };
}

function scan(state: Scan): void {
  skipDeclaration(state);
  for (;;) {
    takeText(state);
    if (state.at === state.size) break;
    takeMarkup(state);
  }
  const last = state.names[state.depth - 1];
  if (state.depth > 0 && last !== undefined) {
    refuse(`the document ends inside ${safeQualifiedName(last.text)}`, state.size);
  }
  if (state.tape.elementCount === 0) refuse('the document has no element', state.size);
}

const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/;

function skipDeclaration(state: Scan): void {
  const { text } = state;
  if (text.charCodeAt(0) === 0xfeff) state.at = passWide(state, 0);
  const start = state.at - state.drift;
  if (!/^<\?xml[ \t\n?]/.test(text.slice(start, start + 6))) return;
  const match = DECLARATION.exec(text.slice(start, start + 400));
  if (match === null) {
    refuse('an XML declaration that is malformed or not of version 1.0', state.at);
  }
  state.at += match[0].length;
}

const LESS = 60;
const GREATER = 62;
const AMPERSAND = 38;
const HYPHEN = 45;
const CLOSING = 93;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;

/** Reads character data up to the next `<` or the end of the document. */
function takeText(state: Scan): void {
  const { bytes, tape } = state;
  const from = state.at;
  if (bytes[from] === LESS) return;
  const start = from - state.drift;
  const word = passSpace(state, from);
  const blank = bytes[word] === LESS || word === state.size;
  const escaped = blank ? at(state, word) : takeWords(state, word);
  if (state.at === from) return;
  if (state.depth === 0) {
    if (!blank) refuse('text outside the root element', word);
    return;
  }
  addRun(tape, state.open, start, state.at - state.drift);
  if (!blank) markRun(state, escaped);
}

function at(state: Scan, offset: number): boolean {
  state.at = offset;
  return false;
}

/** Passes character data and tells whether it holds references. */
function takeWords(state: Scan, from: number): boolean {
  const { bytes, size } = state;
  let escaped = false;
  let next = from;
  for (;;) {
    next = passText(state, next);
    const code = bytes[next] as number;
    if (code === LESS || next === size) break;
    if (code === AMPERSAND) {
      escaped = true;
      next = passReference(state, next);
    } else if (code === CLOSING) {
      next = passClosing(state, next);
    } else {
      next = code < 0x80 ? passControl(next, code) : passWide(state, next);
    }
  }
  state.at = next;
  return escaped;
}

function passClosing({ bytes }: Scan, from: number): number {
  if (bytes[from + 1] === CLOSING && bytes[from + 2] === GREATER) refuse(']]> in text', from);
  return from + 1;
}

function markRun({ tape, open }: Scan, escaped: boolean): void {
  markWorded(tape, open);
  if (escaped) tape.runs[(tape.runCount - 1) * RUN.size + RUN.marks] = MARK.escaped;
}

function takeMarkup(state: Scan): void {
  switch (state.bytes[state.at + 1] as number) {
    case SLASH:
      takeEndTag(state);
      break;
    case BANG:
      takeDeclaration(state);
      break;
    case QUESTION:
      takeInstruction(state);
      break;
    default:
      takeStartTag(state);
  }
}

function takeStartTag(state: Scan): void {
  const { tape, bytes, depth } = state;
  const mark = state.at;
  if (depth === 0 && tape.elementCount > 0) refuse('a second root element', mark);
  if (depth >= state.depthMax) refuse('elements are nested too deep', mark);
  if (tape.elementCount + tape.attributeCount > state.partsMax) {
    refuse('the document has too many elements', mark);
  }
  const name = takeName(state, mark + 1);
  if (name === undefined) return refuse('a < that starts no element', mark);
  const element = openElement(tape, state.open);
  const outer = state.scopeNow;
  const declared = takeAttributes(state);
  nameElement(tape, element, meaningOf(state, name, mark));
  if (bytes[state.at] === GREATER) {
    state.names[depth] = name;
    state.declared[depth] = declared;
    state.scopes[depth] = outer;
    state.depth = depth + 1;
    state.open = element;
    state.at += 1;
  } else {
    closeElement(tape, element);
    if (declared.length > 0) leaveScope(state, declared, outer);
    state.at += 2;
  }
}

function takeEndTag(state: Scan): void {
  const { tape, bytes, depth } = state;
  const mark = state.at;
  const name = state.names[depth - 1];
  if (depth === 0 || name === undefined) return refuse('an end tag with no start tag', mark);
  if (!hasNameAt(state, name, mark + 2)) refuseEnd(name, mark);
  let next = mark + 2 + name.end - name.start;
  if (isSpace(bytes[next] as number)) next = passSpace(state, next);
  if (bytes[next] !== GREATER) refuseEnd(name, mark);
  state.drift += name.end - name.start - name.text.length;
  state.at = next + 1;
  closeElement(tape, state.open);
  state.open = parentOf(tape, state.open);
  state.depth = depth - 1;
  const declared = state.declared[depth - 1];
  if (declared !== undefined && declared.length > 0) {
    leaveScope(state, declared, state.scopes[depth - 1] ?? 0);
  }
}

function refuseEnd({ text }: RawName, mark: number): never {
  return refuse(`expected the end tag of ${safeQualifiedName(text)}`, mark);
}

function leaveScope(state: Scan, declared: readonly string[], outer: number): void {
  unbind(state.scope, declared);
  state.scopeNow = outer;
}

const COMMENT = [LESS, BANG, HYPHEN, HYPHEN];
const CDATA = Array.from('<![CDATA[', (letter) => letter.charCodeAt(0));

function takeDeclaration(state: Scan): void {
  const mark = state.at;
  if (startsWith(state, COMMENT)) {
    const end = closingOf(state, mark + COMMENT.length, HYPHEN);
    if (state.bytes[end + 2] !== GREATER) refuse(OPEN_COMMENT, mark);
    state.at = end + 3;
  } else if (startsWith(state, CDATA)) {
    takeCharacters(state);
  } else {
    refuse('a DOCTYPE or other declaration', mark);
  }
}

const OPEN_COMMENT = 'a comment that is not closed or holds --';

function takeCharacters(state: Scan): void {
  const mark = state.at;
  if (state.depth === 0) refuse('text outside the root element', mark);
  const from = mark + CDATA.length;
  const start = from - state.drift;
  let end = from;
  for (;;) {
    end = closingOf(state, end, CLOSING);
    if (end >= state.size) refuse('a CDATA section that is not closed', mark);
    if (state.bytes[end + 2] === GREATER) break;
    end += 1;
  }
  if (end > from) {
    addRun(state.tape, state.open, start, end - state.drift);
    markWorded(state.tape, state.open);
  }
  state.at = end + 3;
}

/** Where two bytes of a kind stand together; the end of the document when they do nowhere. */
function closingOf(state: Scan, from: number, wanted: number): number {
  let next = from;
  for (;;) {
    next = passUntil(state, next, wanted);
    if (next === state.size || state.bytes[next + 1] === wanted) return next;
    next += 1;
  }
}

function startsWith({ bytes, at }: Scan, wanted: readonly number[]): boolean {
  return wanted.every((code, i) => bytes[at + i] === code);
}

function takeInstruction(state: Scan): void {
  const { text, bytes } = state;
  const mark = state.at;
  const start = mark + 2 - state.drift;
  const name = text.slice(start, endOfName(text, start));
  if (name === '' || name.includes(':')) refuse('a processing instruction without a name', mark);
  if (name.toLowerCase() === 'xml') refuse('an XML declaration that is not at the start', mark);
  const behind = text.charCodeAt(start + name.length);
  let end = mark + 2;
  for (;;) {
    end = passUntil(state, end, QUESTION);
    if (end === state.size) refuse(BAD_INSTRUCTION, mark);
    if (bytes[end + 1] === GREATER) break;
    end += 1;
  }
  const bare = end - state.drift === start + name.length;
  if (!bare && !isSpace(behind)) refuse(BAD_INSTRUCTION, mark);
  state.at = end + 2;
}

const BAD_INSTRUCTION = 'a processing instruction that is malformed';
