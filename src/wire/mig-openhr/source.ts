import { createProblemList } from '../problem-list.ts';
import type { ProblemList } from '../problem-list.ts';
import { attributeOf, createTake, findValue, present } from '../xml/take.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement, XmlOptions } from '../xml/xml-tree.ts';

export { attributeOf, present };

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
  readonly options: XmlOptions;
  /** Documents that stood as text inside the response. */
  readonly inner: XmlElement[];
}

/** A document of which nothing has been read. */
export function createSource(options: XmlOptions = {}): Source {
  return { problems: createProblemList(), options, inner: [] };
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

export const { one, many, textOf } = createTake({
  knows: isKnownNamespace,
  tells: (attribute) => attribute === 'updateMode' || attribute === 'auditDeleteDate',
  stands: (element) => !isMarkedDeleted(element) || COUNTED_WHEN_DELETED.has(element.local),
});

/** Whether an object was deleted at the practice: it says so, or it bears the day of it. */
export function isMarkedDeleted(element: XmlElement): boolean {
  return (
    findValue(element, 'updateMode') === 'delete' ||
    present(findValue(element, 'auditDeleteDate')) !== undefined
  );
}

/** The trimmed text of every child of a name, blank ones left out. */
export function textsOf(parent: XmlElement | undefined, local: string): readonly string[] {
  const texts: string[] = [];
  for (const child of many(parent, local)) {
    const text = present(child.text);
    if (text !== undefined) texts.push(text);
  }
  return texts;
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
