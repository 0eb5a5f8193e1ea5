/** Runs that are told; a text with more of them is written in other letters, or is hostile. */
const RUNS_MAX = 1000;

/** Bytes looked at together. */
const STEP = 16;
const HIGHEST_BITS = 0x80808080;
const BEYOND_ASCII = 0x80;

const NONE: readonly number[] = [];

/**
 * Start and end, in pairs of byte positions, of what stands beyond ASCII in a text of UTF-8; none where there
 * is too much of it.
 */
export function wideRuns(bytes: Uint8Array): readonly number[] {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const last = bytes.length - STEP;
  const runs: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at <= last && isPlain(words, at)) at += STEP;
    else at = addRuns(bytes, at, runs);
    if (runs.length > 2 * RUNS_MAX) return NONE;
  }
  return runs;
}

function isPlain(words: DataView, at: number): boolean {
  const signs =
    words.getInt32(at) | words.getInt32(at + 4) | words.getInt32(at + 8) | words.getInt32(at + 12);
  return (signs & HIGHEST_BITS) === 0;
}

/** Adds the runs that begin in the next few bytes, and answers the position behind the last of both. */
function addRuns(bytes: Uint8Array, from: number, runs: number[]): number {
  const end = Math.min(from + STEP, bytes.length);
  let at = from;
  while (at < end) {
    const start = at;
    while ((bytes[at] as number) >= BEYOND_ASCII) at += 1;
    if (at > start) runs.push(start, at);
    else at += 1;
  }
  return at;
}
