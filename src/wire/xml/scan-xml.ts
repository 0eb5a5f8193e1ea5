import { safeQualifiedName } from '../safe-name.ts';
import { readStartTag } from './start-tag.ts';
import type { StartTag, XmlAttribute } from './start-tag.ts';
import { endOfName } from './names.ts';
import { createScope, unbind } from './namespaces.ts';
import type { NamespaceScope } from './namespaces.ts';
import { expandReferences } from './references.ts';
import { XmlRefusal, faultAt, refuse } from './xml-fault.ts';
import type { XmlFault } from './xml-fault.ts';

/** What a scan tells, in document order. Names are local names beside their namespace. */
export interface XmlHandler {
  open(local: string, namespace: string, attributes: readonly XmlAttribute[]): void;
  /** Character data with references replaced; one run may come in several calls. */
  text(text: string): void;
  close(): void;
}

/** Bounds that keep the cost of a hostile document small. */
export interface XmlLimits {
  /** UTF-16 code units. @default 64 MiB */
  readonly lengthMax?: number | undefined;
  /** Nested elements. @default 256 */
  readonly depthMax?: number | undefined;
  /** Attributes of one element, declarations included. @default 256 */
  readonly attributesMax?: number | undefined;
}

/** Bounds that hold when none are given. */
export const XML_LIMITS = {
  lengthMax: 64 * 1024 * 1024,
  depthMax: 256,
  attributesMax: 256,
} as const;

/**
 * Reads one well-formed XML 1.0 document with namespaces, telling `handler` its elements and text.
 * Returns the fault that refused it, or `undefined`. Refused beside ill-formed documents: a DOCTYPE
 * (and with it every entity but the five), XML 1.1, and what goes beyond the limits. A truncated
 * document is always refused: accepting one would turn a cut connection into lost entries.
 */
export function scanXml(
  source: string,
  handler: XmlHandler,
  limits: XmlLimits = {},
): XmlFault | undefined {
  const text = source.includes('\r') ? source.replaceAll(/\r\n?/g, '\n') : source;
  try {
    scan(text, handler, { ...XML_LIMITS, ...limits });
    return undefined;
  } catch (error) {
    if (error instanceof XmlRefusal) return faultAt(text, error);
    throw error;
  }
}

interface Scan {
  readonly text: string;
  readonly handler: XmlHandler;
  readonly depthMax: number;
  readonly attributesMax: number;
  readonly scope: NamespaceScope;
  /** Names of the open elements as written, outermost first. */
  readonly open: string[];
  /** Prefixes each open element declared. */
  readonly declared: (readonly string[])[];
  rootSeen: boolean;
}

function scan(text: string, handler: XmlHandler, limits: Required<XmlLimits>): void {
  const { lengthMax = 0, depthMax = 0, attributesMax = 0 } = limits;
  if (text.length > lengthMax) refuse('the document is longer than the limit', lengthMax);
  checkCharacters(text);
  const state: Scan = {
    text,
    handler,
    depthMax,
    attributesMax,
    scope: createScope(),
    open: [],
    declared: [],
    rootSeen: false,
  };
  let at = skipDeclaration(text);
  for (;;) {
    const mark = text.indexOf('<', at);
    takeText(state, at, mark < 0 ? text.length : mark);
    if (mark < 0) break;
    at = takeMarkup(state, mark);
  }
  const last = state.open.at(-1);
  if (last !== undefined)
    refuse(`the document ends inside ${safeQualifiedName(last)}`, text.length);
  if (!state.rootSeen) refuse('the document has no element', text.length);
}

// Written as escapes on purpose: these are the code units XML 1.0 leaves out of Char.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

function checkCharacters(text: string): void {
  if (FORBIDDEN.test(text)) refuse('a character XML does not allow', text.search(FORBIDDEN));
  if (!text.isWellFormed()) refuse('half of a surrogate pair', 0);
}

const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/;

function skipDeclaration(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!/^<\?xml[ \t\n?]/.test(text.slice(start, start + 6))) return start;
  const match = DECLARATION.exec(text.slice(start, start + 400));
  if (match === null) refuse('an XML declaration that is malformed or not of version 1.0', start);
  return start + match[0].length;
}

function takeText(state: Scan, from: number, to: number): void {
  if (from === to) return;
  const raw = state.text.slice(from, to);
  if (state.open.length === 0) {
    const stray = raw.search(/[^ \t\n]/);
    if (stray >= 0) refuse('text outside the root element', from + stray);
    return;
  }
  if (raw.includes(']]>')) refuse(']]> in text', from + raw.indexOf(']]>'));
  state.handler.text(raw.includes('&') ? expandReferences(raw, from) : raw);
}

const SLASH = 47;
const BANG = 33;
const QUESTION = 63;

function takeMarkup(state: Scan, mark: number): number {
  switch (state.text.charCodeAt(mark + 1)) {
    case SLASH:
      return takeEndTag(state, mark);
    case BANG:
      return takeDeclaration(state, mark);
    case QUESTION:
      return takeInstruction(state, mark);
    default:
      return takeStartTag(state, mark);
  }
}

function takeStartTag(state: Scan, mark: number): number {
  if (state.rootSeen && state.open.length === 0) refuse('a second root element', mark);
  state.rootSeen = true;
  if (state.open.length >= state.depthMax) refuse('elements are nested too deep', mark);
  const tag: StartTag = readStartTag(state, mark);
  state.handler.open(tag.local, tag.namespace, tag.attributes);
  if (tag.empty) {
    state.handler.close();
    unbind(state.scope, tag.declared);
  } else {
    state.open.push(tag.name);
    state.declared.push(tag.declared);
  }
  return tag.end;
}

function takeEndTag(state: Scan, mark: number): number {
  const { text, open } = state;
  const name = open.pop();
  if (name === undefined) return refuse('an end tag with no start tag', mark);
  let at = mark + 2;
  if (!text.startsWith(name, at))
    refuse(`expected the end tag of ${safeQualifiedName(name)}`, mark);
  at += name.length;
  while (isSpace(text.charCodeAt(at))) at += 1;
  if (text[at] !== '>') refuse(`expected the end tag of ${safeQualifiedName(name)}`, mark);
  state.handler.close();
  unbind(state.scope, state.declared.pop() ?? []);
  return at + 1;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9;
}

function takeDeclaration(state: Scan, mark: number): number {
  const { text } = state;
  if (text.startsWith('<!--', mark)) {
    const end = text.indexOf('--', mark + 4);
    if (end < 0 || text[end + 2] !== '>') refuse('a comment that is not closed or holds --', mark);
    return end + 3;
  }
  if (!text.startsWith('<![CDATA[', mark)) refuse('a DOCTYPE or other declaration', mark);
  if (state.open.length === 0) refuse('text outside the root element', mark);
  const start = mark + '<![CDATA['.length;
  const end = text.indexOf(']]>', start);
  if (end < 0) refuse('a CDATA section that is not closed', mark);
  if (end > start) state.handler.text(text.slice(start, end));
  return end + 3;
}

function takeInstruction(state: Scan, mark: number): number {
  const { text } = state;
  const nameEnd = endOfName(text, mark + 2);
  const name = text.slice(mark + 2, nameEnd);
  if (name === '' || name.includes(':')) refuse('a processing instruction without a name', mark);
  if (name.toLowerCase() === 'xml') refuse('an XML declaration that is not at the start', mark);
  const end = text.indexOf('?>', nameEnd);
  if (end < 0 || (end > nameEnd && !isSpace(text.charCodeAt(nameEnd)))) {
    refuse('a processing instruction that is malformed', mark);
  }
  return end + 2;
}
