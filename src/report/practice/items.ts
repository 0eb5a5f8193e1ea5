import type { ComparisonDocument, Finding, ItemSummary } from '../../compare/document.ts';
import { DATA_ITEMS, type DataItem, type ItemState } from '../../record/item.ts';
import { assertSum } from '../model-checks.ts';
import type { Cell, Section } from '../model.ts';
import { counted } from '../phrase.ts';
import type { Counting } from '../small-numbers.ts';
import { itemTitle } from '../words.ts';

/** How one patient's data item came out; every compared patient has exactly one for each item. */
type ItemResult = 'same' | 'different' | 'not-comparable' | 'empty';

/** One data item over all compared patients. Counts are of patients but for the entries. */
export interface ItemTally {
  readonly item: DataItem;
  /** At least one side had entries. */
  readonly informative: number;
  readonly same: number;
  readonly different: number;
  readonly notComparable: number;
  readonly empty: number;
  readonly entries: { readonly mig: number; readonly hie: number };
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
        note: 'Informative: at least one side had entries. Same: both sides had entries and nothing above "same meaning" was found. Not comparable: a side withheld the item, was unavailable, did not return it or filed it elsewhere, the match was not certain, or the patient could not be confirmed. Empty on both sides is no evidence.',
        columns: [
          { title: 'Data item', kind: 'text' },
          { title: 'Informative patients', kind: 'count' },
          { title: 'Same', kind: 'count' },
          { title: 'Different', kind: 'count' },
          { title: 'Not comparable', kind: 'count' },
          { title: 'Empty on both sides', kind: 'count' },
          { title: 'Entries on the MIG', kind: 'count' },
          { title: 'Entries on the HIE', kind: 'count' },
        ],
        rows: compared === 0 ? [] : items.map((tally) => itemRow(tally, counting)),
        whenEmpty: 'No patient has been compared, so nothing is known of any data item.',
      },
    ],
  };
}

function itemRow(tally: ItemTally, counting: Counting): Cell[] {
  const { informative, entries } = tally;
  return [
    itemTitle(tally.item),
    counting.patients(informative),
    counting.patients(tally.same),
    counting.patients(tally.different),
    counting.patients(tally.notComparable),
    counting.patients(tally.empty),
    counting.of(entries.mig, informative),
    counting.of(entries.hie, informative),
  ];
}

function tallyItem(item: DataItem, comparisons: readonly ComparisonDocument[]): ItemTally {
  const counts: Record<ItemResult, number> = {
    same: 0,
    different: 0,
    'not-comparable': 0,
    empty: 0,
  };
  const entries = { mig: 0, hie: 0 };
  let informative = 0;
  for (const document of comparisons) {
    const summary = document.items.find((candidate) => candidate.item === item);
    counts[resultOf(item, summary, document)] += 1;
    if (summary === undefined) continue;
    if (isInformative(summary)) informative += 1;
    entries.mig += summary.mig.entries;
    entries.hie += summary.hie.entries;
  }
  const { same, different, empty, 'not-comparable': notComparable } = counts;
  assertSum(comparisons.length, [same, different, notComparable, empty], `patients by ${item}`);
  return { item, informative, same, different, notComparable, empty, entries };
}

function resultOf(
  item: DataItem,
  summary: ItemSummary | undefined,
  document: ComparisonDocument,
): ItemResult {
  const findings = document.findings.filter((finding) => finding.item === item);
  const [unsure, sure] = [findings.filter(isUnsure), findings.filter((one) => !isUnsure(one))];
  if (sure.some((finding) => finding.severity !== 'none')) return 'different';
  if (summary === undefined || !isReadable(document)) return 'not-comparable';
  if (isSilent(summary.mig.state) || isSilent(summary.hie.state)) return 'not-comparable';
  if (unsure.length > 0) return 'not-comparable';
  if (!isInformative(summary)) return 'empty';
  // Entries of an item that one side files elsewhere were matched across items: not seen side by side here.
  const both = summary.mig.state === 'populated' && summary.hie.state === 'populated';
  return both ? 'same' : 'not-comparable';
}

/** Such a finding says that a difference could not be told, not that there is one. */
function isUnsure(finding: Finding): boolean {
  return finding.kind === 'undetermined' || finding.kind === 'ambiguous-match';
}

/** Nothing about a patient who is not surely the same, or of a response that could not be read, counts as the same. */
function isReadable(document: ComparisonDocument): boolean {
  const fatal = document.problems.some((problem) => problem.severity === 'fatal');
  return document.identity.verdict === 'same' && !fatal;
}

function isInformative(summary: ItemSummary): boolean {
  return summary.mig.state === 'populated' || summary.hie.state === 'populated';
}

/** The side said nothing of the item: neither entries nor that there are none. */
function isSilent(state: ItemState): boolean {
  return state === 'withheld' || state === 'unavailable' || state === 'not-returned';
}
