import { readSync, writeSync } from 'node:fs';
import type { FuzzInput, Violation } from './check.ts';
import type { Plan } from './corpus.ts';

/** What the supervising process tells the one that executes. */
export type Order =
  /** Execute a sequence of inputs from a number on, until told to end. */
  | {
      readonly order: 'run';
      readonly plan: Plan;
      readonly from: number;
      readonly upTo: number;
      readonly untilMs: number;
      /** Inputs kept by a process before this one, in order. */
      readonly kept: readonly Uint8Array[];
      /** Words of behaviour seen by a process before this one. */
      readonly seen: readonly string[];
    }
  /** Execute one input and say what happened. */
  | { readonly order: 'try'; readonly reader: string; readonly input: FuzzInput };

/** What the executing process answers. */
export type Answer =
  | { readonly answer: 'ready' }
  | { readonly answer: 'kept'; readonly bytes: Uint8Array; readonly words: readonly string[] }
  | { readonly answer: 'violation'; readonly input: FuzzInput; readonly violation: Violation }
  | { readonly answer: 'done'; readonly next: number }
  | { readonly answer: 'tried'; readonly violation: Violation | undefined };

/** Numbers at the beginning of the status file, in this order, as 64-bit floats. */
const STATUS = [
  'number',
  'length',
  'truncated',
  'compare',
  'longestMs',
  'rssBytes',
  'cpuMs',
] as const;
const HEAD_BYTES = STATUS.length * 8;

/** What the executing process is at: the input's number and length, and what it took so far. */
export type Status = Record<(typeof STATUS)[number], number>;

/** The state of a process that has executed nothing. */
export function newStatus(): Status {
  return {
    number: -1,
    length: 0,
    truncated: 0,
    compare: 0,
    longestMs: 0,
    rssBytes: 0,
    cpuMs: 0,
  };
}

/**
 * Writes what is about to be executed, the input with it: should the process not survive it, nothing
 * else would know what it was.
 */
export function writeStatus(file: number, status: Status, input?: FuzzInput): void {
  if (input !== undefined) {
    status.length = input.bytes.length;
    status.truncated = Number(input.truncated);
    status.compare = Number(input.compare);
    writeSync(file, input.bytes, 0, input.bytes.length, HEAD_BYTES);
  }
  const head = new Uint8Array(Float64Array.from(STATUS, (name) => status[name]).buffer);
  writeSync(file, head, 0, HEAD_BYTES, 0);
}

/** Reads a state; one that is not written yet has executed nothing. */
export function readStatus(file: number): Status {
  const head = new Float64Array(STATUS.length);
  const read = readSync(file, new Uint8Array(head.buffer), 0, HEAD_BYTES, 0);
  const status = newStatus();
  if (read === HEAD_BYTES) for (const [at, name] of STATUS.entries()) status[name] = head[at] ?? 0;
  return status;
}

/** The input a state speaks of. */
export function readStatusInput(file: number): FuzzInput {
  const { length, truncated, compare } = readStatus(file);
  const bytes = new Uint8Array(length);
  readSync(file, bytes, 0, length, HEAD_BYTES);
  return { bytes, truncated: truncated === 1, compare: compare === 1 };
}
