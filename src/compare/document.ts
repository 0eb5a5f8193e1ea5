import type { MapRelease } from '../record/code-map.ts';
import type { DataItem, ItemState, ListWarning } from '../record/item.ts';
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

/** A row of a code map: name and release of the map, and the row's own id there. */
export interface DocumentMapRow extends MapRelease {
  readonly row: string;
}

/** One difference. `mig` and `hie` index `entries`; null where the finding has no entry on that side. */
export interface Finding {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  /** What it counts as by the delivered table; only where a decision of the programme counts it for less. */
  readonly delivered?: Severity;
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
  /** Every pair or entry it speaks for, where it speaks for several; one of the worst stands in `mig` and `hie` too. */
  readonly members?: readonly BySide<number | null>[];
  /**
   * For an entry without a partner: the entry of the other side that comes nearest, by its index there, and
   * why the two are no pair; left out where none comes near.
   */
  readonly nearest?: { readonly index: number; readonly why: string };
  /** The same for findings of many patients that have one cause: kind, item, field, codes and formats, hashed. */
  readonly cause?: string;
}

/** What a side says of an item. */
export interface ItemSide {
  readonly state: ItemState;
  readonly entries: number;
  /** Marks on the item's lists; left out where there is none. */
  readonly marks?: readonly ListWarning[];
}

export interface ItemSummary {
  readonly item: DataItem;
  readonly mig: ItemSide;
  readonly hie: ItemSide;
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

/** What became of findings a tolerance means, with the reason; `applied` alone covers them. */
export interface ToleranceTold {
  readonly tolerance: string;
  readonly outcome:
    | 'applied'
    | 'shadowed'
    | 'above-cap'
    | 'out-of-scope'
    | 'proposed'
    | 'untested'
    | 'expired'
    | 'over-budget'
    | 'withdrawn';
  readonly findings: number;
  readonly why: string;
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
    /** How much worse the next best partner is, 0 to 1; only where there was another. */
    readonly margin?: number;
    /** The rows of code maps by which the two mean the same, or one is an ancestor of the other. */
    readonly map?: readonly DocumentMapRow[];
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
  /** Only where code maps were given: the day they were asked as at, and every map in use then. */
  readonly maps?: { readonly asAt: string; readonly inUse: readonly MapRelease[] };
  /** Only where tolerances were given that mean findings of this comparison. */
  readonly tolerances?: readonly ToleranceTold[];
  /** Only where a side gave an answer in place of a record; the other is null when it did not. */
  readonly refusals?: BySide<Refusal | null>;
  readonly summary: {
    readonly entries: BySide<number>;
    readonly pairs: number;
    readonly informativeItems: number;
    readonly findings: Readonly<Partial<Record<Severity, number>>>;
    readonly undetermined: number;
    /** Entries or pairs whose own side wavered; only where a second reading or a lag was given. */
    readonly unstable?: number;
    /** Entries or pairs still on their way; only where a second reading or a lag was given. */
    readonly pending?: number;
    /** Findings covered, by tolerance; only where any is. */
    readonly tolerated?: Readonly<Record<string, number>>;
    readonly verdict: Verdict;
  };
}
