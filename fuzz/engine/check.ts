import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { Reading } from '../../src/record/reading.ts';
import type { Format } from '../../src/wire/formats.ts';
import { readResponse } from '../../src/wire/read-response.ts';
import { behaviourOf } from './behaviour.ts';
import { findCanary } from './canary.ts';

/** What must hold of every input. `hang`, `memory` and `died` are seen from outside the process. */
export const CHECKS = [
  'throws',
  'not-repeatable',
  'leaks',
  'truncation-unseen',
  'grows',
  'compare-throws',
  'hang',
  'memory',
  'died',
] as const;
export type Check = (typeof CHECKS)[number];

/** A check that failed. Findings with the same signature have, most likely, the same cause. */
export interface Violation {
  readonly check: Check;
  readonly signature: string;
}

/** One input as it is executed. */
export interface FuzzInput {
  readonly bytes: Uint8Array;
  /** A proper beginning of a well-formed document: whatever is read of it must not pass for all. */
  readonly truncated: boolean;
  /** Whether to compare what was read with itself, too. */
  readonly compare: boolean;
}

/** What one execution showed. */
export interface Execution {
  readonly violation: Violation | undefined;
  /** What the reading did, as words; a word never seen before makes an input worth keeping. */
  readonly behaviour: readonly string[];
}

/** Reads an input with one reader, and as any response, and checks everything that must hold. */
export function execute(format: Pick<Format, 'read'>, input: FuzzInput): Execution {
  const behaviour: string[] = [];
  const violation =
    checkReader(format.read, input, behaviour) ?? checkReader(readResponse, input, behaviour);
  return { violation, behaviour };
}

type Read = (content: Uint8Array) => Reading;

function checkReader(read: Read, input: FuzzInput, behaviour: string[]): Violation | undefined {
  // Each reading gets bytes of its own, so that a reader that writes into them is found out.
  const first = attempt(() => read(input.bytes.slice()));
  if ('thrown' in first) return first.thrown;
  const second = attempt(() => read(input.bytes.slice()));
  if ('thrown' in second) return second.thrown;
  for (const word of behaviourOf(first.value)) behaviour.push(word);
  return (
    repeatable(first.value, second.value) ??
    leak(first.value) ??
    truncation(first.value, input) ??
    growth(first.value, input) ??
    (input.compare ? comparison(first.value) : undefined)
  );
}

function attempt<T>(action: () => T): { readonly value: T } | { readonly thrown: Violation } {
  try {
    return { value: action() };
  } catch (error) {
    return { thrown: { check: 'throws', signature: describeError(error) } };
  }
}

/** Name and place only: the message may quote the input. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const frames = (error.stack ?? '').split('\n').flatMap((line) => {
    const found = /(?:src|test)\/[\w./-]+\.ts:\d+/.exec(line);
    return found === null ? [] : [found[0]];
  });
  // A full stack ends at a different depth each time: the place where it was full says nothing.
  const place = error instanceof RangeError ? (frames.at(0) ?? '').replace(/:\d+$/, '') : frames[0];
  return `${error.name} at ${place ?? 'an unknown place'}`;
}

function repeatable(first: Reading, second: Reading): Violation | undefined {
  if (print(first) === print(second)) return undefined;
  return { check: 'not-repeatable', signature: first.format };
}

function leak(reading: Reading): Violation | undefined {
  const place = findCanary(reading);
  return place === undefined ? undefined : { check: 'leaks', signature: `in ${place}` };
}

function truncation(reading: Reading, { truncated }: FuzzInput): Violation | undefined {
  if (!truncated || !reading.record.items.some(({ state }) => state === 'populated')) {
    return undefined;
  }
  const told = reading.problems.some(({ severity }) => severity !== 'warning');
  return told ? undefined : { check: 'truncation-unseen', signature: reading.format };
}

/** What is read of an input may be larger than it, but only so many times. */
function growth(reading: Reading, { bytes }: FuzzInput): Violation | undefined {
  const { record, problems, unmapped } = reading;
  const size = print({ record, problems, unmapped }).length;
  if (record.entries.length <= bytes.length && size <= GROWTH_MAX * bytes.length + GROWTH_FREE) {
    return undefined;
  }
  return { check: 'grows', signature: reading.format };
}

const GROWTH_MAX = 100;
const GROWTH_FREE = 1_000_000;

function comparison(reading: Reading): Violation | undefined {
  const compare = (): string =>
    print(compareReadings({ case: 'fuzz', mig: reading, hie: reading, asAt: AS_AT, tool: TOOL }));
  const first = attempt(compare);
  if ('thrown' in first) return { ...first.thrown, check: 'compare-throws' };
  const second = attempt(compare);
  if ('value' in second && first.value === second.value) return undefined;
  return { check: 'not-repeatable', signature: 'a comparison' };
}

const AS_AT = '2026-11-02' as CalendarDate;
const TOOL = { version: 'fuzz' };

function print(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? `${each}n` : each,
  );
}
