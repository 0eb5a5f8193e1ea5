import { Worker } from 'node:worker_threads';
import type { Chunk } from './chunks.ts';
import { runChunk } from './run-chunk.ts';
import type { Tally } from './tally.ts';
import { emptyTally, mergeTallies } from './tally.ts';

/** How chunks are worked through. */
export interface RunOptions {
  /** Threads; what comes out does not depend on it. */
  readonly jobs: number;
  /** Called after each chunk. */
  readonly onDone: (chunk: Chunk, tally: Tally) => void;
}

/** Works through all chunks, several at a time, and puts their tallies together in the order of the chunks. */
export async function runChunks(
  chunks: readonly Chunk[],
  { jobs, onDone }: RunOptions,
): Promise<Tally> {
  const tallies = chunks.map(emptyTally);
  let next = 0;
  const runAll = async (run: (chunk: Chunk) => Promise<Tally>): Promise<void> => {
    for (let at = next++; at < chunks.length; at = next++) {
      const chunk = chunks[at];
      if (chunk === undefined) return;
      const tally = await run(chunk).catch((error: unknown) => {
        // The figures are of all chunks or of none, so the other threads begin no more of them.
        next = chunks.length;
        throw error;
      });
      tallies[at] = tally;
      onDone(chunk, tally);
    }
  };
  const workers = Math.min(jobs, chunks.length);
  if (workers <= 1) await runAll((chunk) => Promise.resolve(runChunk(chunk)));
  else await Promise.all(Array.from({ length: workers }, () => withWorker(runAll)));
  return mergeTallies(tallies);
}

async function withWorker(
  runAll: (run: (chunk: Chunk) => Promise<Tally>) => Promise<void>,
): Promise<void> {
  const worker = new Worker(new URL('worker.ts', import.meta.url));
  try {
    await runAll((chunk) => {
      const { promise, resolve, reject } = Promise.withResolvers<Tally>();
      worker.once('message', resolve);
      worker.once('error', reject);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      worker.postMessage(chunk);
      return promise.finally(() => worker.off('error', reject));
    });
  } finally {
    await worker.terminate();
  }
}
