import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { PeerLeg } from './legs.ts';
import type { PeerRow } from './tally.ts';

const CHILD = fileURLToPath(new URL('leg-child.ts', import.meta.url));

/** What every leg is run with. */
export interface LegOptions {
  readonly seed: string;
  readonly count: number;
  readonly tools: readonly string[];
  /** Legs at once, each in a process of its own. */
  readonly jobs: number;
}

/** Rows of all legs, in their order; the same however many run at once. */
export async function measureLegs(
  legs: readonly PeerLeg[],
  { seed, count, tools, jobs }: LegOptions,
): Promise<PeerRow[]> {
  const rows = new Map<PeerLeg, PeerRow[]>();
  const queue = [...legs];
  const work = async (): Promise<void> => {
    for (let leg = queue.shift(); leg !== undefined; leg = queue.shift()) {
      process.stderr.write(`${leg} …\n`);
      const argv = [CHILD, leg, seed, String(count), ...tools];
      // oxlint-disable-next-line no-await-in-loop -- one leg after the other is what a worker is for
      const { stdout } = await run(process.execPath, argv, { maxBuffer: 1e8 });
      rows.set(leg, JSON.parse(stdout) as PeerRow[]);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return legs.flatMap((leg) => rows.get(leg) ?? []);
}

const run = promisify(execFile);
