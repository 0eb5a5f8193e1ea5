import { groupBy } from '../base/ordering.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { DataItem } from '../record/item.ts';
import { otherSide } from '../record/side.ts';
import type { BySide, Side } from '../record/side.ts';
import type { ComparedPair } from './difference.ts';
import type { Absence } from './presence.ts';

/** Every entry of one kind in an item, where the other side shows none of that kind at all. */
export interface KindAbsence<T extends Absence = Absence> {
  readonly side: Side;
  readonly item: DataItem;
  readonly kind: EntryKind;
  readonly absences: readonly T[];
}

/** A single lost entry that was the only one of its kind is just that entry. */
const LEAST = 2;

/**
 * Kinds of which one side shows nothing while their item holds other things: the list of vaccinations is
 * empty or was left out, and the operations under the same item hide it.
 */
export function findWholeKinds<T extends Absence>(
  absences: readonly T[],
  pairs: readonly ComparedPair[],
  facts: BySide<readonly EntryFacts[]>,
): readonly KindAbsence<T>[] {
  const groups = groupBy(absences, ({ side, facts: { entry } }) => `${side} ${entry.kind}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < LEAST) return [];
    const { side, facts: own } = first;
    const { kind } = own.entry;
    const isShown = facts[otherSide(side)].some(({ entry }) => entry.kind === kind);
    const isKept = pairs.some((pair) => pair[side].entry.kind === kind);
    if (isShown || isKept) return [];
    return [...groupBy(group, (one) => one.facts.entry.item)].flatMap(([item, some]) =>
      some.length < LEAST ? [] : [{ side, item, kind, absences: some }],
    );
  });
}
