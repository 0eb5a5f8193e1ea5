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
}

/** One kind of difference: file name, id and kind of its findings are the same word. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** Why it matters, in one plain sentence for clinicians. */
  readonly why: string;
  /** The default; the severity table says where it is raised or lowered. */
  readonly severity: Severity;
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
