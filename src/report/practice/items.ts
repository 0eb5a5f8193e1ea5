import type { ComparisonDocument } from '../../compare/document.ts';
import { DATA_ITEMS, type DataItem } from '../../record/item.ts';
import { assertSum } from '../model-checks.ts';
import type { Cell, Section } from '../model.ts';
import { counted } from '../phrase.ts';
import type { Counting, Shown } from '../small-numbers.ts';
import { itemTitle } from '../words.ts';
import { type ItemResult, judgeItem } from './judge-item.ts';

/** Entries of one data item over all compared patients, and how many patients have some. */
interface EntryCount {
  entries: number;
  patients: number;
}

/** One data item over all compared patients. Counts are of patients but for the entries. */
export interface ItemTally {
  readonly item: DataItem;
  readonly same: number;
  readonly different: number;
  readonly notComparable: number;
  readonly empty: number;
  /** Why the item was not comparable, or no evidence, and in how many patients. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly mig: Readonly<EntryCount>;
  /** Entries of the MIG with a partner on the HIE, wherever that files it. */
  readonly paired: Readonly<EntryCount>;
  /** Entries the HIE files under this item that have no partner on the MIG. */
  readonly alone: Readonly<EntryCount>;
}

/** Counts each data item over the comparisons. */
export function tallyItems(comparisons: readonly ComparisonDocument[]): ItemTally[] {
  return DATA_ITEMS.map((item) => tallyItem(item, comparisons));
}

/** The table of data items. */
export function itemsSection(
  items: readonly ItemTally[],
  compared: number,
  counting: Counting,
): Section {
  return {
    id: 'data-items',
    title: 'Data items',
    blocks: [
      {
        type: 'table',
        caption: `Data items, each in ${counted(counting.patients(compared), 'compared patient')}`,
        note: 'An item is judged over its MIG entries, wherever the HIE files their partners: the HIE files several items of the MIG under others, so the entries of the two sides are not counted against each other. Same: every MIG entry has a partner and nothing above "same meaning" was found; of the patient details, that both sides gave them and agree. "What was not tested" says why an item was not comparable. Empty on both sides is no evidence.',
        columns: [
          { title: 'Data item', kind: 'text' },
          { title: 'Same', kind: 'count' },
          { title: 'Different', kind: 'count' },
          { title: 'Not comparable', kind: 'count' },
          { title: 'Empty on both sides', kind: 'count' },
          { title: 'MIG entries', kind: 'count' },
          { title: 'Of them paired', kind: 'count' },
          { title: 'HIE entries with no MIG partner', kind: 'count' },
        ],
        rows: compared === 0 ? [] : items.map((tally) => itemRow(tally, counting)),
        whenEmpty: 'No patient has been compared, so nothing is known of any data item.',
      },
    ],
  };
}

function itemRow(tally: ItemTally, counting: Counting): Cell[] {
  const shown = ({ entries, patients }: EntryCount): Shown => counting.of(entries, patients);
  return [
    itemTitle(tally.item),
    counting.patients(tally.same),
    counting.patients(tally.different),
    counting.patients(tally.notComparable),
    counting.patients(tally.empty),
    shown(tally.mig),
    shown(tally.paired),
    shown(tally.alone),
  ];
}

function tallyItem(item: DataItem, comparisons: readonly ComparisonDocument[]): ItemTally {
  const counts: Record<ItemResult, number> = {
    same: 0,
    different: 0,
    'not-comparable': 0,
    empty: 0,
  };
  const reasons = new Map<string, number>();
  const [mig, paired, alone] = [noEntries(), noEntries(), noEntries()];
  for (const document of comparisons) {
    const { result, reason } = judgeItem(item, document);
    counts[result] += 1;
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    const summary = document.items.find((candidate) => candidate.item === item);
    count(mig, summary?.mig.entries ?? 0);
    count(paired, summary?.pairs ?? 0);
    count(alone, withoutPartner(item, document));
  }
  const { same, different, empty, 'not-comparable': notComparable } = counts;
  assertSum(comparisons.length, [same, different, notComparable, empty], `patients by ${item}`);
  return { item, same, different, notComparable, empty, reasons, mig, paired, alone };
}

function noEntries(): EntryCount {
  return { entries: 0, patients: 0 };
}

function count(tally: EntryCount, entries: number): void {
  tally.entries += entries;
  if (entries > 0) tally.patients += 1;
}

function withoutPartner(item: DataItem, { entries, pairs }: ComparisonDocument): number {
  const paired = new Set(pairs.map((pair) => pair.hie));
  return entries.hie.filter((entry, index) => entry.item === item && !paired.has(index)).length;
}
