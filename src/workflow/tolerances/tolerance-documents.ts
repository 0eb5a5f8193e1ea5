import type { Standing } from '../../compare/tolerances/standings.ts';
import type { Tolerance } from '../../compare/tolerances/tolerance.ts';
import type { ToleranceEvent } from '../../store/tolerances.ts';

/** A tolerance as documents print it. */
export interface ToleranceDocument {
  readonly id: string;
  readonly state: Standing;
  /** Why it covers nothing; null when it does. */
  readonly why: string | null;
  /** What people should know of it beside the others. */
  readonly notes: readonly string[];
  /** Hash over what it says: what was approved and tested. */
  readonly content: string;
  readonly approvedBy: string | null;
  /** What became, in the newest run, of the findings it means, by outcome. */
  readonly newestRun: Readonly<Record<string, number>>;
  readonly tolerance: Tolerance;
  /** Everything that happened to it, oldest first. */
  readonly history: readonly ToleranceEvent[];
}

/** Shape of `tolerances list`, `add`, `approve` and `expire --json`. */
export interface TolerancesDocument {
  readonly schema: 'mig2hie/tolerances/1';
  /** The day the states are told for. */
  readonly asAt: string;
  /** Hash over the rules they are told under. */
  readonly rules: string;
  /** The run the hits are of; null when there is none. */
  readonly run: string | null;
  readonly count: number;
  readonly tolerances: readonly ToleranceDocument[];
}
