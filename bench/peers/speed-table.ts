import { SIZES } from '../compare/pairs.ts';
import type { Range, SpeedRow } from './speed.ts';
import { table } from '../reports.ts';

/** The part of the report that tells time and memory. */
export function renderSpeed(rows: readonly SpeedRow[]): string[] {
  if (rows.length === 0) return [];
  return [
    '',
    '## Time and memory',
    '',
    'One pair with eight differences, each tool in a process of its own, wall ms: median (least to most). A peer is given our',
    'normal entries as JSON and compares them at N2; ours reads both responses and compares the records at N3. What the',
    'normaliser in front of a peer costs stands in its own row, reading apart. Peak is of the whole process; *beyond* is what',
    'it held before the first round taken off.',
    '',
    ...table(
      [
        'size',
        'tool',
        'entries',
        'compare ms',
        'parse ms',
        'said',
        'rounds',
        'peak MB',
        'beyond MB',
      ],
      rows.map(cellsOf),
    ),
  ];
}

function cellsOf({ tool, rung, size, entries, measured }: SpeedRow): string[] {
  const name = [`${size} (${SIZES[size]})`, `${tool} ${rung}`, `${entries.mig} v ${entries.hie}`];
  if (typeof measured === 'string') return [...name, `n/a: ${measured}`, '', '', '', '', ''];
  const { compareMs, parseMs, items, rounds, peakMb, beforeMb } = measured;
  return [
    ...name,
    range(compareMs),
    range(parseMs),
    rung === 'the normaliser' ? '' : String(items),
    String(rounds),
    peakMb.toFixed(0),
    Math.max(0, peakMb - beforeMb).toFixed(0),
  ];
}

function range({ median, least, most }: Range): string {
  return `${inMs(median)} (${inMs(least)} to ${inMs(most)})`;
}

function inMs(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
