import { parentPort } from 'node:worker_threads';
import type { Chunk } from './chunks.ts';
import { runChunk } from './run-chunk.ts';

// One chunk in, one tally out; the main thread says what comes next.
const port = parentPort;
port?.on('message', (chunk: Chunk) => {
  const tally = runChunk(chunk);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  port.postMessage(tally);
});
