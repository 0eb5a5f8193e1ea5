import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rulesHash } from '../src/compare/rules.ts';
import { LEGS } from '../src/simulator/legs/case.ts';
import type { LegId } from '../src/simulator/legs/case.ts';
import type { Chunk } from './faults/chunks.ts';
import { chunksOf, pairOfId } from './faults/chunks.ts';
import { renderList } from './faults/list.ts';
import { renderFaults } from './faults/report/render.ts';
import { printResult } from './faults/result.ts';
import type { FaultsResult } from './faults/result.ts';
import { runChunks } from './faults/run-chunks.ts';
import type { Tally } from './faults/tally.ts';

/** Flags of `npm run bench:faults`. */
export const FAULTS_USAGE = `faults: recall and false alarms on records with known faults (docs/benchmark.md)
  --leg L1,L2=300  only these legs of ${LEGS.join(', ')}; a number behind one is its count
  --count N      cases of each leg, practices of L8 (as many as the goals ask for)
  --quick        a small part of each leg, in seconds
  --fault F08    only pairs with these faults, by number or id, parted by commas; needs --count
  --case ID      one pair alone, as the list of misses names it
  --seed TEXT    the seed all cases follow from (public)
  --jobs N       threads (2)
  --list         lines for every miss and false alarm, in place of the report
  --json         the result as JSON
  --write        write reports/benchmark/faults.md and faults.json; needs --date
  --date DAY     the day of the measurement, yyyy-mm-dd`;

/** Cases of each leg: three thousand S1 faults in L1, three thousand clean pairs, a thousand and more of the others. */
const FULL: Readonly<Record<LegId, number>> = {
  L1: 5500,
  L2: 1000,
  L3: 1000,
  L4: 1000,
  L5: 3000,
  L6: 1500,
  L8: 20,
};

/** Enough to see that everything works. */
const QUICK: Readonly<Record<LegId, number>> = {
  L1: 60,
  L2: 12,
  L3: 10,
  L4: 25,
  L5: 12,
  L6: 15,
  L8: 0,
};

const FOLDER = fileURLToPath(new URL('../reports/benchmark/', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../package.json', import.meta.url));

/** Scores the comparer on seeded faults and prints or writes what came of it; a wrong flag is an error. */
export async function benchFaults(argv: readonly string[]): Promise<void> {
  const flags = readFlags(argv);
  const cases = casesOf(flags);
  const chunks = planOf(flags, cases);
  const tally = await runChunks(chunks, { jobs: flags.jobs, onDone: progress(chunks.length) });
  if (flags.list) {
    process.stdout.write(renderList(tally));
    return;
  }
  const { date, seed } = flags;
  const tool = { version: version(), rules: rulesHash() };
  const schema = 'mig2hie/bench-faults/1';
  const result: FaultsResult = { schema, date, seed, tool, cases, tally };
  if (flags.write) write(result);
  process.stdout.write(flags.json ? printResult(result) : renderFaults(result));
}

interface Flags {
  readonly legs: readonly LegId[];
  /** Cases of a leg that was given a number of its own. */
  readonly own: Partial<Record<LegId, number>>;
  readonly count: number | undefined;
  readonly quick: boolean;
  readonly faults: readonly string[] | undefined;
  readonly pair: string | undefined;
  readonly seed: string;
  readonly jobs: number;
  readonly list: boolean;
  readonly json: boolean;
  readonly write: boolean;
  readonly date: string | null;
}

function readFlags(argv: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      leg: { type: 'string', default: LEGS.join(',') },
      count: { type: 'string' },
      quick: { type: 'boolean', default: false },
      fault: { type: 'string' },
      case: { type: 'string' },
      seed: { type: 'string', default: 'public' },
      jobs: { type: 'string', default: '2' },
      list: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      date: { type: 'string' },
    },
  });
  const { seed, list, json, quick } = values;
  if (values.write && values.date === undefined) throw new RangeError('--write needs --date');
  if (values.fault !== undefined && values.count === undefined) {
    throw new RangeError('--fault needs --count: so many pairs with that fault are looked for');
  }
  const legs = values.leg.split(',').map(legOf);
  return {
    legs: legs.map(({ leg }) => leg),
    own: Object.fromEntries(
      legs.flatMap(({ leg, own }) => (own === undefined ? [] : [[leg, own]])),
    ),
    count: values.count === undefined ? undefined : whole('--count', values.count),
    quick,
    faults: values.fault?.split(','),
    pair: values.case,
    seed,
    jobs: whole('--jobs', values.jobs),
    list,
    json,
    write: values.write,
    date: values.date ?? null,
  };
}

/** `L1`, or `L1=300` for so many cases of it. */
function legOf(text: string): { readonly leg: LegId; readonly own: number | undefined } {
  const [name = '', own] = text.split('=');
  const leg = legNamed(name);
  return { leg, own: own === undefined ? undefined : whole(`--leg ${name}=`, own) };
}

function legNamed(name: string): LegId {
  const leg = LEGS.find((known) => known === name);
  if (leg === undefined)
    throw new RangeError(`--leg ${name} is not known; there are: ${LEGS.join(', ')}`);
  return leg;
}

function whole(flag: string, text: string): number {
  if (/^[1-9]\d{0,6}$/u.test(text)) return Number(text);
  throw new RangeError(`${flag} takes a whole number above 0`);
}

function casesOf({ legs, own, count, quick }: Flags): Partial<Record<LegId, number>> {
  const usual = quick ? QUICK : FULL;
  return Object.fromEntries(legs.map((leg) => [leg, own[leg] ?? count ?? usual[leg]]));
}

function planOf(
  { pair, faults, seed, legs }: Flags,
  cases: Partial<Record<LegId, number>>,
): Chunk[] {
  if (pair !== undefined) {
    const chunk = pairOfId(pair);
    if (chunk === undefined) throw new RangeError(`--case ${pair} is no id of a case`);
    return [chunk];
  }
  return legs.flatMap((leg) => {
    const count = cases[leg] ?? 0;
    return faults === undefined ? chunksOf(leg, seed, count) : [{ leg, seed, count, faults }];
  });
}

function progress(total: number): (chunk: Chunk, tally: Tally) => void {
  let done = 0;
  return ({ leg, seed }, { legs, misses }) => {
    done += 1;
    const pairs = legs
      .filter(({ tool }) => tool === 'ours')
      .reduce((sum, { counts }) => sum + counts.pairs, 0);
    const missed = misses.filter(({ what }) => what === 'missed').length;
    process.stderr.write(`${done}/${total} ${leg} ${seed}: ${pairs} pairs, ${missed} missed\n`);
  };
}

function version(): string {
  return (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { readonly version: string }).version;
}

function write(result: FaultsResult): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}faults.md`, renderFaults(result));
  writeFileSync(`${FOLDER}faults.json`, printResult(result));
}
