import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, FuzzInput, Violation } from './check.ts';
import { startExecutor } from './executor.ts';
import type { Bounds, Executor } from './executor.ts';
import type { Answer, Status } from './messages.ts';
import { minimise } from './minimise.ts';
import type { Budget } from './minimise.ts';
import { createProber } from './prober.ts';

/** How one reader is to be fuzzed. */
export interface FuzzRequest {
  readonly reader: string;
  readonly seed: string;
  readonly minutes: number;
  /** @default no bound but time */
  readonly executions: number;
  /** Where inputs that were found are written. */
  readonly out: string;
  readonly bounds: Bounds;
  readonly budget: Budget;
  /** Told how far it is, now and then. */
  readonly progress: (state: Progress) => void;
}

/** How far the fuzzing of one reader is. */
export interface Progress {
  readonly reader: string;
  readonly executions: number;
  readonly kept: number;
  readonly findings: number;
}

/** Something that must not happen, with the smallest input found that makes it happen. */
export interface Finding {
  readonly check: Check;
  readonly signature: string;
  readonly file: string;
  readonly bytes: number;
  /** How many inputs showed it. */
  readonly seen: number;
  /** Whether it happened again in a fresh process. */
  readonly again: boolean;
}

/** What the fuzzing of one reader came to. */
export interface ReaderResult {
  readonly reader: string;
  readonly executions: number;
  readonly cpuMinutes: number;
  readonly longestMs: number;
  readonly rssMaxBytes: number;
  /** Inputs kept because they did something new, and how many words of behaviour were seen. */
  readonly kept: number;
  readonly behaviours: number;
  readonly findings: readonly Finding[];
}

interface Found {
  readonly violation: Violation;
  readonly input: FuzzInput;
  seen: number;
}

interface Session {
  next: number;
  cpuMs: number;
  longestMs: number;
  rssBytes: number;
  readonly kept: Uint8Array[];
  readonly seen: string[];
  readonly found: Map<string, Found>;
}

/** Fuzzes one reader; whatever an input does to the process, the run goes on after it. */
export async function fuzzReader(request: FuzzRequest): Promise<ReaderResult> {
  const session: Session = {
    next: 0,
    cpuMs: 0,
    longestMs: 0,
    rssBytes: 0,
    kept: [],
    seen: [],
    found: new Map(),
  };
  const untilMs = Date.now() + request.minutes * 60_000;
  while (session.next < request.executions && Date.now() < untilMs) {
    await runOnce(request, session, untilMs);
  }
  const findings = await settle(request, [...session.found.values()]);
  return {
    reader: request.reader,
    executions: session.next,
    cpuMinutes: session.cpuMs / 60_000,
    longestMs: session.longestMs,
    rssMaxBytes: session.rssBytes,
    kept: session.kept.length,
    behaviours: session.seen.length,
    findings,
  };
}

/** One process, until the run is over or an input ended it. */
async function runOnce(request: FuzzRequest, session: Session, untilMs: number): Promise<void> {
  const executor = await startExecutor(request.bounds);
  const ticker = setInterval(() => tellProgress(request, session, executor), 1000);
  try {
    const { reader, seed, executions } = request;
    const order = {
      order: 'run',
      plan: { reader, seed },
      from: session.next,
      upTo: executions,
      untilMs,
      kept: session.kept,
      seen: session.seen,
    } as const;
    const outcome = await executor.obey(order, (answer) => note(session, answer));
    const status = executor.status();
    count(session, status);
    if (outcome.ended === 'answered') return;
    // That is no finding: the fuzzer itself could not begin, and would fail the same way for ever.
    if (status.number < 0) throw new Error(`${reader}: ${outcome.violation.signature}`);
    add(session, outcome);
    session.next = Math.max(status.number, session.next) + 1;
    if (outcome.violation.check === 'hang') session.longestMs = request.bounds.hangMs;
  } finally {
    clearInterval(ticker);
    executor.stop();
  }
}

function note(session: Session, answer: Answer): void {
  if (answer.answer === 'violation') add(session, answer);
  if (answer.answer === 'done') session.next = answer.next;
  if (answer.answer !== 'kept') return;
  session.kept.push(answer.bytes);
  for (const word of answer.words) session.seen.push(word);
}

function count(session: Session, { cpuMs, longestMs, rssBytes }: Status): void {
  session.cpuMs += cpuMs;
  session.longestMs = Math.max(session.longestMs, longestMs);
  session.rssBytes = Math.max(session.rssBytes, rssBytes);
}

function add(session: Session, found: { violation: Violation; input: FuzzInput }): void {
  const key = `${found.violation.check} ${found.violation.signature}`;
  const known = session.found.get(key);
  if (known === undefined) session.found.set(key, { ...found, seen: 1 });
  else known.seen += 1;
}

function tellProgress(request: FuzzRequest, session: Session, executor: Executor): void {
  request.progress({
    reader: request.reader,
    executions: Math.max(executor.status().number, session.next),
    kept: session.kept.length,
    findings: session.found.size,
  });
}

/** Tries each finding again by itself, makes its input small and saves it. */
async function settle(request: FuzzRequest, all: readonly Found[]): Promise<Finding[]> {
  const prober = createProber(request.reader, request.bounds);
  const findings: Finding[] = [];
  for (const { violation, input, seen } of all) {
    const stillFails = async (bytes: Uint8Array): Promise<boolean> => {
      const told = await prober.probe({ ...input, bytes });
      return told?.check === violation.check && told.signature === violation.signature;
    };
    const again = await stillFails(input.bytes);
    // A beginning of a document made shorter in its middle is no beginning of one any more.
    const smaller = again && !input.truncated;
    const bytes = smaller ? await minimise(input.bytes, stillFails, request.budget) : input.bytes;
    const file = save(request, violation, bytes);
    findings.push({ ...violation, file, bytes: bytes.length, seen, again });
  }
  prober.stop();
  return findings;
}

/** The same cause found again goes into the same file. */
function save(request: FuzzRequest, { check, signature }: Violation, bytes: Uint8Array): string {
  const cause = createHash('sha256').update(`${check} ${signature}`).digest('hex').slice(0, 8);
  const path = join(request.out, `${request.reader}.${check}.${cause}${ending(bytes)}`);
  mkdirSync(request.out, { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function ending(bytes: Uint8Array): string {
  if (bytes[0] === 0x3c) return '.xml';
  return bytes[0] === 0x7b || bytes[0] === 0x5b ? '.json' : '.bin';
}
