import { compareText, tally } from '../base/ordering.ts';
import { factsOf } from '../match/entry-facts.ts';
import { ENTRY_KINDS, type EntryKind } from '../record/entry-kind.ts';
import type { DataItem, ItemState } from '../record/item.ts';
import type { Problem, Reading, Refusal, Unmapped } from '../record/reading.ts';
import type { DocumentEntry } from './document.ts';
import { printEntries } from './document-entries.ts';
import { redactEntries } from './redact.ts';

/** Name of the stable shape below; a change that breaks readers gets a new number. */
export const RECORD_SCHEMA = 'mig2hie/record/1';

/** An item of one response: what the side said of it, and what it holds. */
export interface RecordItem {
  readonly item: DataItem;
  readonly state: ItemState;
  readonly entries: number;
  /** First and last date of its entries, each at its own precision; null when none is dated. */
  readonly oldest: string | null;
  readonly newest: string | null;
}

/** What one response holds; see docs/comparison-document.md for each field. */
export interface RecordDocument {
  readonly schema: typeof RECORD_SCHEMA;
  readonly format: string;
  readonly patientFound: boolean;
  readonly items: readonly RecordItem[];
  /** Entries by kind, kinds without an entry left out. */
  readonly kinds: Readonly<Partial<Record<EntryKind, number>>>;
  readonly entries: readonly DocumentEntry[];
  readonly problems: readonly Problem[];
  readonly unmapped: readonly Unmapped[];
  /** Set when the whole answer stands in place of a record. */
  readonly refusal?: Refusal;
}

/** Prints a reading without anything that names the patient. */
export function recordDocument(reading: Reading): RecordDocument {
  const { record } = reading;
  const printed = printEntries(factsOf(record.entries));
  const entries = redactEntries(printed.entries, [record.patient]);
  const kinds = tally(entries, (entry) => entry.kind);
  return {
    schema: RECORD_SCHEMA,
    format: reading.format,
    patientFound: record.patient !== undefined,
    items: record.items.map(({ item, state }) => ({ item, state, ...extent(entries, item) })),
    kinds: Object.fromEntries(
      ENTRY_KINDS.flatMap((kind) => {
        const count = kinds.get(kind);
        return count === undefined ? [] : [[kind, count]];
      }),
    ),
    entries,
    problems: reading.problems.map(({ severity, path, what }) => ({ severity, path, what })),
    unmapped: reading.unmapped.map(({ path, count }) => ({ path, count })),
    ...(reading.refusal === undefined
      ? {}
      : { refusal: { class: reading.refusal.class, why: reading.refusal.why } }),
  };
}

function extent(
  entries: readonly DocumentEntry[],
  item: DataItem,
): Pick<RecordItem, 'entries' | 'oldest' | 'newest'> {
  const own = entries.filter((entry) => entry.item === item);
  const dates = own.flatMap((entry) => entry.date ?? []).sort(compareText);
  return { entries: own.length, oldest: dates[0] ?? null, newest: dates.at(-1) ?? null };
}
