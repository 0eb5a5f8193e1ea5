import { safeName } from '../safe-name.ts';
import { ELEMENT, NO_ELEMENT } from './tape.ts';
import type { XmlTape } from './tape.ts';
import { viewBehind } from './xml-element.ts';
import type { ElementView, PathKind, Tree, XmlElement } from './xml-element.ts';

/**
 * Where an element stands: local names from the root, with a 1-based index among siblings of the same
 * name when there are several, as `/Envelope/Body/event[12]`.
 */
export function pathOf(element: XmlElement): string {
  const view = viewBehind(element);
  view.path ??= `${view.parent === undefined ? '' : pathOf(view.parent)}/${stepOf(view)}`;
  return view.path;
}

/** The same path without indexes, for counting elements of one kind together; one string for all of a kind. */
export function plainPathOf(element: XmlElement): string {
  const { tree, at } = viewBehind(element);
  return kindOf(tree, at).path;
}

function kindOf(tree: Tree, at: number): PathKind {
  const { elements, names } = tree.tape;
  const row = at * ELEMENT.size;
  const parent = elements[row + ELEMENT.parent] as number;
  const outer = parent === NO_ELEMENT ? tree.kinds : kindOf(tree, parent);
  const local = names.localIds[elements[row + ELEMENT.name] as number] as number;
  const known = outer.below[local];
  if (known !== undefined) return known;
  const kind: PathKind = { path: `${outer.path}/${nameOf(tree.tape, local)}`, below: [] };
  outer.below[local] = kind;
  return kind;
}

/** A local name as paths may print it. */
function nameOf({ names }: XmlTape, local: number): string {
  const known = names.steps[local];
  if (known !== undefined) return known;
  const name = safeName(names.locals[local] as string);
  names.steps[local] = name;
  return name;
}

function stepOf({ tree, at }: ElementView): string {
  const { tape } = tree;
  const row = at * ELEMENT.size;
  const local = tape.names.localIds[tape.elements[row + ELEMENT.name] as number] as number;
  const name = nameOf(tape, local);
  const parent = tape.elements[row + ELEMENT.parent] as number;
  if (parent === NO_ELEMENT) return name;
  const index = indexOf(tree, parent, at);
  return index === 0 ? name : `${name}[${index}]`;
}

/** Counts the children of an element when the first of them is asked for. */
function indexOf(tree: Tree, parent: number, child: number): number {
  tree.indexes ??= new Int32Array(tree.tape.elementCount).fill(-1);
  if (tree.indexes[child] === -1) countChildren(tree.tape, tree.indexes, parent);
  return tree.indexes[child] as number;
}

function countChildren({ elements, names }: XmlTape, indexes: Int32Array, parent: number): void {
  const end = elements[parent * ELEMENT.size + ELEMENT.end] as number;
  const reached = new Map<number, { first: number; count: number }>();
  for (let child = parent + 1; child < end;) {
    const local = names.localIds[elements[child * ELEMENT.size + ELEMENT.name] as number] as number;
    const known = reached.get(local);
    if (known === undefined) reached.set(local, { first: child, count: 1 });
    else {
      known.count += 1;
      indexes[known.first] = 1;
    }
    indexes[child] = known?.count ?? 0;
    child = elements[child * ELEMENT.size + ELEMENT.end] as number;
  }
}
