import type { EntryFacts } from '../match/entry-facts.ts';
import type { DataItem, ItemReport } from '../record/item.ts';
import type { Absence, ItemAbsence } from './presence.ts';

/** Absences of one home list as one cause; undefined when each has to be told by itself. */
export function itemAbsence(
  absences: readonly Absence[],
  homes: ReadonlyMap<EntryFacts, ItemReport>,
): ItemAbsence | undefined {
  const [first] = absences;
  const home = first && homes.get(first.facts);
  if (first === undefined || home === undefined || home.state === 'populated') return undefined;
  const item = first.facts.entry.item;
  const isAllAssertions = absences.every(({ facts }) => facts.noneKnown);
  const isEmpty = home.state === 'asserted-none' || home.state === 'nothing-recorded';
  if (isEmpty && isAllAssertions) return undefined;
  // One lost entry that was the only one looks like an empty list; by itself it is just that entry.
  if (home.state === 'nothing-recorded' && absences.length === 1 && !isCriticalItem(item))
    return undefined;
  const { state, warnings } = home;
  return { side: first.side, item, home: home.item, state, warnings, absences };
}

/** Whether an item holds allergies or drugs, where an unseen loss may do serious harm. */
export function isCriticalItem(item: DataItem): boolean {
  return item === 'risks-and-warnings' || item === 'medication';
}

/**
 * "No known allergies" on the side that denies them is told by the finding on the list it calls empty, and is
 * a member of it. A denial of another list says nothing of the statement.
 */
export function absorbAssertions(
  items: readonly ItemAbsence[],
  single: readonly Absence[],
): { readonly items: readonly ItemAbsence[]; readonly single: readonly Absence[] } {
  const absorbed = new Set<Absence>();
  const told = items.map((group) => {
    if (group.state !== 'asserted-none' || group.item !== 'risks-and-warnings') return group;
    const denials = single.filter(
      ({ side, facts }) =>
        side !== group.side && facts.noneKnown && facts.entry.item === group.item,
    );
    for (const denial of denials) absorbed.add(denial);
    return denials.length === 0 ? group : { ...group, denials };
  });
  return { items: told, single: single.filter((one) => !absorbed.has(one)) };
}
