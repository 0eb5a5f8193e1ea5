import { pairOf } from './pairs.ts';
import { inChild } from './processes.ts';

/** What a run of so many pairs took, in a process of its own. */
export interface RunRow {
  readonly pairs: number;
  readonly cpuS: number;
  readonly peakMb: number;
}

const CHILD = new URL('run-child.ts', import.meta.url);

/** Pairs that come back by turns; each is read from its bytes anew. */
const DIFFERENT = 50;

/** How many times as long the longer run is: 40,000 over 1,000 pairs takes too long to be measured often. */
const SCALE = 10;

/** A short run and one ten times as long, of usual pairs with eight differences. */
export function measureRuns(pairs: number): readonly [short: RunRow, long: RunRow] {
  const files = Array.from(
    { length: Math.min(DIFFERENT, pairs) },
    (_, at) => pairOf('usual', 'eight', String(at)).files,
  );
  const run = (count: number): RunRow => inChild(CHILD, files, [String(count)]) as RunRow;
  return [run(Math.max(1, Math.round(pairs / SCALE))), run(pairs)];
}
