import { sha256 } from '../base/hash.ts';

/** A source of numbers that depend on its seed alone. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different members, in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  /** An independent source: what is drawn from it changes nothing here. */
  fork(label: string): Random;
}

/** A source seeded with text. */
export function createRandom(seed: string): Random {
  const next = sfc32(sha256(seed));
  const between = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const rest = [...list];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) {
      taken.push(...rest.splice(between(0, rest.length - 1), 1));
    }
    return taken;
  };
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (list) => pickFrom(list, next()),
    sample,
    fork: (label) => createRandom(`${seed}\u0000${label}`),
  };
}

function pickFrom<T>(list: readonly T[], position: number): T {
  const found = list[Math.floor(position * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from an empty list');
  return found;
}

/** Chris Doty-Humphrey's "small fast chaotic" generator with a counter, 32 bits. */
function sfc32(hex: string): () => number {
  let [a = 0, b = 0, c = 0, counter = 1] = [0, 8, 16, 24].map(
    (at) => Number.parseInt(hex.slice(at, at + 8), 16) | 0,
  );
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}
