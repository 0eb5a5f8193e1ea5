import { table } from '../reports.ts';
import type { Timing } from '../timing/alternate.ts';
import type { Surroundings } from '../timing/surroundings.ts';
import type { LongestRow } from './longest.ts';
import type { CompareRow } from './measure.ts';
import { TARGETS } from './measure.ts';
import { SIZES } from './pairs.ts';
import type { Variant } from './pairs.ts';
import type { RunRow } from './run-memory.ts';

/** What was measured, and where. */
export interface CompareResult extends Surroundings {
  readonly schema: 'mig2hie/bench-compare/1';
  /** As given with `--date`. */
  readonly date: string | null;
  readonly rounds: number;
  /** Load of the machine before and after: other work makes the figures worse. */
  readonly load: { readonly before: number; readonly after: number };
  readonly rows: readonly CompareRow[];
  readonly longest: readonly LongestRow[];
  readonly runs: readonly RunRow[];
}

const DIFFERS: Readonly<Record<Variant, string>> = {
  equal: 'nothing',
  eight: '8 entries',
  moved: 'every date',
  mapped: 'codes, by maps the same',
};

/** The result as Markdown. */
export function renderCompare(result: CompareResult): string {
  const { machine, node, v8, rounds, load, date } = result;
  return [
    '# Comparing two responses',
    '',
    `${date ?? 'no date given'}; ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB; Node ${node} (V8 ${v8}); ` +
      `${rounds} rounds; load ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after.`,
    'CPU ms of the whole process for one pair (mig-openhr v gpconnect-structured), median of the rounds. The parse is',
    'the strict scan of the XML and `JSON.parse` of the JSON, nothing kept; see docs/fuzzing-and-benchmarks.md.',
    ...pairTables(result.rows),
    ...longestTable(result.longest),
    ...runTable(result.runs),
    '',
  ].join('\n');
}

function pairTables(rows: readonly CompareRow[]): string[] {
  if (rows.length === 0) return [];
  return [
    '',
    '## Matching and judging, beside the bare parse of the two responses',
    '',
    `Target: at most ${TARGETS.judge} × for a pair of 140 entries with 8 differences.`,
    '',
    ...table(
      ['size', 'differs', 'entries', 'findings', 'KB', 'judge ms', 'parse ms', 'ratio', 'spread'],
      rows.map((row) => [
        sizeOf(row),
        DIFFERS[row.variant],
        `${row.entries.mig} v ${row.entries.hie}`,
        String(row.findings),
        (row.bytes / 1000).toFixed(0),
        row.judge.cpuMs.toFixed(3),
        row.parse.cpuMs.toFixed(3),
        `${row.judgeRatio.toFixed(2)}×`,
        spread(row.judge, row.parse),
      ]),
    ),
    '',
    '## The whole pair: read both, match, judge, store',
    '',
    `The floor is the bare parse and plain rows in SQLite. Target: at most ${TARGETS.whole} ×, and ` +
      `${TARGETS.pairsPerS} pairs/s a core at ${SIZES.usual} entries.`,
    '',
    ...table(
      [
        'size',
        'differs',
        'whole ms',
        'of it read',
        'floor ms',
        'ratio',
        'pairs/s a core',
        'spread',
      ],
      rows.map((row) => [
        sizeOf(row),
        DIFFERS[row.variant],
        row.whole.cpuMs.toFixed(3),
        row.read.cpuMs.toFixed(3),
        row.floor.cpuMs.toFixed(3),
        `${row.wholeRatio.toFixed(2)}×`,
        row.pairsPerS.toFixed(0),
        spread(row.whole, row.floor),
      ]),
    ),
  ];
}

function longestTable(rows: readonly LongestRow[]): string[] {
  if (rows.length === 0) return [];
  return [
    '',
    `## The longest pair: ${SIZES.longest.toLocaleString('en-GB')} entries`,
    '',
    'Once, in a process of its own that has done nothing before; peak memory includes reading both. Target: under ' +
      `${TARGETS.longestS} s and ${TARGETS.longestMb} MB.`,
    '',
    ...table(
      [
        'differs',
        'entries',
        'findings',
        'read, CPU s',
        'match and judge, CPU s',
        'read s',
        'match and judge s',
        'peak MB',
      ],
      rows.map((row) => [
        DIFFERS[row.variant],
        `${row.entries.mig} v ${row.entries.hie}`,
        String(row.findings),
        row.readS.toFixed(2),
        row.judgeS.toFixed(2),
        row.wallS.read.toFixed(2),
        row.wallS.judge.toFixed(2),
        row.peakMb.toFixed(0),
      ]),
    ),
  ];
}

function runTable(rows: readonly RunRow[]): string[] {
  if (rows.length === 0) return [];
  return [
    '',
    '## Memory of a run',
    '',
    'Whole pairs of the usual size, read from their bytes, judged and stored, each run in a process of its own. The',
    'design speaks of 1,000 and 40,000 pairs; this is scaled down.',
    '',
    ...table(
      ['pairs', 'CPU s', 'peak MB'],
      rows.map((row) => [String(row.pairs), row.cpuS.toFixed(1), row.peakMb.toFixed(0)]),
    ),
  ];
}

function sizeOf({ size }: CompareRow): string {
  return `${size} (${SIZES[size]})`;
}

function spread(a: Timing, b: Timing): string {
  return `${(Math.max(a.spread, b.spread) * 100).toFixed(0)} %`;
}
