import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Size } from './compare/pairs.ts';
import { chosen, dateOf, wholeNumber } from './flags.ts';
import { measureLegs } from './peers/all-legs.ts';
import { PEER_LEGS } from './peers/legs.ts';
import type { PeersResult } from './peers/report.ts';
import { renderPeers } from './peers/report.ts';
import { measureSpeed } from './peers/speed.ts';
import type { Tool } from './peers/tools.ts';
import { PEERS, loadTool } from './peers/tools.ts';
import { tell } from './reports.ts';
import { surroundings } from './timing/surroundings.ts';

const TIMED: readonly Size[] = ['usual', 'median', 'large', 'longest'];

/** Flags of `npm run bench:peers`. */
export const PEERS_USAGE = `peers: published tools and a plain multiset beside us, on the same pairs
  --leg LEG      only this leg: ${PEER_LEGS.join(', ')}; may be repeated
  --peer NAME    only this tool: ${PEERS.join(', ')}; may be repeated
  --count N      cases of a leg (40); 0 leaves the legs out
  --seed TEXT    seed of the cases (peers)
  --jobs N       legs at once (one a core); times are always taken one by one
  --size SIZE    time pairs of this size only: ${TIMED.join(', ')}; may be repeated
  --rounds N     rounds each tool is timed (20); 0 leaves the times out
  --budget S     seconds for the rounds of one tool and size (10); one that takes three times as long is given up
  --json         the result as JSON
  --write        write reports/benchmark/peers.md and peers.json; needs --date
  --date DAY     the day of the measurement, yyyy-mm-dd`;

/** Runs every tool over the legs and over timed pairs, and prints the tables; an unknown flag or name is an error. */
export async function benchPeers(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      leg: { type: 'string', multiple: true, default: [...PEER_LEGS] },
      peer: { type: 'string', multiple: true, default: [...PEERS] },
      count: { type: 'string', default: '40' },
      seed: { type: 'string', default: 'peers' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      size: { type: 'string', multiple: true, default: [...TIMED] },
      rounds: { type: 'string', default: '20' },
      budget: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      date: { type: 'string' },
    },
  });
  const date = dateOf(values);
  const count = wholeNumber('--count', values.count);
  const effort = {
    rounds: wholeNumber('--rounds', values.rounds),
    budgetMs: wholeNumber('--budget', values.budget) * 1000,
  };
  const legs = chosen('--leg', values.leg, PEER_LEGS);
  const sizes = chosen('--size', values.size, TIMED);
  const tools = chosen('--peer', values.peer, PEERS).map(loadTool);
  const before = loadavg()[0] ?? 0;
  const { seed } = values;
  const jobs = Math.max(1, wholeNumber('--jobs', values.jobs));
  const rows = await measureLegs(count === 0 ? [] : legs, {
    seed,
    count,
    jobs,
    tools: tools.map(({ id }) => id),
  });
  const speed = (effort.rounds === 0 ? [] : sizes).flatMap((size) => {
    process.stderr.write(`${size} …\n`);
    return measureSpeed(size, tools, effort);
  });
  const result: PeersResult = {
    schema: 'mig2hie/bench-peers/1',
    date,
    ...surroundings(),
    seed,
    count,
    load: { before, after: loadavg()[0] ?? 0 },
    tools: tools.map(({ id, version, why }: Tool) => ({ id, version, why })),
    rows,
    speed,
  };
  tell(result, { name: 'peers', render: renderPeers, json: values.json, write: values.write });
}
