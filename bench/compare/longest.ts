import { pairOf } from './pairs.ts';
import type { Variant } from './pairs.ts';
import { inChild } from './processes.ts';

/** What the longest pair costs in a process of its own that has done nothing before. */
export interface LongestRow {
  readonly variant: Variant;
  readonly entries: { readonly mig: number; readonly hie: number };
  readonly findings: number;
  /** Seconds of CPU. */
  readonly readS: number;
  readonly judgeS: number;
  /** Seconds of the clock, which is what somebody waits; other threads compile and collect meanwhile. */
  readonly wallS: { readonly read: number; readonly judge: number };
  /** Most resident memory of the whole process, reading included, in MB. */
  readonly peakMb: number;
}

const CHILD = new URL('longest-child.ts', import.meta.url);

/** Measures the pair of 20,000 statements that differs in that way. */
export function measureLongest(variant: Variant): LongestRow {
  const { files } = pairOf('longest', variant, 'longest');
  const told = inChild(CHILD, [files], []) as Omit<LongestRow, 'variant'>;
  return { variant, ...told };
}
