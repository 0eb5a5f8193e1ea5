/** Entry of `npm run fuzz`: leaves with 0 when nothing was found, 1 when something was, 2 when told wrongly. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Format } from '../src/wire/formats.ts';
import { fuzzReader } from './engine/fuzz-reader.ts';
import type { ReaderResult } from './engine/fuzz-reader.ts';
import { createProber } from './engine/prober.ts';
import { startingCorpus } from './engine/corpus.ts';
import { loadSeeds } from './engine/seeds.ts';
import { USAGE, readOptions } from './options.ts';
import type { Options } from './options.ts';
import { describeProgress, describeResults, table } from './report.ts';

try {
  const options = readOptions(process.argv.slice(2), Date.now());
  process.exitCode = await main(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function main(options: Options): Promise<number> {
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const readers = await chooseReaders(options);
  if (options.list) return list(readers);
  if (options.replay.length > 0) return replay(options, readers);
  process.stderr.write(`seed ${options.seed}\n`);
  const results = await fuzzAll(
    options,
    readers.map(({ id }) => id),
  );
  const found = results.some(({ findings }) => findings.length > 0);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ seed: options.seed, results }, undefined, 2)}\n`
      : describeResults(options.seed, results),
  );
  return found ? 1 : 0;
}

async function chooseReaders({ readersPath, readers }: Options): Promise<readonly Format[]> {
  const { READERS } = (await import(pathToFileURL(readersPath).href)) as {
    READERS: readonly Format[];
  };
  const unknown = readers.filter((id) => !READERS.some((reader) => reader.id === id));
  if (unknown.length > 0) {
    const known = READERS.map(({ id }) => id).join(', ');
    throw new RangeError(`no reader ${unknown.join(', ')}; there are: ${known}`);
  }
  return readers.length === 0 ? READERS : READERS.filter(({ id }) => readers.includes(id));
}

function list(readers: readonly Format[]): number {
  const seeds = loadSeeds();
  const rows = readers.map((reader) => [
    reader.id,
    String(startingCorpus(reader, seeds).own.length),
    String(seeds.length),
  ]);
  process.stdout.write(`${table([['reader', 'own seeds', 'all'], ...rows]).join('\n')}\n`);
  return 0;
}

/** Several readers at once, in order, as many as there are jobs. */
async function fuzzAll(options: Options, readers: readonly string[]): Promise<ReaderResult[]> {
  const waiting = [...readers];
  const results: ReaderResult[] = [];
  const work = async (): Promise<void> => {
    for (let reader = waiting.shift(); reader !== undefined; reader = waiting.shift()) {
      results.push(await fuzzOne(options, reader));
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return results.toSorted((a, b) => readers.indexOf(a.reader) - readers.indexOf(b.reader));
}

function fuzzOne(options: Options, reader: string): Promise<ReaderResult> {
  const began = performance.now();
  const everyS = process.stderr.isTTY ? 2 : 30;
  let told = 0;
  return fuzzReader({
    reader,
    seed: options.seed,
    minutes: options.minutes,
    executions: options.executions,
    out: options.out,
    bounds: options,
    budget: { tries: 3000, ms: options.minimiseMs },
    progress: (state) => {
      const seconds = (performance.now() - began) / 1000;
      if (seconds - told < everyS) return;
      told = seconds;
      process.stderr.write(`${describeProgress(state, seconds)}\n`);
    },
  });
}

async function replay(options: Options, readers: readonly Format[]): Promise<number> {
  let failed = false;
  for (const { id } of readers) {
    const prober = createProber(id, options);
    for (const file of options.replay) {
      const bytes = new Uint8Array(readFileSync(file));
      const violation = await prober.probe({ bytes, truncated: false, compare: true });
      failed ||= violation !== undefined;
      const what = violation === undefined ? 'fine' : `${violation.check}, ${violation.signature}`;
      process.stdout.write(`${id} ${file}: ${what}\n`);
    }
    prober.stop();
  }
  return failed ? 1 : 0;
}
