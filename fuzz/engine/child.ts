/**
 * The process that executes inputs. It may be killed at any moment: what it had begun stands in its
 * status file, and a process after it goes on from there.
 */
import { openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { setImmediate } from 'node:timers/promises';
import type { Format } from '../../src/wire/formats.ts';
import { execute } from './check.ts';
import { KEPT_BYTES_MAX, KEPT_MAX, inputOf, startingCorpus } from './corpus.ts';
import type { Seed } from './corpus.ts';
import { newStatus, writeStatus } from './messages.ts';
import type { Answer, Order, Status } from './messages.ts';

const [statusPath = '', readersPath = ''] = process.argv.slice(2);
const statusFile = openSync(statusPath, 'w');
const { READERS, SEEDS } = (await import(pathToFileURL(readersPath).href)) as {
  READERS: readonly Format[];
  SEEDS?: readonly Seed[];
};

process.on('message', (order: Order) => void obey(order));
process.on('disconnect', () => process.exit(0));
tell({ answer: 'ready' });

async function obey(order: Order): Promise<void> {
  if (order.order === 'run') await run(order);
  else {
    writeStatus(statusFile, { ...newStatus(), number: 0 }, order.input);
    const { violation } = execute(readerOf(order.reader), order.input);
    tell({ answer: 'tried', violation });
  }
}

async function run(order: Extract<Order, { order: 'run' }>): Promise<void> {
  const { plan, from, upTo, untilMs } = order;
  const reader = readerOf(plan.reader);
  // Loaded where needed only: a single input is tried without seeds, and sooner.
  const seeds = SEEDS ?? (await import('./seeds.ts')).loadSeeds();
  const corpus = { ...startingCorpus(reader, seeds), kept: [...order.kept] };
  const seen = new Set(order.seen);
  const status = newStatus();
  let number = from;
  for (; number < upTo && Date.now() < untilMs; number += 1) {
    const input = inputOf(plan, corpus, number);
    status.number = number;
    writeStatus(statusFile, status, input);
    const began = performance.now();
    const { violation, behaviour } = execute(reader, input);
    status.longestMs = Math.max(status.longestMs, performance.now() - began);
    if (violation !== undefined) tell({ answer: 'violation', input, violation });
    const words = behaviour.filter((word) => !seen.has(word));
    for (const word of words) seen.add(word);
    if (words.length > 0 && isWorthKeeping(input.bytes, corpus.kept.length)) {
      corpus.kept.push(input.bytes);
      tell({ answer: 'kept', bytes: input.bytes, words });
    }
    if (number % 32 !== 0) continue;
    measure(status);
    // Lets the channel empty itself and orders arrive.
    await setImmediate();
  }
  measure(status);
  writeStatus(statusFile, status);
  tell({ answer: 'done', next: number });
}

function isWorthKeeping(bytes: Uint8Array, kept: number): boolean {
  return kept < KEPT_MAX && bytes.length <= KEPT_BYTES_MAX;
}

function measure(status: Status): void {
  const { user, system } = process.cpuUsage();
  status.cpuMs = (user + system) / 1000;
  status.rssBytes = Math.max(status.rssBytes, process.memoryUsage.rss());
}

function readerOf(id: string): Format {
  const found = READERS.find((reader) => reader.id === id);
  if (found === undefined) throw new Error(`no reader ${id}`);
  return found;
}

function tell(answer: Answer): void {
  process.send?.(answer);
}
