/** Entry of `npm run bench`: `npm run bench -- NAME [flags]`. */
import { BENIGN_USAGE, benchBenign } from './benign-self.ts';
import { FAULTS_USAGE, benchFaults } from './faults.ts';
import { COMPARE_USAGE, benchCompare } from './compare.ts';
import { IMPORT_USAGE, benchImport } from './import.ts';
import { PEERS_USAGE, benchPeers } from './peers.ts';
import { READ_USAGE, benchRead } from './read.ts';
import { REGION_USAGE, benchRegion } from './region.ts';

/** A benchmark: its flags, and how it is run. */
interface Bench {
  readonly usage: string;
  readonly run: (argv: readonly string[]) => void | Promise<void>;
}

/** Every benchmark; a new one is a file and a line here. */
const BENCHES: Readonly<Record<string, Bench>> = {
  'benign-self': { usage: BENIGN_USAGE, run: benchBenign },
  faults: { usage: FAULTS_USAGE, run: benchFaults },
  read: { usage: READ_USAGE, run: benchRead },
  compare: { usage: COMPARE_USAGE, run: benchCompare },
  import: { usage: IMPORT_USAGE, run: benchImport },
  peers: { usage: PEERS_USAGE, run: benchPeers },
  region: { usage: REGION_USAGE, run: benchRegion },
};

const [name = '--help', ...argv] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
const usage = `npm run bench -- NAME [flags]\n\n${Object.values(BENCHES)
  .map((each) => each.usage)
  .join('\n\n')}\n`;

if (name === '--help') process.stdout.write(usage);
else if (argv.includes('--help') && bench !== undefined) process.stdout.write(`${bench.usage}\n`);
else if (bench === undefined) leave(`there is no benchmark ${name}`);
else {
  try {
    await bench.run(argv);
  } catch (error) {
    leave(error instanceof Error ? error.message : String(error));
  }
}

function leave(why: string): void {
  process.stderr.write(`${why}\n\n${usage}`);
  process.exitCode = 2;
}
