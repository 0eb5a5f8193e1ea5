import type { ReadRow } from './measure.ts';

/** What was measured, and where. */
export interface ReadResult {
  readonly schema: 'mig2hie/bench-read/1';
  /** As given with `--date`. */
  readonly date: string | null;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGb: number };
  readonly node: string;
  readonly v8: string;
  readonly rounds: number;
  /** Load of the machine before and after: other work makes the figures worse. */
  readonly load: { readonly before: number; readonly after: number };
  readonly rows: readonly ReadRow[];
}

const HEAD = [
  'format',
  'size',
  'KB',
  'MB/s',
  'read ms',
  'floor ms',
  'own parse ms',
  'saxes ms',
  'ratio',
  'target',
  'spread',
  'memory MB',
];

/** The result as Markdown: a heading, how it was made, one row a format and size. */
export function renderRead(result: ReadResult): string {
  const { machine, node, v8, rounds, load, date } = result;
  const lines = [
    '# Reading one response',
    '',
    `${date ?? 'no date given'}; ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB; Node ${node} (V8 ${v8}); ` +
      `${rounds} rounds; load ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after.`,
    'CPU ms of the whole process for one reading, median of the rounds; MB/s of the quickest round. The floor is',
    'the bare parse of the same bytes; see docs/fuzzing-and-benchmarks.md.',
    '',
    row(HEAD),
    row(HEAD.map((_, at) => (at < 2 ? '---' : '---:'))),
    ...result.rows.map((each) => row(cellsOf(each))),
    '',
  ];
  return lines.join('\n');
}

function cellsOf(each: ReadRow): string[] {
  const spread = Math.max(each.read.spread, each.floor.spread);
  return [
    each.format,
    `${each.size} (${each.entries})`,
    (each.bytes / 1000).toFixed(0),
    each.megabytesPerS.toFixed(0),
    each.read.cpuMs.toFixed(3),
    each.floor.cpuMs.toFixed(3),
    each.parse.cpuMs.toFixed(3),
    each.saxes?.cpuMs.toFixed(3) ?? '',
    `${each.ratio.toFixed(2)}×`,
    `${each.target.toFixed(1)}×`,
    `${(spread * 100).toFixed(0)} %`,
    (each.memoryBytes / 1e6).toFixed(0),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
