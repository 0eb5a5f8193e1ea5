import { table } from '../reports.ts';
import type { Surroundings } from '../timing/surroundings.ts';
import type { ImportCost, ImportRow } from './measure.ts';

/** What was measured, and where. */
export interface ImportResult extends Surroundings {
  readonly schema: 'mig2hie/bench-import/1';
  /** As given with `--date`. */
  readonly date: string | null;
  readonly rounds: number;
  /** Load of the machine before and after: other work makes the figures worse. */
  readonly load: { readonly before: number; readonly after: number };
  readonly rows: readonly ImportRow[];
}

const HEAD = [
  'file',
  'task',
  'rows',
  'rows/s',
  'CPU ms',
  'spread',
  'ratio to the parser',
  'peak MB',
];

/** The result as Markdown: how it was made, then three rows for each file. */
export function renderImports(result: ImportResult): string {
  const { machine, node, v8, rounds, load, date } = result;
  return [
    '# Importing whole files',
    '',
    `${date ?? 'no date given'}; ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB; Node ${node} (V8 ${v8}); ` +
      `${rounds} rounds; load ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after.`,
    'Each task is done once in a process of its own, in turns. CPU is of all its threads from the opened workspace on,',
    "median of the rounds; rows/s are those of the quickest round; peak memory is the process's own, with Node and the",
    'modules. The parser is csv-parse alone over the same file with the same options; the bare insert puts every cell',
    'into a plain table with better-sqlite3, in one transaction. Targets for usage: 1.6 × the parser, 250 MB.',
    '',
    ...table(HEAD, result.rows.flatMap(linesOf)),
    '',
    ...result.rows.map(
      (row) =>
        `${row.file}, ${(row.bytes / 1e6).toFixed(1)} MB: ${ratio(row.import, row.parser)} × the parser, ` +
        `${ratio(row.import, row.insert)} × the bare insert.`,
    ),
    '',
  ].join('\n');
}

function linesOf(row: ImportRow): string[][] {
  const line = (task: string, cost: ImportCost): string[] => [
    row.file,
    task,
    cost.rows.toLocaleString('en-GB'),
    Math.round((cost.rows / cost.bestMs) * 1000).toLocaleString('en-GB'),
    cost.cpuMs.toFixed(0),
    `${(cost.spread * 100).toFixed(0)} %`,
    ratio(cost, row.parser),
    cost.peakMb.toFixed(0),
  ];
  return [
    line('import', row.import),
    line('csv-parse alone', row.parser),
    line('bare insert', row.insert),
  ];
}

function ratio(a: ImportCost, b: ImportCost): string {
  return (a.cpuMs / b.cpuMs).toFixed(2);
}
