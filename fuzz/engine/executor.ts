import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FuzzInput, Violation } from './check.ts';
import { readStatus, readStatusInput } from './messages.ts';
import type { Answer, Order, Status } from './messages.ts';

/** What an execution may take, and which readers there are. */
export interface Bounds {
  /** An execution that takes longer is a hang. */
  readonly hangMs: number;
  /** A process that takes more is stopped. */
  readonly memoryBytes: number;
  /** Module that exports `READERS`. */
  readonly readersPath: string;
}

/** A process that executes orders, with the watch over it. */
export interface Executor {
  /** Gives one order and waits for its end, or for the process to be at its end. */
  obey(order: Order, hear: (answer: Answer) => void): Promise<Outcome>;
  status(): Status;
  stop(): void;
}

/** How an order ended: with its last answer, or with the input that ended the process. */
export type Outcome =
  | { readonly ended: 'answered' }
  | { readonly ended: 'stopped'; readonly violation: Violation; readonly input: FuzzInput };

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
const WATCH_MS = 100;
/** Loading readers and seeds comes before the first input, and is no execution. */
const START_MS = 120_000;

/** Starts a process and waits until it takes orders. */
export async function startExecutor(bounds: Bounds): Promise<Executor> {
  const folder = mkdtempSync(join(tmpdir(), 'mig2hie-fuzz-'));
  const path = join(folder, 'status');
  const statusFile = openSync(path, 'w+');
  const child = fork(CHILD, [path, bounds.readersPath], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${Math.ceil(bounds.memoryBytes / 1_048_576)}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = (): void => {
    if (!child.killed) closeSync(statusFile);
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const ready = await nextAnswer(
    child,
    ({ answer }) => answer === 'ready',
    () => undefined,
  );
  if (ready !== 'answered') throw new Error('the executing process could not be started');
  return {
    status: () => readStatus(statusFile),
    stop,
    obey: async (order, hear) => {
      const watch = watchOver(child, statusFile, bounds);
      child.send(order);
      const end = await nextAnswer(child, isLast, hear);
      watch.abort.abort();
      const seen = await watch.seen;
      if (end === 'answered' && seen === undefined) return { ended: 'answered' };
      const violation = seen ?? { check: 'died', signature: `the process ended: ${end}` };
      return { ended: 'stopped', violation, input: readStatusInput(statusFile) };
    },
  };
}

function isLast({ answer }: Answer): boolean {
  return answer === 'done' || answer === 'tried';
}

/** Resolves with `answered` at the answer waited for, or with how the process left. */
function nextAnswer(
  child: ChildProcess,
  isAwaited: (answer: Answer) => boolean,
  hear: (answer: Answer) => void,
): Promise<string> {
  return new Promise((resolve) => {
    const onMessage = (message: unknown): void => {
      const answer = message as Answer;
      hear(answer);
      if (isAwaited(answer)) end('answered');
    };
    const onClose = (code: number | null, signal: string | null): void =>
      end(signal ?? `exit code ${code}`);
    const end = (how: string): void => {
      child.off('message', onMessage);
      child.off('close', onClose);
      resolve(how);
    };
    child.on('message', onMessage);
    // Not `exit`: answers may still be on their way when that comes.
    child.on('close', onClose);
  });
}

/** Kills the process when one input takes too long or too much; says which it was. */
function watchOver(
  child: ChildProcess,
  statusFile: number,
  bounds: Bounds,
): { readonly abort: AbortController; readonly seen: Promise<Violation | undefined> } {
  const abort = new AbortController();
  const watch = async (): Promise<Violation | undefined> => {
    let number = readStatus(statusFile).number;
    let since = usedBy(child.pid);
    while (!abort.signal.aborted) {
      await setTimeout(WATCH_MS, undefined, { signal: abort.signal }).catch(() => undefined);
      const now = readStatus(statusFile).number;
      if (now !== number) since = usedBy(child.pid);
      number = now;
      const allowed = number < 0 ? START_MS : bounds.hangMs;
      const trouble = troubleOf(child, isLate(since, usedBy(child.pid), allowed), bounds);
      if (trouble === undefined || abort.signal.aborted) continue;
      child.kill('SIGKILL');
      return trouble;
    }
    return undefined;
  };
  return { abort, seen: watch() };
}

function troubleOf(child: ChildProcess, late: boolean, bounds: Bounds): Violation | undefined {
  if (residentBytes(child.pid) > bounds.memoryBytes) {
    return { check: 'memory', signature: `over ${Math.round(bounds.memoryBytes / 1e6)} MB` };
  }
  return late ? { check: 'hang', signature: `over ${bounds.hangMs / 1000} s` } : undefined;
}

/** Time by the clock and of the processor; the second is told by Linux only. */
interface Used {
  readonly wallMs: number;
  readonly cpuMs: number;
}

function usedBy(pid: number | undefined): Used {
  const wallMs = performance.now();
  try {
    // Behind the name, which may hold spaces: user and system time are fields 14 and 15 of the line.
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ');
    const ticks = fields.split(' ').slice(11, 13).map(Number);
    return { wallMs, cpuMs: ticks.reduce((sum, each) => sum + each, 0) * 10 };
  } catch {
    return { wallMs, cpuMs: wallMs };
  }
}

/** On a machine full of other work the clock runs on while the process waits for its turn. */
function isLate(since: Used, now: Used, allowedMs: number): boolean {
  const [wall, cpu] = [now.wallMs - since.wallMs, now.cpuMs - since.cpuMs];
  return (wall > allowedMs && cpu > 0.8 * allowedMs) || wall > 20 * allowedMs;
}

/** What a process holds now. Told by Linux only; elsewhere the heap's own limit has to do. */
function residentBytes(pid: number | undefined): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ');
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}
