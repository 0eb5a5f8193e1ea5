import { safeQualifiedName } from '../safe-name.ts';
import { bind, resolve } from './namespaces.ts';
import { expandReferences } from './references.ts';
import {
  isSpace,
  passControl,
  passReference,
  passSpace,
  passValue,
  passWide,
  takeName,
} from './scan-state.ts';
import type { Scan } from './scan-state.ts';
import { ATTRIBUTE, MARK, addAttribute, internName } from './tape.ts';
import type { RawName } from './vocabulary.ts';
import { refuse } from './xml-fault.ts';

const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;
const LESS = 60;
const AMPERSAND = 38;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

const NONE: readonly never[] = [];

/** What a start tag declared: prefixes, to be unbound when its element ends. */
export type Declared = readonly string[];

/**
 * Reads the attributes of a start tag up to the `>` or `/>` and leaves the scan there. Declarations are bound,
 * the others added to the tape.
 */
export function takeAttributes(scan: Scan): Declared {
  const { bytes, tape, attributesMax } = scan;
  if (bytes[scan.at] === GREATER) return NONE;
  const first = tape.attributeCount;
  let declared = NONE as Declared;
  for (let count = 0; ; count += 1) {
    const from = scan.at;
    const next = passSpace(scan, from);
    scan.at = next;
    const code = bytes[next];
    if (code === GREATER || (code === SLASH && bytes[next + 1] === GREATER)) break;
    if (next === from) refuse(MALFORMED, from);
    if (count >= attributesMax) refuse('an element has too many attributes', next);
    declared = takeAttribute(scan, declared);
  }
  if (declared.length > 0) {
    scan.vocabulary.scopeCount += 1;
    scan.scopeNow = scan.vocabulary.scopeCount;
  }
  if (tape.attributeCount > first) nameAttributes(scan, first);
  return declared;
}

const MALFORMED = 'a start tag that is malformed or not closed';

function takeAttribute(scan: Scan, declared: Declared): Declared {
  const from = scan.at;
  const name = takeName(scan, from);
  if (name === undefined) return refuse(MALFORMED, from);
  const quote = takeEquals(scan, name, from);
  const open = scan.at;
  const start = open - scan.drift;
  const marks = takeValue(scan, quote, name);
  const end = scan.at - scan.drift;
  scan.at += 1;
  if (name.declares) {
    const uri = attributeValue(scan.text.slice(start, end), marks, open);
    return [...declared, declare(scan, name, { uri, at: from, declared })];
  }
  const attribute = addAttribute(scan.tape, start, end, marks);
  scan.tape.attributes[attribute * ATTRIBUTE.size + ATTRIBUTE.name] = name.id;
  return declared;
}

/** Passes the `=` and the quote and returns the quote. */
function takeEquals(scan: Scan, name: RawName, from: number): number {
  const { bytes } = scan;
  const equals = passSpace(scan, scan.at);
  if (bytes[equals] !== EQUALS) {
    refuse(`the attribute ${safeQualifiedName(name.text)} has no value`, from);
  }
  const open = passSpace(scan, equals + 1);
  const quote = bytes[open];
  if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) {
    return refuse(`the value of the attribute ${safeQualifiedName(name.text)} is not quoted`, open);
  }
  scan.at = open + 1;
  return quote;
}

/** Passes a value, leaves the scan at the quote that ends it, and returns its marks. */
function takeValue(scan: Scan, quote: number, name: RawName): number {
  const { bytes } = scan;
  const open = scan.at;
  let at = open;
  let marks = 0;
  for (;;) {
    at = passValue(scan, at);
    const code = bytes[at] as number;
    if (code === quote) break;
    if (code === LESS) refuse('a < in the value of an attribute', at);
    if (at === scan.size) {
      refuse(`the value of the attribute ${safeQualifiedName(name.text)} is not closed`, open);
    }
    if (code === AMPERSAND) {
      marks |= MARK.escaped;
      at = passReference(scan, at);
    } else {
      if (isSpace(code)) marks |= MARK.spaced;
      at = code < 0x80 ? passControl(at, code) : passWide(scan, at);
    }
  }
  scan.at = at;
  return marks;
}

/** Normalises white space as XML 1.0 section 3.3.3 has it, then replaces references. */
export function attributeValue(raw: string, marks: number, offset: number): string {
  if (marks === 0) return raw;
  const spaced = (marks & MARK.spaced) === 0 ? raw : raw.replaceAll(/[\t\n]/g, ' ');
  return (marks & MARK.escaped) === 0 ? spaced : expandReferences(spaced, offset);
}

function declare(
  { scope }: Scan,
  { text }: RawName,
  { uri, at, declared }: { uri: string; at: number; declared: Declared },
): string {
  const prefix = bind(scope, text, uri, at);
  if (declared.includes(prefix)) {
    refuse(`the attribute ${safeQualifiedName(text)} stands twice`, at);
  }
  return prefix;
}

/** The name with its namespace, told once for all tags between two changes of declarations. */
export function meaningOf(scan: Scan, name: RawName, at: number): number {
  if (name.scope !== scan.scopeNow) {
    const namespace = resolve(scan.scope, name.prefix, at);
    name.meaning = internName(scan.tape.names, name.local, namespace);
    name.scope = scan.scopeNow;
  }
  return name.meaning;
}

/** Gives the attributes of the element opened last their names and refuses one that stands twice. */
function nameAttributes(scan: Scan, first: number): void {
  const { tape, vocabulary, at } = scan;
  const { attributes } = tape;
  for (let i = first; i < tape.attributeCount; i += 1) {
    const place = i * ATTRIBUTE.size + ATTRIBUTE.name;
    const name = vocabulary.all[attributes[place] as number] as RawName;
    // A default namespace does not hold for attributes.
    const meaning =
      name.prefix === '' ? internName(tape.names, name.local, '') : meaningOf(scan, name, at);
    for (let before = first; before < i; before += 1) {
      if (attributes[before * ATTRIBUTE.size + ATTRIBUTE.name] === meaning) {
        refuse(`the attribute ${safeQualifiedName(name.text)} stands twice`, at);
      }
    }
    attributes[place] = meaning;
  }
}
