import { placeOf, viewAt } from './xml-element.ts';
import type { XmlElement } from './xml-element.ts';
import { ATTRIBUTE, ELEMENT, MARK } from './tape.ts';
import type { TapeNames, XmlTape } from './tape.ts';

/** A name without its prefix. */
export interface ExpandedName {
  readonly local: string;
  readonly namespace: string;
}

/** What a reader leaves out on purpose; asked once for each pair of names, whatever stands in the elements. */
export interface Ignores {
  ignoresChild(parent: ExpandedName, child: ExpandedName): boolean;
  ignoresAttribute(parent: ExpandedName, attribute: ExpandedName): boolean;
  /** What is ignored is left out with all that stands in it. @default false: only what it says itself */
  readonly ignoresBranches?: boolean | undefined;
  /** Whether an element may have words of its own. @default those without children may */
  readonly mayHoldText?: ((element: XmlElement) => boolean) | undefined;
}

/** Something nobody read and no table ignores. */
export interface Remainder {
  /** The element itself, or the one the attribute or the text stands in. */
  readonly element: XmlElement;
  readonly kind: 'element' | 'attribute' | 'text';
  /** Local name of the element or the attribute. */
  readonly name: string;
}

/**
 * Tells, in document order, what was neither looked at nor ignored: elements (a whole branch by its top),
 * attributes, and words of an element that also has children.
 */
export function listRemainder(
  root: XmlElement,
  ignores: Ignores,
  tell: (found: Remainder) => void,
): void {
  const { tape, at } = placeOf(root);
  const search: Search = { root, tape, answers: answersOf(tape, ignores), tell };
  const end = endOf(tape, at);
  let element = at;
  while (element < end) {
    const isSkipped = element !== at && !isSeen(tape, element) && isIgnored(search, element);
    if (isSkipped && ignores.ignoresBranches === true) {
      element = endOf(tape, element);
    } else if (element === at || isSkipped || isSeen(tape, element)) {
      tellAttributes(search, element);
      tellText(search, element);
      element += 1;
    } else {
      const view = viewAt(root, element);
      tell({ element: view, kind: 'element', name: view.local });
      element = endOf(tape, element);
    }
  }
}

interface Search {
  readonly root: XmlElement;
  readonly tape: XmlTape;
  readonly answers: Answers;
  readonly tell: (found: Remainder) => void;
}

function endOf({ elements }: XmlTape, element: number): number {
  return elements[element * ELEMENT.size + ELEMENT.end] as number;
}

/** Answers of an {@link Ignores} by number of the parent's name and of the other's; made when asked for. */
interface Answers {
  readonly names: TapeNames;
  readonly ignores: Ignores;
  readonly children: (boolean | undefined)[][];
  readonly attributes: (boolean | undefined)[][];
}

/** Answers hold for all documents that share their names. */
const ANSWERS = new WeakMap<Ignores, Answers>();

function answersOf({ names }: XmlTape, ignores: Ignores): Answers {
  const known = ANSWERS.get(ignores);
  if (known?.names === names) return known;
  const answers: Answers = { names, ignores, children: [], attributes: [] };
  ANSWERS.set(ignores, answers);
  return answers;
}

function answersBelow(answers: (boolean | undefined)[][], name: number): (boolean | undefined)[] {
  const known = answers[name];
  if (known !== undefined) return known;
  const below: (boolean | undefined)[] = [];
  answers[name] = below;
  return below;
}

function isSeen({ elements }: XmlTape, element: number): boolean {
  return ((elements[element * ELEMENT.size + ELEMENT.marks] as number) & MARK.seen) !== 0;
}

function isIgnored({ tape, answers }: Search, element: number): boolean {
  const { elements } = tape;
  const row = element * ELEMENT.size;
  const parent = elements[row + ELEMENT.parent] as number;
  const outer = elements[parent * ELEMENT.size + ELEMENT.name] as number;
  const name = elements[row + ELEMENT.name] as number;
  const known = answersBelow(answers.children, outer);
  known[name] ??= answers.ignores.ignoresChild(nameOf(tape, outer), nameOf(tape, name));
  return known[name];
}

function tellAttributes(search: Search, element: number): void {
  const { tape } = search;
  const row = element * ELEMENT.size;
  const from = tape.elements[row + ELEMENT.attributes] as number;
  const to =
    element + 1 === tape.elementCount
      ? tape.attributeCount
      : (tape.elements[row + ELEMENT.size + ELEMENT.attributes] as number);
  for (let at = from; at < to; at += 1) {
    const marks = tape.attributes[at * ATTRIBUTE.size + ATTRIBUTE.marks] as number;
    if ((marks & MARK.seen) === 0) tellAttribute(search, element, at);
  }
}

function tellAttribute({ root, tape, answers, tell }: Search, element: number, at: number): void {
  const outer = tape.elements[element * ELEMENT.size + ELEMENT.name] as number;
  const name = tape.attributes[at * ATTRIBUTE.size + ATTRIBUTE.name] as number;
  const known = answersBelow(answers.attributes, outer);
  known[name] ??= answers.ignores.ignoresAttribute(nameOf(tape, outer), nameOf(tape, name));
  if (known[name]) return;
  tell({ element: viewAt(root, element), kind: 'attribute', name: nameOf(tape, name).local });
}

function tellText({ root, tape, answers, tell }: Search, element: number): void {
  const row = element * ELEMENT.size;
  if (((tape.elements[row + ELEMENT.marks] as number) & MARK.worded) === 0) return;
  const { mayHoldText } = answers.ignores;
  if (mayHoldText === undefined && endOf(tape, element) === element + 1) return;
  const view = viewAt(root, element);
  if (mayHoldText?.(view) === true) return;
  if (view.text.trim() !== '') tell({ element: view, kind: 'text', name: view.local });
}

function nameOf({ names }: XmlTape, name: number): ExpandedName {
  return {
    local: names.locals[names.localIds[name] as number] as string,
    namespace: names.namespaces[name] as string,
  };
}
