import { safeQualifiedName } from '../safe-name.ts';
import { bind, resolve } from './namespaces.ts';
import type { NamespaceScope } from './namespaces.ts';
import { endOfName, isQualifiedName } from './names.ts';
import { expandReferences } from './references.ts';
import { refuse } from './xml-fault.ts';

/** An attribute of an element; declarations of namespaces are not among them. */
export interface XmlAttribute {
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
  /** Set by a reader that looked at it; what nobody looked at can then be told. */
  seen: boolean;
}

/** One start tag, or an empty element, read. */
export interface StartTag {
  /** As written, prefix included. */
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  /** Prefixes it declared. */
  readonly declared: readonly string[];
  readonly empty: boolean;
  /** Offset behind it. */
  readonly end: number;
}

/** What reading a start tag needs to know of the scan. */
export interface TagContext {
  readonly text: string;
  readonly scope: NamespaceScope;
  readonly attributesMax: number;
}

interface RawAttribute {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

const NONE: readonly never[] = [];
const GREATER = 62;
const EQUALS = 61;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/** Reads the start tag whose `<` stands at `mark`, binding the prefixes it declares. */
export function readStartTag(context: TagContext, mark: number): StartTag {
  const { text, scope } = context;
  const nameEnd = endOfName(text, mark + 1);
  if (nameEnd === mark + 1) refuse('a < that starts no element', mark);
  const name = text.slice(mark + 1, nameEnd);
  if (!isQualifiedName(name)) refuse(`${safeQualifiedName(name)} is no qualified name`, mark);
  const raw: RawAttribute[] = [];
  const close = readAttributes(context, nameEnd, raw);
  const empty = text.charCodeAt(close) !== GREATER;
  const declared = raw.length === 0 ? NONE : bindAll(scope, raw);
  const [local, namespace] = resolveName(scope, name, mark);
  const attributes = raw.length === declared.length ? NONE : resolveAll(scope, raw);
  return { name, local, namespace, attributes, declared, empty, end: close + (empty ? 2 : 1) };
}

/** Reads attributes up to the `>` or `/>` and returns its offset. */
function readAttributes(context: TagContext, from: number, into: RawAttribute[]): number {
  const { text, attributesMax } = context;
  let at = from;
  for (;;) {
    const next = skipSpace(text, at);
    const code = text.charCodeAt(next);
    if (code === GREATER || text.startsWith('/>', next)) return next;
    if (next === at) refuse('a start tag that is malformed or not closed', at);
    if (into.length >= attributesMax) refuse('an element has too many attributes', next);
    at = readAttribute(text, next, into);
  }
}

function readAttribute(text: string, at: number, into: RawAttribute[]): number {
  const nameEnd = endOfName(text, at);
  if (nameEnd === at) refuse('a start tag that is malformed or not closed', at);
  const name = text.slice(at, nameEnd);
  if (!isQualifiedName(name)) refuse(`${safeQualifiedName(name)} is no qualified name`, at);
  const equals = skipSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== EQUALS)
    refuse(`the attribute ${safeQualifiedName(name)} has no value`, at);
  const open = skipSpace(text, equals + 1);
  const quote = text.charCodeAt(open);
  if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) {
    refuse(`the value of the attribute ${safeQualifiedName(name)} is not quoted`, open);
  }
  const close = text.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", open + 1);
  if (close < 0)
    refuse(`the value of the attribute ${safeQualifiedName(name)} is not closed`, open);
  into.push({ name, value: attributeValue(text.slice(open + 1, close), open + 1), at });
  return close + 1;
}

/** Normalises white space as XML 1.0 section 3.3.3 has it, then replaces references. */
function attributeValue(raw: string, offset: number): string {
  if (raw.includes('<')) refuse('a < in the value of an attribute', offset + raw.indexOf('<'));
  const spaced = /[\t\n]/.test(raw) ? raw.replaceAll(/[\t\n]/g, ' ') : raw;
  return spaced.includes('&') ? expandReferences(spaced, offset) : spaced;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 9) return at;
    at += 1;
  }
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function bindAll(scope: NamespaceScope, raw: readonly RawAttribute[]): readonly string[] {
  const declared: string[] = [];
  for (const { name, value, at } of raw) {
    if (!isDeclaration(name)) continue;
    const prefix = bind(scope, name, value, at);
    if (declared.includes(prefix))
      refuse(`the attribute ${safeQualifiedName(name)} stands twice`, at);
    declared.push(prefix);
  }
  return declared.length === 0 ? NONE : declared;
}

function resolveAll(scope: NamespaceScope, raw: readonly RawAttribute[]): XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  const known = new Set<string>();
  for (const { name, value, at } of raw) {
    if (isDeclaration(name)) continue;
    const [local, namespace] = name.includes(':') ? resolveName(scope, name, at) : [name, ''];
    const key = namespace === '' ? local : `${namespace} ${local}`;
    if (known.has(key)) refuse(`the attribute ${safeQualifiedName(name)} stands twice`, at);
    known.add(key);
    attributes.push({ local, namespace, value, seen: false });
  }
  return attributes;
}

function resolveName(scope: NamespaceScope, name: string, at: number): readonly [string, string] {
  const colon = name.indexOf(':');
  if (colon < 0) return [name, resolve(scope, '', at)];
  return [name.slice(colon + 1), resolve(scope, name.slice(0, colon), at)];
}
