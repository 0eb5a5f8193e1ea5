import type { Reading } from '../../record/reading.ts';
import type { BySide } from '../../record/side.ts';

/** How far behind the other a side may be without anything being wrong. */
export interface Lag {
  readonly seconds: number;
  /** When the answers were taken, an ISO instant; some time of the as-at day when absent. */
  readonly snapshot?: string | undefined;
}

/** What helps to tell a difference from the noise of asking: all of it may be left out. */
export interface Settling {
  /** A second reading of a side, taken after the other side was read. */
  readonly again?: Partial<BySide<Reading>> | undefined;
  readonly lag?: Lag | undefined;
}
