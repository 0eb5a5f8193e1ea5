import { ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { Entry } from '../../record/entry.ts';
import { DATA_ITEMS } from '../../record/item.ts';
import type { DataItem, ItemReport, ItemState, ListWarning } from '../../record/item.ts';
import type { Patient } from '../../record/record.ts';
import { finish } from './draft.ts';
import type { Draft } from './draft.ts';

/** What an answer was asked for. */
export type Asked =
  | { readonly scope: 'views'; readonly items: readonly DataItem[] }
  | { readonly scope: 'whole-record' };

/** Entries filed under items, and a report for each of the ten. */
export interface Filed {
  readonly entries: readonly Entry[];
  readonly items: readonly ItemReport[];
}

/**
 * Files entries. An answer to one view is that view; one that mixes views does not say which entry
 * belongs to which, so the kind decides.
 */
export function fileEntries(
  asked: Asked,
  drafts: readonly Draft[],
  patient: Patient | undefined,
): Filed {
  const only = asked.scope === 'views' && asked.items.length === 1 ? asked.items[0] : undefined;
  const warnings = new Map<DataItem, Set<ListWarning>>();
  const entries = drafts.map((draft) => {
    const item = only ?? ITEM_OF_KIND[draft.kind];
    const marks = warnings.get(item) ?? new Set();
    for (const warning of draft.warnings) marks.add(warning);
    warnings.set(item, marks);
    return finish(draft, item);
  });
  const items = DATA_ITEMS.map((item) => ({
    item,
    state: stateOf(item, asked, { entries, patient }),
    warnings: [...(warnings.get(item) ?? [])].sort(),
  }));
  return { entries, items };
}

/** Ten reports of one and the same state. */
export function sameForAll(state: ItemState, reason?: string): readonly ItemReport[] {
  return DATA_ITEMS.map((item) => ({ item, state, warnings: [], reason }));
}

function stateOf(
  item: DataItem,
  asked: Asked,
  found: { readonly entries: readonly Entry[]; readonly patient: Patient | undefined },
): ItemState {
  if (item === 'patient-details' && isDescribed(found.patient)) return 'populated';
  const entries = found.entries.filter((entry) => entry.item === item);
  if (entries.length > 0) return assertsNone(entries) ? 'asserted-none' : 'populated';
  return wasAnswered(item, asked) ? 'nothing-recorded' : 'not-returned';
}

function isDescribed(patient: Patient | undefined): boolean {
  return (
    patient?.birthDate !== undefined ||
    patient?.familyName !== undefined ||
    patient?.givenName !== undefined
  );
}

/** The statement that no allergy is known counts as such when no allergy stands beside it. */
function assertsNone(entries: readonly Entry[]): boolean {
  const allergies = entries.flatMap(({ detail }) => (detail.kind === 'allergy' ? [detail] : []));
  return allergies.length > 0 && allergies.every(({ asserts }) => asserts === 'none-known');
}

/**
 * The summary is put together from other views. An answer that holds more than the summary does not say
 * which of its entries are the summary's, so there it was not returned.
 */
function wasAnswered(item: DataItem, asked: Asked): boolean {
  if (asked.scope === 'whole-record') return item !== 'summary';
  if (item === 'summary') return asked.items.length === 1 && asked.items[0] === 'summary';
  return asked.items.includes(item);
}
