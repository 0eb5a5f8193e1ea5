import type { EntryKind } from '../../record/entry-kind.ts';
import type { DataItem } from '../../record/item.ts';
import type { BySide } from '../../record/side.ts';
import type { Direction } from '../rule.ts';
import type { Severity } from '../severity.ts';

/** Severities a tolerance may reach up to; nothing worse is ever covered. */
export const CAPS = ['considerable', 'significant', 'minor'] as const;
export type Cap = (typeof CAPS)[number];

/** The cap of a tolerance that names none; one above it needs the approver's own words. */
export const DEFAULT_CAP: Cap = 'significant';

/** What each side says; null where it says nothing. */
export type ValuePair = BySide<string | null>;

/** Where a tolerance holds; a part that is left out holds everywhere. */
export interface ToleranceScope {
  /** Id of the format on a side. */
  readonly formats?: Partial<BySide<string>> | undefined;
  /** Suppliers of the practice's system, as the register names them. */
  readonly suppliers?: readonly string[] | undefined;
  /** ODS codes of practices. */
  readonly practices?: readonly string[] | undefined;
  /** Versions of mig2hie. */
  readonly versions?: readonly string[] | undefined;
}

/**
 * Which findings are meant. All that is given must hold; a list holds when one of it does. Values are
 * compared exactly: there are no patterns.
 */
export interface TolerancePredicate {
  readonly kind: string;
  readonly item?: DataItem | undefined;
  readonly entryKind?: EntryKind | undefined;
  readonly field?: string | undefined;
  readonly direction: Direction;
  /** What both sides say, together. */
  readonly values?: readonly ValuePair[] | undefined;
  readonly migValues?: readonly (string | null)[] | undefined;
  readonly hieValues?: readonly (string | null)[] | undefined;
  /** A code of each entry, plain or as `system|code`. */
  readonly codes?: readonly BySide<string>[] | undefined;
  /** The unit of each entry; null for none. */
  readonly units?: readonly ValuePair[] | undefined;
}

/** A finding as an example: of a comparison, or written by hand. What it leaves out is not known. */
export interface ToleranceExample {
  readonly kind: string;
  readonly severity?: Severity | undefined;
  readonly item?: DataItem | undefined;
  readonly entryKind?: EntryKind | undefined;
  readonly field?: string | undefined;
  readonly direction?: Direction | undefined;
  readonly values?: ValuePair | undefined;
  readonly codes?: BySide<readonly string[]> | undefined;
  readonly units?: ValuePair | undefined;
}

/** An agreed, expiring exception, as its author wrote it. It never changes: another content is another tolerance. */
export interface Tolerance extends TolerancePredicate {
  /** Words joined by hyphens; stands beside each finding it covers. */
  readonly id: string;
  readonly scope: ToleranceScope;
  readonly reason: string;
  /** Id in the hazard log. */
  readonly hazard: string;
  readonly author: string;
  /** The day it was written. */
  readonly created: string;
  /** The last day it holds. */
  readonly expires: string;
  /** Most findings it may cover in one run; with one more it covers none. */
  readonly budget: number;
  readonly cap: Cap;
  readonly mustMatch: readonly ToleranceExample[];
  readonly mustNotMatch: readonly ToleranceExample[];
}

/** Who did something to a tolerance, when (day or instant), and in what words. */
export interface Signed {
  readonly by: string;
  readonly on: string;
  readonly why?: string | undefined;
}

/** A tolerance with what people and tests said of it. */
export interface ToleranceGiven {
  readonly tolerance: Tolerance;
  /** Of this very content. */
  readonly approved?: Signed | undefined;
  readonly withdrawn?: Signed | undefined;
  /** Hashes over the content and the rules of its newest passed test. */
  readonly tested?: { readonly content: string; readonly rules: string } | undefined;
  /** It ran over its budget in this run, or set. */
  readonly overBudget?: boolean | undefined;
}

/** Everything a comparison needs to apply tolerances. */
export interface Tolerances {
  readonly given: readonly ToleranceGiven[];
  /** The day that decides what is expired, `yyyy-mm-dd`. */
  readonly day: string;
  readonly practice?: string | undefined;
  readonly supplier?: string | undefined;
}
