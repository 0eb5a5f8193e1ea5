/** Runs the cases of one leg through the tools it is told and prints the rows. */
import type { PeerLeg } from './legs.ts';
import { measureLeg } from './legs.ts';
import type { PeerId } from './tools.ts';
import { loadTool } from './tools.ts';

const [leg = 'L1', seed = '', count = '0', ...names] = process.argv.slice(2);
const tools = names.map((name) => loadTool(name as PeerId));
const rows = measureLeg(leg as PeerLeg, tools, { seed, count: Number(count) });
process.stdout.write(JSON.stringify(rows));
