import type { DataItem, ItemState } from '../record/item.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { ProblemSeverity, Refusal } from '../record/reading.ts';
import type { BySide, Side } from '../record/side.ts';
import type { Status } from '../record/status.ts';
import type { PassId } from '../match/matching.ts';
import type { Severity } from './severity.ts';

/** Name of the stable shape below; a change that breaks readers gets a new number. */
export const COMPARISON_SCHEMA = 'mig2hie/comparison/1';

export type Verdict = 'parity' | 'differences' | 'undetermined';

/** A code as documents print it. */
export interface DocumentCode {
  readonly system: string;
  readonly code: string;
  readonly term?: string;
  /** SNOMED only: whether the identifier names a concept or a description. */
  readonly identifies?: 'concept' | 'description';
}

/** An entry as documents print it: no identifier, no free text. Absent fields are left out. */
export interface DocumentEntry {
  readonly item: DataItem;
  readonly kind: EntryKind;
  readonly term?: string;
  readonly codes: readonly DocumentCode[];
  readonly date?: string;
  readonly status?: Status;
  readonly value?: string;
  readonly unit?: string;
  readonly dose?: string;
  readonly source: string;
}

/** One difference. `mig` and `hie` index `entries`; null where the finding has no entry on that side. */
export interface Finding {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly item: DataItem | null;
  readonly mig: number | null;
  readonly hie: number | null;
  readonly field: string | null;
  readonly values: BySide<string | null>;
  readonly confidence: number;
  /** One plain sentence for a clinician. */
  readonly why: string;
  /** Id of the tolerance that covers it, if one does. */
  readonly tolerance: string | null;
}

export interface ItemSummary {
  readonly item: DataItem;
  readonly mig: { readonly state: ItemState; readonly entries: number };
  readonly hie: { readonly state: ItemState; readonly entries: number };
  readonly pairs: number;
  readonly findings: number;
}

export interface NotComparable {
  readonly item: DataItem;
  readonly kind: EntryKind;
  readonly field: string;
  readonly why: string;
  readonly entries: number;
}

/** Everything one comparison says; see docs/comparison-document.md for each field. */
export interface ComparisonDocument {
  readonly schema: typeof COMPARISON_SCHEMA;
  readonly case: string;
  readonly tool: { readonly version: string; readonly rules: string };
  readonly formats: BySide<string>;
  readonly identity: {
    readonly verdict: 'same' | 'different' | 'undetermined';
    readonly differs: readonly string[];
  };
  readonly items: readonly ItemSummary[];
  readonly pairs: readonly {
    readonly mig: number;
    readonly hie: number;
    readonly pass: PassId;
    readonly confidence: number;
  }[];
  readonly entries: BySide<readonly DocumentEntry[]>;
  readonly findings: readonly Finding[];
  readonly notComparable: readonly NotComparable[];
  readonly problems: readonly {
    readonly side: Side;
    readonly severity: ProblemSeverity;
    readonly path: string;
    readonly what: string;
  }[];
  readonly unmapped: readonly {
    readonly side: Side;
    readonly path: string;
    readonly count: number;
  }[];
  /** Only where a side gave an answer in place of a record; the other is null when it did not. */
  readonly refusals?: BySide<Refusal | null>;
  readonly summary: {
    readonly entries: BySide<number>;
    readonly pairs: number;
    readonly informativeItems: number;
    readonly findings: Readonly<Partial<Record<Severity, number>>>;
    readonly undetermined: number;
    readonly verdict: Verdict;
  };
}
