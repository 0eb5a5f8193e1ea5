import type { BySide } from '../record/side.ts';
import type { EntryFacts } from './entry-facts.ts';

/** The entries no earlier pass has paired. */
export type Open = BySide<ReadonlySet<EntryFacts>>;

/** What of an entry another one must have too to come into question. */
export type Reach = (entry: EntryFacts) => readonly (string | number)[];

/** The open entries that share something with an open entry of the other side; the others can wait. */
export function withinReach({ mig, hie }: Open, reach: Reach): BySide<Set<EntryFacts>> {
  const known = new Set<string | number>();
  for (const entry of mig) for (const key of reach(entry)) known.add(key);
  const shared = new Set<string | number>();
  const found = { mig: new Set<EntryFacts>(), hie: new Set<EntryFacts>() };
  for (const entry of hie) {
    for (const key of reach(entry)) {
      if (!known.has(key)) continue;
      shared.add(key);
      found.hie.add(entry);
    }
  }
  if (shared.size === 0) return found;
  for (const entry of mig) {
    if (reach(entry).some((key) => shared.has(key))) found.mig.add(entry);
  }
  return found;
}
