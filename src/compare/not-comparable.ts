import { compareText } from '../base/ordering.ts';
import type { Entry } from '../record/entry.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { Comparing } from './comparing.ts';
import type { NotComparable } from './document.ts';

/** What could be told neither equal nor different, once for each reason, with how many entries it concerns. */
export function notComparableOf({ unknowns, absences }: Comparing): NotComparable[] {
  const counts = new Map<string, Count[]>();
  for (const { pair, field, why } of unknowns) count(counts, pair.entries.mig, { field, why });
  for (const { facts, why } of absences.excused) {
    count(counts, facts.entry, { field: 'entry', why });
  }
  return [...counts.values()]
    .flat()
    .sort(
      (a, b) =>
        DATA_ITEMS.indexOf(a.item) - DATA_ITEMS.indexOf(b.item) ||
        compareText(a.kind, b.kind) ||
        compareText(a.field, b.field) ||
        compareText(a.why, b.why),
    );
}

type Count = { -readonly [Name in keyof NotComparable]: NotComparable[Name] };

/** Adds one to the count of its item, kind and field; the reasons are few, and so are the counts under each. */
function count(
  counts: Map<string, Count[]>,
  { item, kind }: Entry,
  { field, why }: { readonly field: string; readonly why: string },
): void {
  let same = counts.get(why);
  if (same === undefined) counts.set(why, (same = []));
  const known = same.find(
    (each) => each.kind === kind && each.item === item && each.field === field,
  );
  if (known === undefined) same.push({ item, kind, field, why, entries: 1 });
  else known.entries += 1;
}
