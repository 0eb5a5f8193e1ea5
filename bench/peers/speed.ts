import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BySide } from '../../src/record/side.ts';
import { SIDES } from '../../src/record/side.ts';
import { pairOf } from '../compare/pairs.ts';
import type { Size } from '../compare/pairs.ts';
import { readPair } from '../compare/steps.ts';
import { OURS } from './legs.ts';
import { normalise } from './normal-form.ts';
import type { Tool } from './tools.ts';

/** What one tool takes to compare one pair of eight differences, in a process of its own. */
export interface SpeedRow {
  readonly tool: string;
  readonly rung: 'N2' | 'N3' | 'the normaliser';
  readonly size: Size;
  /** Entries it was given. */
  readonly entries: BySide<number>;
  /** What was measured, or why nothing was. */
  readonly measured: Speed | string;
}

/** Times in ms of wall time; memory in MB. */
export interface Speed {
  readonly rounds: number;
  readonly compareMs: Range;
  /** Reading what it is given: JSON of normal entries for a peer, the two responses for us. */
  readonly parseMs: Range;
  readonly items: number;
  /** Resident before the first comparison, and at most. */
  readonly beforeMb: number;
  readonly peakMb: number;
}

export interface Range {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** How long is measured. */
export interface SpeedEffort {
  readonly rounds: number;
  /** A tool that needs longer for its rounds is given fewer; one that needs three times as long is given up. */
  readonly budgetMs: number;
}

const CHILD = fileURLToPath(new URL('speed-child.ts', import.meta.url));

/** Measures every tool on the same pair of a size, each in a process of its own. */
export function measureSpeed(size: Size, tools: readonly Tool[], effort: SpeedEffort): SpeedRow[] {
  const pair = pairOf(size, 'eight', '0');
  const normal = normalise(readPair(pair), undefined);
  const folder = mkdtempSync(join(tmpdir(), 'mig2hie-bench-'));
  try {
    for (const side of SIDES) {
      writeFileSync(join(folder, `${side}.json`), JSON.stringify(normal[side].entries));
      for (const [at, content] of pair.files[side].entries()) {
        writeFileSync(join(folder, `${side}-${at}`), content);
      }
    }
    const entries = { mig: normal.mig.entries.length, hie: normal.hie.entries.length };
    const row = (tool: string, rung: SpeedRow['rung'], why?: string): SpeedRow => ({
      tool,
      rung,
      size,
      entries,
      measured: why ?? runChild([tool, rung, folder], effort),
    });
    return [
      ...tools.map(({ id, why }) => row(id, 'N2', why)),
      row(OURS, 'the normaliser'),
      row(OURS, 'N3'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runChild(argv: readonly string[], { rounds, budgetMs }: SpeedEffort): Speed | string {
  const how = ['--expose-gc', CHILD, ...argv, String(rounds), String(budgetMs)];
  const timeout = 3 * budgetMs;
  try {
    const told = execFileSync(process.execPath, how, {
      encoding: 'utf8',
      timeout,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(told) as Speed;
  } catch (error) {
    const { code, status } = error as { code?: string; status?: number | null };
    if (code === 'ETIMEDOUT') return `given up after ${timeout / 1000} s`;
    return `ended without an answer (${status ?? code ?? 'killed'})`;
  }
}
