/** Compares one pair again and again with one tool, in a process that does nothing else, and prints what that took. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../timing/alternate.ts';
import { peakMb } from '../timing/peak-memory.ts';
import type { Natural } from './adapter.ts';
import { nameOf, numbered } from './natural-key.ts';
import type { Range, Speed } from './speed.ts';

/** What is done in a round: what the tool is given is read, then compared; how much it said. */
type Round = () => { readonly parseMs: number; readonly compareMs: number; readonly items: number };

const NATURAL: Natural = {
  keys: (list) => numbered(list, nameOf),
  ignored: [],
  ignoredAtTop: [],
};

const [tool = '', rung = '', folder = '', rounds = '1', budgetMs = '0'] = process.argv.slice(2);
process.stdout.write(JSON.stringify(measure(rung === 'N2' ? await peer() : await ours())));

async function peer(): Promise<Round> {
  const { loadTool } = await import('./tools.ts');
  const { adapter } = loadTool(tool as Parameters<typeof loadTool>[0]);
  if (adapter === undefined) throw new RangeError(`${tool} cannot be loaded`);
  const texts = [textOf('mig.json'), textOf('hie.json')];
  return () =>
    round(
      () => texts.map((text) => JSON.parse(text) as object[]),
      ([mig = [], hie = []]) => adapter.compare(mig, hie, NATURAL).length,
    );
}

async function ours(): Promise<Round> {
  const { readPair, judge } = await import('../compare/steps.ts');
  const { normalise } = await import('./normal-form.ts');
  const pair = { files: { mig: filesOf('mig'), hie: filesOf('hie') }, maps: undefined };
  return () =>
    round(
      () => readPair(pair),
      (readings) =>
        rung === 'N3'
          ? judge(readings, pair).findings.length
          : normalise(readings, undefined).mig.entries.length,
    );
}

function round<Given>(parse: () => Given, compare: (given: Given) => number): ReturnType<Round> {
  const began = performance.now();
  const given = parse();
  const parsed = performance.now();
  const items = compare(given);
  return { parseMs: parsed - began, compareMs: performance.now() - parsed, items };
}

/** The first rounds of a process are slower; a quarter as many again warm it up and are not counted. */
function measure(once: Round): Speed {
  globalThis.gc?.();
  const beforeMb = process.memoryUsage.rss() / 1e6;
  const count = Number(rounds);
  const began = performance.now();
  const warm = repeat(once, Math.ceil(count / 4), Number(budgetMs) / 4);
  // One that fills the time for warming up alone is too slow for any to be thrown away.
  const kept = warm.length === 1 && count > 1 ? warm : [];
  const left = Number(budgetMs) - (kept.length === 0 ? 0 : performance.now() - began);
  const more = left > 0 ? repeat(once, count - kept.length, left) : [];
  const measured = [...kept, ...more];
  return {
    rounds: measured.length,
    parseMs: rangeOf(measured.map(({ parseMs }) => parseMs)),
    compareMs: rangeOf(measured.map(({ compareMs }) => compareMs)),
    items: measured[0]?.items ?? 0,
    beforeMb,
    peakMb: peakMb(),
  };
}

/** As many rounds as asked for, or as fit into the time; at least one. */
function repeat(once: Round, count: number, ms: number): ReturnType<Round>[] {
  const done: ReturnType<Round>[] = [];
  const began = performance.now();
  do done.push(once());
  while (done.length < count && performance.now() - began < ms);
  return done;
}

function rangeOf(values: readonly number[]): Range {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

function textOf(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function filesOf(side: string): Uint8Array[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${side}-`))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
}
