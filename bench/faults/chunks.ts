import type { LegId } from '../../src/simulator/legs/case.ts';

/** A share of a leg that is worked through at a time; what comes of it depends on nothing else. */
export interface Chunk {
  readonly leg: LegId;
  /** The seed its cases are planned from; asked for alone it gives the same cases. */
  readonly seed: string;
  /** Cases to plan; with `faults`, those to find among as many as it takes. */
  readonly count: number;
  /** The one case of the plan that is looked at, by its place. */
  readonly only?: number | undefined;
  /** Numbers or ids of faults; only pairs with one of them are looked at. */
  readonly faults?: readonly string[] | undefined;
  /** Id of the one pair that is looked at. */
  readonly pair?: string | undefined;
}

/** Cases of a chunk; a multiple of all that a plan takes by turns. */
const CHUNK = 500;

/**
 * The chunks of a leg: its first one has the seed as it is, further ones the seed and their number. A leg of
 * practices is one long plan, each practice a chunk.
 */
export function chunksOf(leg: LegId, seed: string, count: number): Chunk[] {
  if (leg === 'L8') {
    return Array.from({ length: count }, (_, only) => ({ leg, seed, count: only + 1, only }));
  }
  return Array.from({ length: Math.ceil(count / CHUNK) }, (_, at) => ({
    leg,
    seed: at === 0 ? seed : `${seed}.${at}`,
    count: Math.min(CHUNK, count - at * CHUNK),
  }));
}

/** The chunk that holds a pair, told from its id; undefined for what is no id of a pair. */
export function pairOfId(id: string): Chunk | undefined {
  const match = /^(?<seed>.+)-(?<leg>L[1-68])-(?<rest>.+)$/u.exec(id);
  const { seed, leg, rest } = match?.groups ?? {};
  if (seed === undefined || leg === undefined || rest === undefined) return undefined;
  const only = leg === 'L8' ? Number.parseInt(rest, 10) - 1 : undefined;
  return { leg: leg as LegId, seed, count: only === undefined ? CHUNK : only + 1, only, pair: id };
}
