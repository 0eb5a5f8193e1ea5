import type { EntryKind } from './entry-kind.ts';

/** The ten views of the GP record the MIG offers, in its own order. */
export const DATA_ITEMS = [
  'patient-details',
  'summary',
  'problems',
  'diagnoses',
  'medication',
  'risks-and-warnings',
  'procedures',
  'investigations',
  'examinations',
  'events',
] as const;
export type DataItem = (typeof DATA_ITEMS)[number];

/**
 * What a side said about an item. Only `populated` is evidence of parity, and an item empty on
 * both sides is none. `asserted-none` is a clinical statement (no known allergies);
 * `nothing-recorded` is an empty list; `withheld` was held back (confidential, in transit, awaiting
 * filing, consent); `unavailable` is off, unsupported or in error; `text-only` holds wording for people
 * and no entry that could be compared (a CDA section with a narrative alone): neither evidence nor
 * loss; `not-returned` was never part of the answer.
 */
export const ITEM_STATES = [
  'populated',
  'asserted-none',
  'nothing-recorded',
  'withheld',
  'unavailable',
  'text-only',
  'not-returned',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Marks a side puts on a list that still holds entries: some of it may be held back. */
export const LIST_WARNINGS = [
  'confidential-items',
  'data-in-transit',
  'data-awaiting-filing',
] as const;
export type ListWarning = (typeof LIST_WARNINGS)[number];

/** One item of a side, as the side reported it. */
export interface ItemReport {
  readonly item: DataItem;
  readonly state: ItemState;
  /** Marks on the item's lists, sorted, without repeats. */
  readonly warnings: readonly ListWarning[];
  /** Which kinds of entry each mark speaks of, where the item is made of several lists. */
  readonly marks?:
    | readonly { readonly warning: ListWarning; readonly kinds: readonly EntryKind[] }[]
    | undefined;
  /** For `withheld` and `unavailable`: the side's own reason, in our words. */
  readonly reason?: string | undefined;
}
