import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BySide } from '../../src/record/side.ts';
import { SIDES } from '../../src/record/side.ts';

/** The answers of both sides as files. */
export type PairFiles = BySide<readonly Uint8Array[]>;

/**
 * What a script prints, run in a process of its own over the pairs: simulating them
 * would take memory that is none of ours. Its first argument is the folder they are in.
 */
export function inChild(
  script: URL,
  pairs: readonly PairFiles[],
  argv: readonly string[],
): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'mig2hie-bench-'));
  try {
    for (const [at, files] of pairs.entries()) writePair(join(folder, String(at)), files);
    const told = execFileSync(process.execPath, [fileURLToPath(script), folder, ...argv], {
      encoding: 'utf8',
    });
    return JSON.parse(told);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writePair(folder: string, files: PairFiles): void {
  for (const side of SIDES) {
    mkdirSync(join(folder, side), { recursive: true });
    for (const [at, content] of files[side].entries()) {
      writeFileSync(join(folder, side, String(at)), content);
    }
  }
}

/** The pairs in a folder, in the child. */
export function pairsIn(folder: string): PairFiles[] {
  return readdirSync(folder).map((name) => ({
    mig: filesIn(join(folder, name, 'mig')),
    hie: filesIn(join(folder, name, 'hie')),
  }));
}

function filesIn(folder: string): Uint8Array[] {
  return readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))));
}

/** Seconds of CPU (all threads) and of the clock `work` takes, and what it gives. */
export function timed<T>(work: () => T): {
  readonly cpuS: number;
  readonly wallS: number;
  readonly result: T;
} {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = work();
  const wallS = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { cpuS: (user + system) / 1e6, wallS, result };
}
