import type { LegId } from '../../src/simulator/legs/case.ts';
import type { Tally } from './tally.ts';

/** What a run came to: plain data, the same for the same seed, counts and rules. */
export interface FaultsResult {
  readonly schema: 'mig2hie/bench-faults/1';
  /** As given with `--date`. */
  readonly date: string | null;
  readonly seed: string;
  readonly tool: { readonly version: string; readonly rules: string };
  /** Cases of each leg that were asked for; practices for L8. */
  readonly cases: Readonly<Partial<Record<LegId, number>>>;
  readonly tally: Tally;
}

/** The result as JSON, a row a line; numbers that are 0 are left out of `counts`. */
export function printResult({ tally, ...head }: FaultsResult): string {
  const lists = Object.entries(tally).map(([name, rows]: [string, readonly object[]]) => {
    const lines = rows.map((row) => `  ${JSON.stringify(row, withoutZeros)}`);
    return `"${name}": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]`;
  });
  return `${JSON.stringify(head).slice(0, -1)},\n${lists.join(',\n')}}\n`;
}

function withoutZeros(name: string, value: unknown): unknown {
  if (name !== 'counts' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, number]) => number !== 0));
}
