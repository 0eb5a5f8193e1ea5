import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, spreadOf } from '../timing/alternate.ts';
import { buildRegion } from './build-region.ts';
import type { RegionSize } from './register-files.ts';
import { FLOOR, TASKS } from './tasks.ts';

/** What a task took, each time in a process of its own. */
export interface RegionRow {
  readonly task: string;
  /** Flows, or rows of the query. */
  readonly rows: number;
  /** Wall time after start-up: of the quickest round, and the median. */
  readonly bestMs: number;
  readonly ms: number;
  /** CPU time of the whole process after start-up, helper threads included; median. */
  readonly cpuMs: number;
  readonly spread: number;
  /** CPU time over that of the query. */
  readonly ratio: number;
  /** Most memory of the whole process, of all rounds. */
  readonly peakMb: number;
}

interface Told {
  readonly rows: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

/** Builds the region once and does every task in turn within each round, so that load hits all alike. */
export async function measureRegion(size: RegionSize, rounds: number): Promise<RegionRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mig2hie-bench-'));
  try {
    const directory = await buildRegion(folder, size);
    const told = new Map<string, Told[]>(Object.keys(TASKS).map((task) => [task, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [task, all] of told) all.push(doOnce(directory, task));
    }
    const floor = median((told.get(FLOOR) ?? []).map(({ cpuMs }) => cpuMs));
    return [...told].map(([task, all]) => toRow(task, all, floor));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function doOnce(directory: string, task: string): Told {
  const told = execFileSync(process.execPath, [CHILD, directory, task], { encoding: 'utf8' });
  return JSON.parse(told) as Told;
}

function toRow(task: string, all: readonly Told[], floor: number): RegionRow {
  const cpu = all.map(({ cpuMs }) => cpuMs);
  const wall = all.map(({ ms }) => ms);
  return {
    task,
    rows: all[0]?.rows ?? 0,
    bestMs: Math.min(...wall),
    ms: median(wall),
    cpuMs: median(cpu),
    spread: spreadOf(cpu),
    ratio: median(cpu) / floor,
    peakMb: Math.max(...all.map(({ peakMb }) => peakMb)),
  };
}
