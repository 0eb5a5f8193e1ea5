import { createProblemList } from '../problem-list.ts';
import type { ProblemList } from '../problem-list.ts';
import { createTake, present } from '../xml/take.ts';
import type { Take } from '../xml/take.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { EMIS_OPEN_NAMESPACE_END } from './detect.ts';

/** A document being read; what was looked at is marked as seen in its tree. */
export interface Source {
  readonly problems: ProblemList;
}

/** A document of which nothing has been read. */
export function createSource(): Source {
  return { problems: createProblemList() };
}

/** Whether an element is one of ours by namespace; documents without one are read too. */
export function isEmisOpen({ namespace }: { readonly namespace: string }): boolean {
  return namespace === '' || namespace.endsWith(EMIS_OPEN_NAMESPACE_END);
}

const take = createTake(isEmisOpen);

/** The first child of a name; further ones stay unseen and so end up unmapped. */
export const one: Take['one'] = (parent, local) => take.one(parent, local);
/** Every child of a name. */
export const many: Take['many'] = (parent, local) => take.many(parent, local);
/** The trimmed text of the first child of a name; `undefined` when absent or blank. */
export const textOf: Take['textOf'] = (parent, local) => take.textOf(parent, local);

/** The meaning of a coded word, by a table; a word outside it is a problem and means nothing. */
export function meaningOf<T>(
  source: Source,
  element: XmlElement | undefined,
  table: ReadonlyMap<string, T>,
): T | undefined {
  const word = present(element?.text);
  if (element === undefined || word === undefined) return undefined;
  if (!table.has(word)) {
    const what = `${element.local} holds a word this reader does not know`;
    source.problems.report('error', pathOf(element), what);
  }
  return table.get(word);
}
