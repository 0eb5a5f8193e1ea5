import { compareText, tally } from '../base/ordering.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { DataItem } from '../record/item.ts';
import type { Comparing } from './comparing.ts';
import type { NotComparable } from './document.ts';

/** What could be told neither equal nor different, once for each reason, with how many entries it concerns. */
export function notComparableOf({ unknowns, absences }: Comparing): NotComparable[] {
  const fields = unknowns.map(({ pair, field, why }) => keyOf(pair.entries.mig, field, why));
  const entries = absences.excused.map(({ facts, why }) => keyOf(facts.entry, 'entry', why));
  return [...tally([...fields, ...entries], (key) => key)]
    .map(([key, count]) => fromKey(key, count))
    .sort(
      (a, b) =>
        DATA_ITEMS.indexOf(a.item) - DATA_ITEMS.indexOf(b.item) ||
        compareText(a.kind, b.kind) ||
        compareText(a.field, b.field) ||
        compareText(a.why, b.why),
    );
}

function keyOf(
  { item, kind }: { item: DataItem; kind: EntryKind },
  field: string,
  why: string,
): string {
  return JSON.stringify([item, kind, field, why]);
}

function fromKey(key: string, entries: number): NotComparable {
  const [item, kind, field, why] = JSON.parse(key) as [DataItem, EntryKind, string, string];
  return { item, kind, field, why, entries };
}
