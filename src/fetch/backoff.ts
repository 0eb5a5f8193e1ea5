/** No wait between two tries is longer, whatever a gateway asks for. */
export const WAIT_MS_MAX = 120_000;

/**
 * How long to wait before the next try: doubling with each attempt, between half and all of it at
 * random, so that requests which failed together do not come back together. A `Retry-After` is kept
 * as a minimum.
 */
export function waitMs(
  attempt: number,
  options: {
    readonly baseMs: number;
    readonly retryAfterMs: number | undefined;
    readonly random: () => number;
  },
): number {
  const full = Math.min(options.baseMs * 2 ** (attempt - 1), WAIT_MS_MAX);
  const jittered = full / 2 + (full / 2) * options.random();
  return Math.min(Math.max(jittered, options.retryAfterMs ?? 0), WAIT_MS_MAX);
}

/** Reads a `Retry-After` header (seconds, or an HTTP date) as milliseconds from `now`. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Random numbers from a seed text (mulberry32), so that a run can be repeated with the same waits. */
export function seededRandom(seed: string): () => number {
  let state = 0x9e3779b9;
  for (const character of seed)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
