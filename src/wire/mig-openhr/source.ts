import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { createProblemList } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';

/** Namespace of the MIG's own messages. */
export const MIG_NAMESPACE = 'http://www.healthcaregateway.co.uk/mig';
/** Namespace of EMIS OpenHR. */
export const OPENHR_NAMESPACE = 'http://www.e-mis.com/emisopen';

/** Namespaces whose elements this reader knows; prefixes play no part. */
const KNOWN_NAMESPACES: ReadonlySet<string> = new Set([MIG_NAMESPACE, OPENHR_NAMESPACE, '']);

/**
 * A document being read. Whatever the functions below look at is marked as seen in the tree itself, so
 * that what nobody looked at can be listed at the end instead of being lost.
 */
export interface Source {
  readonly problems: ProblemList;
}

/** A document of which nothing has been read. */
export function createSource(): Source {
  return { problems: createProblemList() };
}

/** Whether an element is one of ours by namespace. */
export function isKnownNamespace(namespace: string): boolean {
  return KNOWN_NAMESPACES.has(namespace);
}

/** Objects whose deletion the reader counts; a deleted part of anything else is left unread. */
const COUNTED_WHEN_DELETED: ReadonlySet<string> = new Set([
  'event',
  'problem',
  'encounter',
  'document',
]);

/** Whether a child that bears the wanted name is ours and still stands. */
function isReadable(element: XmlElement): boolean {
  if (!KNOWN_NAMESPACES.has(element.namespace)) return false;
  if (element.attributes.length === 0 || COUNTED_WHEN_DELETED.has(element.local)) return true;
  return !element.attributes.some(
    ({ local, value }) => local === 'updateMode' && value === 'delete',
  );
}

/** The first child of a name; further ones stay unseen and so end up unmapped. */
export function one(parent: XmlElement | undefined, local: string): XmlElement | undefined {
  if (parent === undefined) return undefined;
  // A plain loop: this is called some twenty times for each entry.
  for (const child of parent.children) {
    if (child.local === local && isReadable(child)) {
      child.seen = true;
      return child;
    }
  }
  return undefined;
}

/** Every child of a name. */
export function many(parent: XmlElement | undefined, local: string): readonly XmlElement[] {
  const children = parent?.children.filter((el) => el.local === local && isReadable(el)) ?? [];
  for (const child of children) child.seen = true;
  return children;
}

/** The trimmed text of the first child of a name; `undefined` when absent or blank. */
export function textOf(parent: XmlElement | undefined, local: string): string | undefined {
  return present(one(parent, local)?.text);
}

/** The trimmed text of every child of a name, blank ones left out. */
export function textsOf(parent: XmlElement | undefined, local: string): readonly string[] {
  return many(parent, local).flatMap((child) => present(child.text) ?? []);
}

/** The trimmed value of an attribute; `undefined` when absent or blank. */
export function attributeOf(element: XmlElement | undefined, local: string): string | undefined {
  const attribute = element?.attributes.find((a) => a.local === local && a.namespace === '');
  if (attribute !== undefined) attribute.seen = true;
  return present(attribute?.value);
}

/** An `xs:boolean` of the first child of a name; `undefined` when absent, a problem when neither. */
export function flagOf(
  source: Source,
  parent: XmlElement | undefined,
  local: string,
): boolean | undefined {
  const element = one(parent, local);
  return element === undefined ? undefined : parseFlag(source, element, present(element.text));
}

/** Reads `true`, `false`, `1` or `0`. */
export function parseFlag(
  source: Source,
  element: XmlElement,
  text: string | undefined,
): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  if (text !== undefined) {
    source.problems.report('error', pathOf(element), `${element.local} is neither true nor false`);
  }
  return undefined;
}

/** The meaning of a coded word, by a table; a word outside it is a problem and means nothing. */
export function meaningOf<T>(
  source: Source,
  element: XmlElement | undefined,
  table: ReadonlyMap<string, T>,
): T | undefined {
  const word = present(element?.text);
  if (element === undefined || word === undefined) return undefined;
  const meaning = table.get(word);
  if (meaning === undefined) {
    source.problems.report(
      'error',
      pathOf(element),
      `${element.local} holds a word this reader does not know`,
    );
  }
  return meaning;
}

/** Text without white space around it; `undefined` when nothing is left. */
export function present(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}
