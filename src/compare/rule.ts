import type { EntryKind } from '../record/entry-kind.ts';
import type { DataItem } from '../record/item.ts';
import type { BySide } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { Severity } from './severity.ts';

/** A difference before it gets its id and its place: entries by their index in the record. */
export interface FindingDraft {
  readonly severity: Severity;
  readonly item: DataItem | null;
  readonly mig: number | null;
  readonly hie: number | null;
  readonly field: string | null;
  readonly values: BySide<string | null>;
  readonly confidence: number;
  readonly why: string;
  /** What `why` says without the name of the entry, for the sentence on several of a kind. */
  readonly said?: string | undefined;
  /** Every pair or entry it speaks for, by index in the record, where it speaks for several. */
  readonly members?: readonly BySide<number | null>[] | undefined;
  /** What the severity was looked up with; without it, with nothing but the kind of finding. */
  readonly context?: SeverityContext | undefined;
  /** What it counts as by the delivered table, where a decision of the programme counts it for less. */
  readonly delivered?: Severity | undefined;
}

/** Which way it goes for a reader who moves to the HIE: something lost, something gained, or either. */
export const DIRECTIONS = ['lost', 'gained', 'either'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * Whether a reader of the HIE alone would notice. `no`: the screen looks right; `hardly`: only somebody who
 * knows the patient, or looks twice, sees it; `yes`: it shows as odd or as an explicit mark.
 */
export const DETECTABLES = ['no', 'hardly', 'yes'] as const;
export type Detectable = (typeof DETECTABLES)[number];

/** One kind of difference: file name, id and kind of its findings are the same word. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** Why it matters, in one plain sentence for clinicians. */
  readonly why: string;
  /** The default; the severity table says where it is raised or lowered. */
  readonly severity: Severity;
  readonly direction: Direction;
  readonly detectable: Detectable;
  readonly check: (comparing: Comparing) => readonly FindingDraft[];
}

/** Where a severity is asked for. */
export interface SeverityContext {
  readonly kind?: EntryKind | undefined;
  /** Whether the entry is known to be over. */
  readonly past?: boolean | undefined;
  /** A grade the rule itself tells apart. */
  readonly grade?: string | undefined;
}
