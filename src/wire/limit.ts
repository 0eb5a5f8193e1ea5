import { ITEM_OF_KIND } from '../record/entry-kind.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { FormatLimit } from '../record/reading.ts';

/** A limit told for the home item of a kind. */
export function limit(kind: EntryKind, field: string, why: string): FormatLimit {
  return { item: ITEM_OF_KIND[kind], kind, field, why };
}
