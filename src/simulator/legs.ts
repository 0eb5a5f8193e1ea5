import type { BenchCase, LegId } from './legs/case.ts';
import { planClean } from './legs/clean.ts';
import { planPractices } from './legs/practice.ts';
import { planSeveral } from './legs/several.ts';
import { planFormats, planNoisy, planSingle } from './legs/single.ts';
import { planTwins } from './legs/twins.ts';

const PLANS: Readonly<Record<LegId, (seed: string, count: number) => Generator<BenchCase>>> = {
  L1: planSingle,
  L2: planNoisy,
  L3: planSeveral,
  L4: planTwins,
  L5: planClean,
  L6: planFormats,
  L8: planPractices,
};

/**
 * The cases of a leg of the benchmark, made as they are asked for: `count` of them, practices for L8.
 * The same seed and count give the same cases, byte for byte.
 */
export function planLeg(leg: LegId, seed: string, count: number): Iterable<BenchCase> {
  return { [Symbol.iterator]: () => PLANS[leg](seed, count) };
}
