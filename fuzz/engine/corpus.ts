import type { Format } from '../../src/wire/formats.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { mutate } from '../mutate/mutate.ts';
import type { FuzzInput } from './check.ts';

/** A document to start from. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Well-formed to its last sign, so that no proper beginning of it is a whole document. */
  readonly whole: boolean;
}

/** What inputs are made from: seeds of this reader's format, others', and inputs that did something new. */
export interface Corpus {
  readonly own: readonly Seed[];
  readonly foreign: readonly Seed[];
  readonly kept: Uint8Array[];
}

/** Which sequence of inputs is meant; the same plan and corpus give the same input for each number. */
export interface Plan {
  readonly seed: string;
  readonly reader: string;
}

/** More would not be drawn often enough to matter. */
export const KEPT_MAX = 3000;
/** A larger input makes all that come from it slow. */
export const KEPT_BYTES_MAX = 300_000;

/** As much as the registry is given to tell a format from. */
const HEAD_BYTES = 64 * 1024;

/** Where a reader's inputs come from at the start of a run: the same every time. */
export function startingCorpus(format: Pick<Format, 'detect'>, seeds: readonly Seed[]): Corpus {
  const decoder = new TextDecoder('utf-8');
  const claimed = seeds.map(({ bytes }) =>
    format.detect(decoder.decode(bytes.subarray(0, HEAD_BYTES))),
  );
  return {
    own: seeds.filter((_, index) => claimed[index]),
    foreign: seeds.filter((_, index) => claimed[index] !== true),
    kept: [],
  };
}

/** The input with this number, from 0. First every seed as it is, then changed ones. */
export function inputOf(plan: Plan, corpus: Corpus, number: number): FuzzInput {
  const seeds = [...corpus.own, ...corpus.foreign];
  const seed = seeds[number];
  if (seed !== undefined) return { bytes: seed.bytes, truncated: false, compare: true };
  const random = createRandom(`${plan.seed}\n${plan.reader}\n${number}`);
  const compare = random.chance(0.1);
  const victim = corpus.own.length > 0 && random.chance(0.05) ? random.pick(corpus.own) : undefined;
  const cut = victim?.whole === true ? cutDocument(random, victim.bytes) : undefined;
  if (cut !== undefined) return { bytes: cut, truncated: true, compare };
  const other = seeds.length > 0 ? random.pick(seeds).bytes : new Uint8Array();
  return { bytes: mutate(random, choose(random, corpus), other), truncated: false, compare };
}

function choose(random: Random, { own, foreign, kept }: Corpus): Uint8Array {
  if (kept.length > 0 && random.chance(0.6)) {
    // The smaller of two: small documents are quicker to read and change more for each mutation.
    const [one, two] = [random.pick(kept), random.pick(kept)];
    return one.length <= two.length ? one : two;
  }
  const seeds = own.length > 0 && (foreign.length === 0 || random.chance(0.95)) ? own : foreign;
  return seeds.length > 0 ? random.pick(seeds).bytes : new Uint8Array();
}

/** A proper beginning of a whole document: the cut is before its last end tag or bracket. */
export function cutDocument(random: Random, bytes: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const first = text.subarray(0, 200).toString('latin1').trimStart().at(0);
  const last = Math.max(text.lastIndexOf(first === '-' || first === 'M' ? '--' : '</'), 0);
  const end = first === '{' ? text.lastIndexOf('}') : last;
  return end <= 1 ? undefined : bytes.slice(0, 1 + random.below(end - 1));
}
