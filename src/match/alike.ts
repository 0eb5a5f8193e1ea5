import { groupBy } from '../base/ordering.ts';
import { isSameContent } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';

/** Gives the entries of a list that say the very same as another one. */
export type FindAlike = (facts: EntryFacts) => readonly EntryFacts[];

/** Finds entries by content. Contents are only written out where the shapes leave a doubt. */
export function alikeFinder(entries: readonly EntryFacts[]): FindAlike {
  const byShape = groupBy(entries, ({ shape }) => shape);
  const byContent = new Map<number, ReadonlyMap<string, readonly EntryFacts[]>>();
  return (facts) => {
    const near = byShape.get(facts.shape) ?? [];
    if (near.length < 2) return near.filter((each) => isSameContent(each, facts));
    let contents = byContent.get(facts.shape);
    if (contents === undefined) {
      contents = groupBy(near, ({ content }) => content);
      byContent.set(facts.shape, contents);
    }
    return contents.get(facts.content) ?? [];
  };
}
