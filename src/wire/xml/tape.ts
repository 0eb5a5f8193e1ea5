/**
 * A document as flat rows of integers instead of a tree of objects: elements in document order, their
 * attributes, and the runs of character data. Text is not copied: rows hold offsets, and a value is cut out
 * and its references replaced only when somebody asks for it.
 */
export interface XmlTape {
  /** What offsets of rows point into. */
  text: string;
  /** Rows of {@link ELEMENT}. */
  elements: Int32Array;
  elementCount: number;
  /** Rows of {@link ATTRIBUTE}; those of one element stand together, in the order of the elements. */
  attributes: Int32Array;
  attributeCount: number;
  /** Rows of {@link RUN}, in document order. */
  runs: Int32Array;
  runCount: number;
  readonly names: TapeNames;
}

/** Different names, each told once and then meant by its number; documents may share them. */
export interface TapeNames {
  readonly locals: string[];
  readonly idOfLocal: Map<string, number>;
  /** By number of the name: the number of its local part, and its namespace. */
  readonly localIds: number[];
  readonly namespaces: string[];
  readonly spaces: Map<string, NamesInSpace>;
  /** Numbers of the local names readers asked for. */
  readonly asked: Map<string, number>;
  /** By number of the local part: it as paths may print it. */
  readonly steps: (string | undefined)[];
}

/** The names of one namespace. */
export interface NamesInSpace {
  readonly uri: string;
  /** Numbers of names by that of their local part. */
  readonly ids: (number | undefined)[];
}

/**
 * Places in the row of an element. `end` is the element behind its last descendant, so that its first child
 * is the next row and the sibling of a child is the child's end. `below` has a bit for each child's name.
 */
export const ELEMENT = {
  size: 8,
  name: 0,
  parent: 1,
  end: 2,
  runs: 3,
  runsEnd: 4,
  attributes: 5,
  below: 6,
  marks: 7,
} as const;

/** Places in the row of an attribute. */
export const ATTRIBUTE = { size: 4, name: 0, start: 1, end: 2, marks: 3 } as const;

/** Places in the row of a run of character data. */
export const RUN = { size: 4, owner: 0, start: 1, end: 2, marks: 3 } as const;

/** Bits of `marks`. */
export const MARK = {
  /** A reader looked at it. */
  seen: 1,
  /** It holds references to be replaced. */
  escaped: 2,
  /** It holds tabs or line ends that an attribute turns into spaces. */
  spaced: 4,
  /** An element with character data of its own that is not blank. */
  worded: 8,
} as const;

/** The parent of the root. */
export const NO_ELEMENT = -1;

/** No names yet. */
export function createTapeNames(): TapeNames {
  return {
    locals: [],
    idOfLocal: new Map(),
    localIds: [],
    namespaces: [],
    spaces: new Map(),
    asked: new Map(),
    steps: [],
  };
}

/** An empty tape for a document of some length. */
export function createTape(length: number, names: TapeNames = createTapeNames()): XmlTape {
  // Clinical documents have an element for about 60 characters; a tape that is too short is doubled.
  const rows = 16 + Math.ceil(length / 48);
  return {
    text: '',
    elements: new Int32Array(rows * ELEMENT.size),
    elementCount: 0,
    attributes: new Int32Array(rows * ATTRIBUTE.size),
    attributeCount: 0,
    runs: new Int32Array(rows * RUN.size),
    runCount: 0,
    names,
  };
}

/** Adds an element and returns its number; its name is told later by {@link nameElement}. */
export function openElement(tape: XmlTape, parent: number): number {
  const element = tape.elementCount;
  const at = element * ELEMENT.size;
  if (at + ELEMENT.size > tape.elements.length) tape.elements = doubled(tape.elements);
  const { elements } = tape;
  elements[at + ELEMENT.parent] = parent;
  elements[at + ELEMENT.runs] = tape.runCount;
  elements[at + ELEMENT.attributes] = tape.attributeCount;
  tape.elementCount = element + 1;
  return element;
}

/** Names an element, and tells its parent that it has a child of that name. */
export function nameElement(tape: XmlTape, element: number, name: number): void {
  const { elements } = tape;
  const at = element * ELEMENT.size;
  elements[at + ELEMENT.name] = name;
  const parent = elements[at + ELEMENT.parent] as number;
  if (parent === NO_ELEMENT) return;
  const below = parent * ELEMENT.size + ELEMENT.below;
  elements[below] = (elements[below] as number) | bitOf(tape.names.localIds[name] as number);
}

/** Ends the element that was opened last and is still open. */
export function closeElement(tape: XmlTape, element: number): void {
  const at = element * ELEMENT.size;
  tape.elements[at + ELEMENT.end] = tape.elementCount;
  tape.elements[at + ELEMENT.runsEnd] = tape.runCount;
}

/** Adds an attribute to the element opened last and returns its number. */
export function addAttribute(tape: XmlTape, start: number, end: number, marks: number): number {
  const attribute = tape.attributeCount;
  const at = attribute * ATTRIBUTE.size;
  if (at + ATTRIBUTE.size > tape.attributes.length) tape.attributes = doubled(tape.attributes);
  const { attributes } = tape;
  attributes[at + ATTRIBUTE.start] = start;
  attributes[at + ATTRIBUTE.end] = end;
  attributes[at + ATTRIBUTE.marks] = marks;
  tape.attributeCount = attribute + 1;
  return attribute;
}

/** Adds a run of character data to an open element. */
export function addRun(tape: XmlTape, owner: number, start: number, end: number): void {
  const at = tape.runCount * RUN.size;
  if (at + RUN.size > tape.runs.length) tape.runs = doubled(tape.runs);
  const { runs } = tape;
  runs[at + RUN.owner] = owner;
  runs[at + RUN.start] = start;
  runs[at + RUN.end] = end;
  tape.runCount += 1;
}

/** Marks an element as one that has character data of its own which is not blank. */
export function markWorded(tape: XmlTape, element: number): void {
  const marks = element * ELEMENT.size + ELEMENT.marks;
  tape.elements[marks] = (tape.elements[marks] as number) | MARK.worded;
}

/** The number of the element around an element. */
export function parentOf(tape: XmlTape, element: number): number {
  return tape.elements[element * ELEMENT.size + ELEMENT.parent] as number;
}

/** The number of a local name, given one when it is new. */
export function internLocal(names: TapeNames, local: string): number {
  const known = names.idOfLocal.get(local);
  if (known !== undefined) return known;
  names.idOfLocal.set(local, names.locals.length);
  return names.locals.push(local) - 1;
}

/** The number of a name in a namespace, given one when it is new. */
export function internName(names: TapeNames, local: number, namespace: string): number {
  const { uri, ids } = spaceOf(names, namespace);
  const known = ids[local];
  if (known !== undefined) return known;
  ids[local] = names.localIds.length;
  names.namespaces.push(uri);
  return names.localIds.push(local) - 1;
}

function spaceOf(names: TapeNames, namespace: string): NamesInSpace {
  const known = names.spaces.get(namespace);
  if (known !== undefined) return known;
  // A copy, for a text cut out of a document would keep the whole of it in memory.
  const uri = new TextDecoder().decode(new TextEncoder().encode(namespace));
  const space: NamesInSpace = { uri, ids: [] };
  names.spaces.set(uri, space);
  return space;
}

/** The bit of `below` that stands for a local name; others may share it. */
export function bitOf(local: number): number {
  return 1 << (local & 31);
}

function doubled(rows: Int32Array): Int32Array {
  const more = new Int32Array(rows.length * 2);
  more.set(rows);
  return more;
}
