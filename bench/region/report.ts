import { table } from '../reports.ts';
import type { Surroundings } from '../timing/surroundings.ts';
import type { RegionRow } from './measure.ts';
import type { RegionSize } from './register-files.ts';

/** What was measured, and where. */
export interface RegionResult extends Surroundings {
  readonly schema: 'mig2hie/bench-region/1';
  /** As given with `--date`. */
  readonly date: string | null;
  readonly rounds: number;
  readonly size: RegionSize;
  /** Load of the machine before and after: other work makes the figures worse. */
  readonly load: { readonly before: number; readonly after: number };
  readonly rows: readonly RegionRow[];
}

const HEAD = ['task', 'rows', 'best ms', 'ms', 'CPU ms', 'spread', 'ratio to bare SQL', 'peak MB'];

/** The result as Markdown: how it was made, then a row for each task. */
export function renderRegion(result: RegionResult): string {
  const { machine, node, v8, rounds, load, date, size } = result;
  const flows = size.practices * size.consumers;
  return [
    '# Flows and status of a whole region',
    '',
    `${date ?? 'no date given'}; ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB; Node ${node} (V8 ${v8}); ` +
      `${rounds} rounds; load ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after.`,
    `${size.practices} practices × ${size.consumers} consumers: ${flows.toLocaleString('en-GB')} flows on each channel, among ` +
      `${size.rows.toLocaleString('en-GB')} rows of epraccur, three exports of agreements, two runs and half a year of use.`,
    'Each task is done once in a process of its own; times are from opening the workspace to the whole text, after',
    "start-up (Node and the modules loaded). CPU is of all the process's threads, median of the rounds. The bare query",
    'joins the same tables and answers nothing. Target: below 1,000 ms.',
    '',
    ...table(HEAD, result.rows.map(cellsOf)),
    '',
  ].join('\n');
}

function cellsOf(row: RegionRow): string[] {
  return [
    row.task,
    row.rows.toLocaleString('en-GB'),
    ...[row.bestMs, row.ms, row.cpuMs].map((ms) => ms.toFixed(0)),
    `${(row.spread * 100).toFixed(0)} %`,
    row.ratio.toFixed(2),
    row.peakMb.toFixed(0),
  ];
}
