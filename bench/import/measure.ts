import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, spreadOf } from '../timing/alternate.ts';
import { writeEpraccur, writeLog } from './files.ts';

/** What one task over a file took, in processes of its own. */
export interface ImportCost {
  readonly rows: number;
  readonly bestMs: number;
  readonly cpuMs: number;
  readonly spread: number;
  /** Most memory of any round, that of Node itself included. */
  readonly peakMb: number;
}

/** An import beside the two things it cannot do without. */
export interface ImportRow {
  readonly file: string;
  readonly bytes: number;
  readonly import: ImportCost;
  readonly parser: ImportCost;
  readonly insert: ImportCost;
}

/** How much is imported, and how often. */
export interface ImportSize {
  readonly usageRows: number;
  readonly epraccurRows: number;
  readonly rounds: number;
}

const TASKS = ['import', 'parser', 'insert'] as const;

/** Measures both imports over files that are written for it and removed again. */
export function measureImports(size: ImportSize, bytesOf: (path: string) => number): ImportRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'mig2hie-bench-'));
  try {
    const epraccur = join(folder, 'epraccur-2020-01-31.csv');
    writeEpraccur(epraccur, size.epraccurRows);
    const usage = join(folder, 'usage.csv');
    writeLog(usage, size.usageRows);
    return [
      { file: 'epraccur', ...measure('epraccur', epraccur, size), bytes: bytesOf(epraccur) },
      { file: 'usage', ...measure('usage', usage, size), bytes: bytesOf(usage) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tasks alternate, another one first in each round, so that other work on the machine hits all alike. */
function measure(
  kind: 'epraccur' | 'usage',
  path: string,
  { rounds, usageRows }: ImportSize,
): Omit<ImportRow, 'file' | 'bytes'> {
  const taken = TASKS.map((): Taken[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let k = 0; k < TASKS.length; k += 1) {
      const at = (k + round) % TASKS.length;
      process.stderr.write(`${kind} ${TASKS[at]} …\n`);
      taken[at]?.push(inChild(`${kind} ${TASKS[at]}`, path, usageRows));
    }
  }
  const [own, parser, insert] = taken.map(costOf);
  return { import: own as ImportCost, parser: parser as ImportCost, insert: insert as ImportCost };
}

interface Taken {
  readonly rows: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

function inChild(task: string, path: string, rows: number): Taken {
  const argv = [CHILD, task, path, String(rows)];
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as Taken;
}

function costOf(taken: readonly Taken[]): ImportCost {
  const cpu = taken.map(({ cpuMs }) => cpuMs);
  return {
    rows: taken[0]?.rows ?? 0,
    bestMs: Math.min(...taken.map(({ wallMs }) => wallMs)),
    cpuMs: median(cpu),
    spread: spreadOf(cpu),
    peakMb: Math.max(...taken.map(({ peakMb }) => peakMb)),
  };
}
