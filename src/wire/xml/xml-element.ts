import { attributesFrom, ownTextOf, setMark, textOfRun, valueOf } from './tape-values.ts';
import { ATTRIBUTE, ELEMENT, MARK, NO_ELEMENT } from './tape.ts';
import type { XmlTape } from './tape.ts';

/** An element with what stands in it. */
export interface XmlElement {
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: XmlElement | undefined;
  readonly children: readonly XmlElement[];
  /** Its own character data, that of its children left out. */
  readonly text: string;
  /** Set by a reader that looked at it; what nobody looked at can then be told. */
  seen: boolean;
}

/** An attribute of an element; declarations of namespaces are not among them. */
export interface XmlAttribute {
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
  /** Set by a reader that looked at it; what nobody looked at can then be told. */
  seen: boolean;
}

/** The root of a document that was scanned. */
export function createTree(tape: XmlTape): XmlElement {
  const views: (ElementView | undefined)[] = [];
  // As long as it will be from the start, for it is filled in any order.
  views.length = tape.elementCount;
  return viewOf({ tape, views, kinds: { path: '', below: [] }, indexes: undefined }, 0);
}

/** The element of a number in the document of another element. */
export function viewAt(element: XmlElement, at: number): XmlElement {
  return viewOf((element as ElementView).tree, at);
}

/** The tape behind an element, and its own number there. */
export function placeOf(element: XmlElement): { readonly tape: XmlTape; readonly at: number } {
  const { tree, at } = element as ElementView;
  return { tape: tree.tape, at };
}

const NONE: readonly never[] = [];

/** What is behind an element: every one was made here. */
export function viewBehind(element: XmlElement): ElementView {
  return element as ElementView;
}

/** All character data of an element in document order, that of its descendants included; nothing is added. */
export function wholeTextOf(element: XmlElement): string {
  const { tree, at } = element as ElementView;
  const { elements } = tree.tape;
  const from = elements[at * ELEMENT.size + ELEMENT.runs] as number;
  const to = elements[at * ELEMENT.size + ELEMENT.runsEnd] as number;
  let whole = '';
  for (let run = from; run < to; run += 1) whole += textOfRun(tree.tape, run);
  return whole;
}

/** Character data and children of an element in document order; neighbouring character data is one string. */
export function contentOf(element: XmlElement): readonly (string | XmlElement)[] {
  const { tree, at } = element as ElementView;
  const { elements } = tree.tape;
  const content: (string | XmlElement)[] = [];
  let run = elements[at * ELEMENT.size + ELEMENT.runs] as number;
  const words = (to: number): void => {
    let text = '';
    for (; run < to; run += 1) text += textOfRun(tree.tape, run);
    if (text !== '') content.push(text);
  };
  for (const child of element.children) {
    const row = (child as ElementView).at * ELEMENT.size;
    words(elements[row + ELEMENT.runs] as number);
    content.push(child);
    run = elements[row + ELEMENT.runsEnd] as number;
  }
  words(elements[at * ELEMENT.size + ELEMENT.runsEnd] as number);
  return content;
}

/** A document with the views of its elements that were asked for, each made once. */
export interface Tree {
  readonly tape: XmlTape;
  readonly views: (ElementView | undefined)[];
  /** Plain paths met so far, from above the root. */
  readonly kinds: PathKind;
  /** Index of elements among siblings of their name, 0 where there is but one; -1 not counted yet. */
  indexes: Int32Array | undefined;
}

/** Elements of one plain path. */
export interface PathKind {
  readonly path: string;
  /** Kinds of the children, by number of their local name. */
  readonly below: (PathKind | undefined)[];
}

/** What stands on the tape, as an object. A class, because its members are worked out when asked for. */
export class ElementView implements XmlElement {
  readonly tree: Tree;
  readonly at: number;
  path: string | undefined = undefined;

  constructor(tree: Tree, at: number) {
    this.tree = tree;
    this.at = at;
  }

  get local(): string {
    const { names } = this.tree.tape;
    return names.locals[names.localIds[this.name()] as number] as string;
  }

  get namespace(): string {
    return this.tree.tape.names.namespaces[this.name()] as string;
  }

  get parent(): XmlElement | undefined {
    const parent = this.tree.tape.elements[this.at * ELEMENT.size + ELEMENT.parent] as number;
    return parent === NO_ELEMENT ? undefined : viewOf(this.tree, parent);
  }

  get attributes(): readonly XmlAttribute[] {
    const { tape } = this.tree;
    const [from, to] = [attributesFrom(tape, this.at), attributesFrom(tape, this.at + 1)];
    if (from === to) return NONE;
    return Array.from({ length: to - from }, (_, i) => new AttributeView(tape, from + i));
  }

  get children(): readonly XmlElement[] {
    const { elements } = this.tree.tape;
    const end = elements[this.at * ELEMENT.size + ELEMENT.end] as number;
    const children: XmlElement[] = [];
    for (let child = this.at + 1; child < end;) {
      children.push(viewOf(this.tree, child));
      child = elements[child * ELEMENT.size + ELEMENT.end] as number;
    }
    return children;
  }

  get text(): string {
    return ownTextOf(this.tree.tape, this.at);
  }

  get seen(): boolean {
    const marks = this.tree.tape.elements[this.at * ELEMENT.size + ELEMENT.marks] as number;
    return (marks & MARK.seen) !== 0;
  }

  set seen(seen: boolean) {
    setMark(this.tree.tape.elements, this.at * ELEMENT.size + ELEMENT.marks, seen);
  }

  private name(): number {
    return this.tree.tape.elements[this.at * ELEMENT.size + ELEMENT.name] as number;
  }
}

class AttributeView implements XmlAttribute {
  readonly tape: XmlTape;
  readonly at: number;

  constructor(tape: XmlTape, at: number) {
    this.tape = tape;
    this.at = at;
  }

  get local(): string {
    const { names } = this.tape;
    return names.locals[names.localIds[this.name()] as number] as string;
  }

  get namespace(): string {
    return this.tape.names.namespaces[this.name()] as string;
  }

  get value(): string {
    return valueOf(this.tape, this.at);
  }

  get seen(): boolean {
    const marks = this.tape.attributes[this.at * ATTRIBUTE.size + ATTRIBUTE.marks] as number;
    return (marks & MARK.seen) !== 0;
  }

  set seen(seen: boolean) {
    setMark(this.tape.attributes, this.at * ATTRIBUTE.size + ATTRIBUTE.marks, seen);
  }

  private name(): number {
    return this.tape.attributes[this.at * ATTRIBUTE.size + ATTRIBUTE.name] as number;
  }
}

/** The element of a number in a document. */
export function viewOf(tree: Tree, at: number): ElementView {
  const known = tree.views[at];
  if (known !== undefined) return known;
  const view = new ElementView(tree, at);
  tree.views[at] = view;
  return view;
}
