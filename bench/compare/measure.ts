import type { BySide } from '../../src/record/side.ts';
import { alternate } from '../timing/alternate.ts';
import type { Case, Effort, Timing } from '../timing/alternate.ts';
import { pairOf } from './pairs.ts';
import type { Size, TimedPair, Variant } from './pairs.ts';
import { judge, parsePair, readPair } from './steps.ts';
import { bareStore, ourStore } from './stores.ts';

/** What one pair costs, beside what its bytes cost to go through at all. */
export interface CompareRow {
  readonly size: Size;
  readonly variant: Variant;
  /** Of the first of the pairs measured. */
  readonly entries: BySide<number>;
  readonly findings: number;
  readonly bytes: number;
  /** The bare parse of both answers. */
  readonly parse: Timing;
  readonly read: Timing;
  /** Matching and judging. */
  readonly judge: Timing;
  /** Read both, match, judge, store. */
  readonly whole: Timing;
  /** The bare parse of both and plain rows in SQLite. */
  readonly floor: Timing;
  readonly judgeRatio: number;
  readonly wholeRatio: number;
  /** Whole pairs one core gets through in a second. */
  readonly pairsPerS: number;
}

/** Targets of the design, for pairs with eight differences. */
export const TARGETS = { judge: 0.5, whole: 1.5, longestS: 5, longestMb: 1000, pairsPerS: 200 };

/** Pairs that take turns, so that no case learns one pair by heart. */
const PAIRS = 6;

/** Measures pairs of one size that differ in one way. */
export function measurePairs(size: Size, variant: Variant, effort: Effort): CompareRow {
  const pairs = Array.from({ length: PAIRS }, (_, at) => {
    const pair = pairOf(size, variant, String(at));
    const readings = readPair(pair);
    return { pair, readings, document: judge(readings, pair) };
  });
  const [first] = pairs;
  if (first === undefined) throw new RangeError('no pairs');
  const [ours, bare] = [ourStore(), bareStore()];
  try {
    const timings = alternate(
      {
        parse: inTurn(pairs, ({ pair }) => parsePair(pair)),
        read: inTurn(pairs, ({ pair }) => readPair(pair)),
        judge: inTurn(pairs, ({ pair, readings }) => judge(readings, pair)),
        whole: inTurn(pairs, ({ pair }) => ours.keep(judge(readPair(pair), pair))),
        floor: inTurn(pairs, ({ pair, document }) => {
          parsePair(pair);
          bare.keep(document);
        }),
      },
      effort,
    );
    const { summary, findings } = first.document;
    return {
      size,
      variant,
      entries: summary.entries,
      findings: findings.length,
      bytes: bytesOf(first.pair),
      ...timings,
      judgeRatio: timings.judge.cpuMs / timings.parse.cpuMs,
      wholeRatio: timings.whole.cpuMs / timings.floor.cpuMs,
      pairsPerS: 1000 / timings.whole.cpuMs,
    };
  } finally {
    ours.close();
    bare.close();
  }
}

function inTurn<T>(list: readonly T[], work: (one: T) => unknown): Case {
  let at = 0;
  return () => {
    at = (at + 1) % list.length;
    work(list[at] as T);
  };
}

function bytesOf({ files }: TimedPair): number {
  return [...files.mig, ...files.hie].reduce((sum, file) => sum + file.length, 0);
}
