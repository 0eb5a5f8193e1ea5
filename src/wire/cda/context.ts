import type { DataItem } from '../../record/item.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { Draft } from './draft.ts';
import type { SectionKind } from './sections.ts';
import type { Source } from './source.ts';

/** What reading a statement needs to know, and what it tells beside entries. */
export interface Context {
  readonly source: Source;
  readonly section: SectionKind;
  /** Items of which the section states that there is nothing. */
  readonly asserted: Set<DataItem>;
}

/** Entries a statement gave; `undefined` when it is of a shape the reader does not know. */
export type Read = readonly Draft[] | undefined;

/** Tells a statement that says something did not happen, which must never be read as if it did. */
export function leaveNegated({ source }: Context, element: XmlElement): Read {
  source.problems.report(
    'error',
    pathOf(element),
    `a negated ${element.local} this reader has no entry for, left out`,
  );
  return [];
}
