import { groupBy } from '../base/ordering.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { BySide, Side } from '../record/side.ts';
import type { EntryFacts } from './entry-facts.ts';

/** What is known when one entry is looked for as several. */
export interface Around {
  readonly facts: BySide<readonly EntryFacts[]>;
  readonly open: BySide<ReadonlySet<EntryFacts>>;
  readonly partnerOf: (entry: EntryFacts) => EntryFacts | undefined;
  readonly ofKind: FindKind;
  /** Entries that belong to a division already. */
  readonly taken: Set<EntryFacts>;
}

/** Gives the entries of one kind of a side, in the order of the answer. */
export type FindKind = (side: Side, kind: EntryKind) => readonly EntryFacts[];

/** Finds entries by kind; a side is gone through once, and only when it is asked for. */
export function kindFinder(facts: BySide<readonly EntryFacts[]>): FindKind {
  const known: Partial<Record<Side, ReadonlyMap<EntryKind, readonly EntryFacts[]>>> = {};
  return (side, kind) => {
    const kinds = (known[side] ??= groupBy(facts[side], ({ entry }) => entry.kind));
    return kinds.get(kind) ?? NOTHING;
  };
}

const NOTHING: readonly EntryFacts[] = [];
