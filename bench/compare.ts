import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { LongestRow } from './compare/longest.ts';
import { measureLongest } from './compare/longest.ts';
import { measurePairs } from './compare/measure.ts';
import type { CompareRow } from './compare/measure.ts';
import { SIZES, VARIANTS } from './compare/pairs.ts';
import type { Size, Variant } from './compare/pairs.ts';
import type { CompareResult } from './compare/report.ts';
import { renderCompare } from './compare/report.ts';
import { measureRuns } from './compare/run-memory.ts';
import { chosen, dateOf, wholeNumber } from './flags.ts';
import { tell } from './reports.ts';
import type { Effort } from './timing/alternate.ts';
import { surroundings } from './timing/surroundings.ts';

const SIZE_NAMES = Object.keys(SIZES) as Size[];

/** Flags of `npm run bench -- compare`. */
export const COMPARE_USAGE = `compare: matching, judging and storing, beside the bare parse of the two responses
  --size SIZE    only this size: ${SIZE_NAMES.join(', ')}; may be repeated
  --differs HOW  only pairs that differ so: ${VARIANTS.join(', ')}; may be repeated
  --rounds N     rounds (7)
  --min-ms N     least time of a case in a round (100)
  --pairs N      pairs of the longer run memory is measured over (2000); 0 leaves it out
  --json         the result as JSON
  --write        write reports/benchmark/compare.md and compare.json; needs --date
  --date DAY     the day of the measurement, yyyy-mm-dd`;

/** Measures comparing and prints the tables; an unknown flag, size or variant is an error. */
export function benchCompare(argv: readonly string[]): void {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      size: { type: 'string', multiple: true, default: [...SIZE_NAMES] },
      differs: { type: 'string', multiple: true, default: [...VARIANTS] },
      rounds: { type: 'string', default: '7' },
      'min-ms': { type: 'string', default: '100' },
      pairs: { type: 'string', default: '2000' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      date: { type: 'string' },
    },
  });
  const date = dateOf(values);
  const runs = wholeNumber('--pairs', values.pairs);
  const effort = effortOf(values.rounds, values['min-ms']);
  const sizes = chosen('--size', values.size, SIZE_NAMES);
  const variants = chosen('--differs', values.differs, VARIANTS);
  const before = loadavg()[0] ?? 0;
  const measured = measure(sizes, variants, effort);
  const result: CompareResult = {
    schema: 'mig2hie/bench-compare/1',
    date,
    ...surroundings(),
    rounds: effort.rounds,
    ...measured,
    runs: runs === 0 ? [] : measureRuns(runs),
    load: { before, after: loadavg()[0] ?? 0 },
  };
  tell(result, { name: 'compare', render: renderCompare, json: values.json, write: values.write });
}

function measure(
  sizes: readonly Size[],
  variants: readonly Variant[],
  effort: Effort,
): { readonly rows: readonly CompareRow[]; readonly longest: readonly LongestRow[] } {
  const rows: CompareRow[] = [];
  const longest: LongestRow[] = [];
  for (const size of sizes) {
    for (const variant of variants) {
      process.stderr.write(`${size} ${variant} …\n`);
      if (size !== 'longest') rows.push(measurePairs(size, variant, effort));
      else if (variant !== 'mapped') longest.push(measureLongest(variant));
    }
  }
  return { rows, longest };
}

/**
 * Warming up takes as long as so many rounds: a comparison runs through ten times the code a parse does, and
 * the machine code of it settles only after some hundreds of pairs. A run compares thousands.
 */
const WARM = 20;

function effortOf(rounds: string, minMs: string): Effort {
  const effort = { rounds: Number(rounds), minMs: Number(minMs), warmMs: Number(minMs) * WARM };
  if (effort.rounds >= 1 && effort.minMs > 0) return effort;
  throw new RangeError('--rounds and --min-ms take numbers above 0');
}
