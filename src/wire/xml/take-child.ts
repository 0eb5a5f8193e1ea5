import { attributesFrom, ownTextOf, setMark, valueOf } from './tape-values.ts';
import { ATTRIBUTE, ELEMENT, bitOf, internLocal } from './tape.ts';
import type { TapeNames, XmlTape } from './tape.ts';
import { viewBehind, viewOf } from './xml-element.ts';
import type { Tree, XmlElement } from './xml-element.ts';

const NONE: readonly never[] = [];

/** Which children a reader looks at; the others stay unseen, and so end up unmapped. */
export interface Readable {
  /** Whether a namespace is one the reader knows. */
  knows(namespace: string): boolean;
  /** Whether an attribute of a local name may tell that its element no longer stands. */
  tells(attribute: string): boolean;
  /** Whether an element still stands; asked of those only that bear an attribute which may tell. */
  stands(element: XmlElement): boolean;
}

/** A {@link Readable} with what it answered by number of the name, for as long as documents share their names. */
export interface Rule {
  readonly readable: Readable;
  names: TapeNames | undefined;
  known: (boolean | undefined)[];
  telling: (boolean | undefined)[];
}

/** A rule that was not asked yet. */
export function createRule(readable: Readable): Rule {
  return { readable, names: undefined, known: [], telling: [] };
}

/** The first child of a local name that is readable, marked as seen. */
export function takeChild(parent: XmlElement, local: string, rule: Rule): XmlElement | undefined {
  const { tree, at } = viewBehind(parent);
  const child = nextChild(tree, { parent: at, from: at + 1, local }, rule);
  return child < 0 ? undefined : viewOf(tree, child);
}

/** Every child of a local name that is readable, marked as seen. */
export function takeChildren(parent: XmlElement, local: string, rule: Rule): readonly XmlElement[] {
  const { tree, at } = viewBehind(parent);
  let child = nextChild(tree, { parent: at, from: at + 1, local }, rule);
  if (child < 0) return NONE;
  const found: XmlElement[] = [];
  while (child >= 0) {
    found.push(viewOf(tree, child));
    const from = tree.tape.elements[child * ELEMENT.size + ELEMENT.end] as number;
    child = nextChild(tree, { parent: at, from, local }, rule);
  }
  return found;
}

/** The text of the first child of a local name that is readable, which is marked as seen. */
export function takeText(parent: XmlElement, local: string, rule: Rule): string | undefined {
  const { tree, at } = viewBehind(parent);
  const child = nextChild(tree, { parent: at, from: at + 1, local }, rule);
  return child < 0 ? undefined : ownTextOf(tree.tape, child);
}

interface Search {
  readonly parent: number;
  /** The child to begin with. */
  readonly from: number;
  readonly local: string;
}

/** The number of the next child a reader may look at, which is marked as seen; -1 when there is none. */
function nextChild(tree: Tree, { parent, from, local }: Search, rule: Rule): number {
  const { elements, names } = tree.tape;
  const wanted = localIdOf(tree, local);
  const row = parent * ELEMENT.size;
  if (((elements[row + ELEMENT.below] as number) & bitOf(wanted)) === 0) return -1;
  const end = elements[row + ELEMENT.end] as number;
  for (let child = from; child < end;) {
    const below = child * ELEMENT.size;
    const name = elements[below + ELEMENT.name] as number;
    if (names.localIds[name] === wanted && isReadable(tree, child, rule)) {
      setMark(elements, below + ELEMENT.marks, true);
      return child;
    }
    child = elements[below + ELEMENT.end] as number;
  }
  return -1;
}

function isReadable(tree: Tree, element: number, rule: Rule): boolean {
  const { tape } = tree;
  if (rule.names !== tape.names) forget(rule, tape.names);
  const name = tape.elements[element * ELEMENT.size + ELEMENT.name] as number;
  rule.known[name] ??= rule.readable.knows(tape.names.namespaces[name] as string);
  if (!rule.known[name]) return false;
  const to = attributesFrom(tape, element + 1);
  for (let attribute = attributesFrom(tape, element); attribute < to; attribute += 1) {
    if (isTelling(tape, attribute, rule)) return rule.readable.stands(viewOf(tree, element));
  }
  return true;
}

function forget(rule: Rule, names: TapeNames): void {
  rule.names = names;
  rule.known = [];
  rule.telling = [];
}

function isTelling({ attributes, names }: XmlTape, attribute: number, rule: Rule): boolean {
  const name = attributes[attribute * ATTRIBUTE.size + ATTRIBUTE.name] as number;
  const local = names.localIds[name] as number;
  rule.telling[name] ??= rule.readable.tells(names.locals[local] as string);
  return rule.telling[name];
}

/** The value of an attribute without namespace, which is not marked as seen. */
export function findValue(element: XmlElement, local: string): string | undefined {
  const { tree, at } = viewBehind(element);
  const attribute = findAttribute(tree, at, local);
  return attribute < 0 ? undefined : valueOf(tree.tape, attribute);
}

/** The same, marked as seen. */
export function lookAtValue(element: XmlElement, local: string): string | undefined {
  const { tree, at } = viewBehind(element);
  const attribute = findAttribute(tree, at, local);
  if (attribute < 0) return undefined;
  setMark(tree.tape.attributes, attribute * ATTRIBUTE.size + ATTRIBUTE.marks, true);
  return valueOf(tree.tape, attribute);
}

function findAttribute(tree: Tree, element: number, local: string): number {
  const { tape } = tree;
  const to = attributesFrom(tape, element + 1);
  let attribute = attributesFrom(tape, element);
  if (attribute === to) return -1;
  const { localIds, namespaces } = tape.names;
  const wanted = localIdOf(tree, local);
  for (; attribute < to; attribute += 1) {
    const name = tape.attributes[attribute * ATTRIBUTE.size + ATTRIBUTE.name] as number;
    if (localIds[name] === wanted && namespaces[name] === '') return attribute;
  }
  return -1;
}

/**
 * The number of a local name. The words readers ask with are few and always the same strings, which a map finds
 * faster than equal ones of another making.
 */
function localIdOf({ tape: { names } }: Tree, local: string): number {
  const known = names.asked.get(local);
  if (known !== undefined) return known;
  const id = internLocal(names, local);
  names.asked.set(local, id);
  return id;
}
