import { attributesFrom, setMark, valueOf } from './tape-values.ts';
import { ATTRIBUTE, ELEMENT, NO_ELEMENT, bitOf } from './tape.ts';
import { viewBehind, viewOf } from './xml-element.ts';
import type { XmlElement } from './xml-element.ts';

/** The first child of a name, not marked as seen. */
export function findChild(
  parent: XmlElement,
  local: string,
  namespace: string,
): XmlElement | undefined {
  const { tree, at } = viewBehind(parent);
  const { elements, names } = tree.tape;
  const wanted = names.idOfLocal.get(local);
  const row = at * ELEMENT.size;
  if (wanted === undefined || ((elements[row + ELEMENT.below] as number) & bitOf(wanted)) === 0) {
    return undefined;
  }
  const end = elements[row + ELEMENT.end] as number;
  for (let child = at + 1; child < end;) {
    const name = elements[child * ELEMENT.size + ELEMENT.name] as number;
    if (names.localIds[name] === wanted && names.namespaces[name] === namespace) {
      return viewOf(tree, child);
    }
    child = elements[child * ELEMENT.size + ELEMENT.end] as number;
  }
  return undefined;
}

/** Children of a local name in any namespace, not marked as seen. */
export function findChildren(parent: XmlElement, local: string): readonly XmlElement[] {
  const { tree, at } = viewBehind(parent);
  const { elements, names } = tree.tape;
  const wanted = names.idOfLocal.get(local);
  const row = at * ELEMENT.size;
  if (wanted === undefined || ((elements[row + ELEMENT.below] as number) & bitOf(wanted)) === 0) {
    return NONE;
  }
  const found: XmlElement[] = [];
  const end = elements[row + ELEMENT.end] as number;
  for (let child = at + 1; child < end;) {
    const name = elements[child * ELEMENT.size + ELEMENT.name] as number;
    if (names.localIds[name] === wanted) found.push(viewOf(tree, child));
    child = elements[child * ELEMENT.size + ELEMENT.end] as number;
  }
  return found;
}

const NONE: readonly never[] = [];

/** The value of the first attribute of a local name in one of the namespaces, marked as seen. */
export function lookAtValueIn(
  element: XmlElement,
  local: string,
  namespaces: readonly string[],
): string | undefined {
  const { tape } = viewBehind(element).tree;
  const attribute = findAttribute(element, local, namespaces);
  if (attribute < 0) return undefined;
  setMark(tape.attributes, attribute * ATTRIBUTE.size + ATTRIBUTE.marks, true);
  return valueOf(tape, attribute);
}

/** Marks every attribute of one of the local names, in any namespace, as seen. */
export function lookAtAttributes(element: XmlElement, locals: ReadonlySet<string>): void {
  const { tree, at } = viewBehind(element);
  const { attributes, names } = tree.tape;
  const to = attributesFrom(tree.tape, at + 1);
  for (let attribute = attributesFrom(tree.tape, at); attribute < to; attribute += 1) {
    const row = attribute * ATTRIBUTE.size;
    const local = names.localIds[attributes[row + ATTRIBUTE.name] as number] as number;
    if (locals.has(names.locals[local] as string)) setMark(attributes, row + ATTRIBUTE.marks, true);
  }
}

/** The value of the first attribute of a local name in any namespace, not marked as seen. */
export function findValueAnywhere(element: XmlElement, local: string): string | undefined {
  const attribute = findAttribute(element, local, undefined);
  return attribute < 0 ? undefined : valueOf(viewBehind(element).tree.tape, attribute);
}

function findAttribute(
  element: XmlElement,
  local: string,
  namespaces: readonly string[] | undefined,
): number {
  const { tree, at } = viewBehind(element);
  const { attributes, names } = tree.tape;
  const to = attributesFrom(tree.tape, at + 1);
  let attribute = attributesFrom(tree.tape, at);
  if (attribute === to) return -1;
  const wanted = names.idOfLocal.get(local);
  for (; attribute < to; attribute += 1) {
    const name = attributes[attribute * ATTRIBUTE.size + ATTRIBUTE.name] as number;
    if (names.localIds[name] !== wanted) continue;
    if (namespaces?.includes(names.namespaces[name] as string) !== false) return attribute;
  }
  return -1;
}

/** Elements of a document by their local name and that of their parent, in document order. */
export function findBelow(root: XmlElement, parent: string, local: string): readonly XmlElement[] {
  const { tree } = viewBehind(root);
  const { elements, elementCount, names } = tree.tape;
  const [outer, wanted] = [names.idOfLocal.get(parent), names.idOfLocal.get(local)];
  if (outer === undefined || wanted === undefined) return NONE;
  const found: XmlElement[] = [];
  const localAt = (at: number): number | undefined =>
    names.localIds[elements[at * ELEMENT.size + ELEMENT.name] as number];
  for (let at = 0; at < elementCount; at += 1) {
    if (localAt(at) !== wanted) continue;
    const above = elements[at * ELEMENT.size + ELEMENT.parent] as number;
    if (above !== NO_ELEMENT && localAt(above) === outer) found.push(viewOf(tree, at));
  }
  return found;
}
