import { describe, expect, test } from 'vitest';
import { classOf, recallOf, sumOf } from '../../../bench/faults/classes.ts';
import type { SeverityClass } from '../../../bench/faults/classes.ts';
import { goalsOf, legCounts } from '../../../bench/faults/goals.ts';
import type { Judge } from '../../../bench/faults/judge.ts';
import { judgePair } from '../../../bench/faults/judge.ts';
import { renderFaults } from '../../../bench/faults/report/render.ts';
import { runChunk } from '../../../bench/faults/run-chunk.ts';
import type { Tally } from '../../../bench/faults/tally.ts';
import { mergeTallies } from '../../../bench/faults/tally.ts';

const SEED = 'test';

/** Each pair is judged once, whoever asks. */
const known = new Map<string, ReturnType<Judge>>();
const judgeOnce: Judge = (pair, maps) => {
  const judgement = known.get(pair.id) ?? judgePair(pair, maps);
  known.set(pair.id, judgement);
  return judgement;
};

function run(judge = judgeOnce): Tally {
  return mergeTallies([
    runChunk({ leg: 'L1', seed: SEED, count: 40 }, judge),
    runChunk({ leg: 'L2', seed: SEED, count: 4 }, judge),
    runChunk({ leg: 'L4', seed: SEED, count: 10 }, judge),
    runChunk({ leg: 'L5', seed: SEED, count: 4 }, judge),
  ]);
}

/** Share of the faults of a class that were found in L1 and L2. */
function recall({ faults }: Tally, cls: SeverityClass): number {
  const rows = faults.filter(
    ({ tool, leg, severity }) => tool === 'ours' && leg !== 'L4' && classOf(severity) === cls,
  );
  const sum = sumOf(rows);
  const { hits, of } = sum === undefined ? { hits: 0, of: 0 } : recallOf(sum);
  return hits / of;
}

/** What every build must reach, on few cases: misses of one or two leave it standing, a broken rule does not. */
function floorsHeld(tally: Tally): boolean {
  const figure = (measure: string): number => {
    const { counted } = goalsOf(tally).find((row) => row.measure.startsWith(measure)) ?? {};
    return counted === undefined ? 0 : counted.hits / counted.of;
  };
  const harmless = legCounts(tally, 'ours', ['L4']);
  return (
    recall(tally, 'S1') === 1 &&
    recall(tally, 'S2') >= 0.9 &&
    recall(tally, 'S3') >= 0.8 &&
    figure('right kind') >= 0.9 &&
    figure('twins') >= 0.9 &&
    harmless.cleanS1 + harmless.cleanS2 === 0
  );
}

/** The comparer as it would be without findings of one kind. */
function without(kind: string): Judge {
  return (pair, maps) => {
    const { entries, said } = judgeOnce(pair, maps);
    return {
      entries,
      said: { ...said, ours: said.ours?.filter((item) => item.kind !== kind) ?? [] },
    };
  };
}

describe('a small part of the benchmark', () => {
  const tally = run();

  test('holds its floors', () => {
    expect(tally.broken).toEqual([]);
    expect(tally.misses.filter(({ severity }) => classOf(severity) === 'S1')).toEqual([]);
    expect(floorsHeld(tally)).toBe(true);
  });

  test.each(['dose-changed', 'entry-lost'])('does not when no %s is told', (kind) => {
    expect(floorsHeld(run(without(kind)))).toBe(false);
  });

  test('is the same twice over, and told in print', () => {
    const [again, once] = [1, 2].map(() => runChunk({ leg: 'L2', seed: SEED, count: 2 }));
    expect(again).toEqual(once);
    const result = {
      schema: 'mig2hie/bench-faults/1',
      date: null,
      seed: SEED,
      tool: { version: '0', rules: 'r' },
      cases: { L1: 40 },
      tally,
    } as const;
    const text = renderFaults(result);
    expect(text).toContain(
      '| recall of S1 faults (L1–L3, L6) | 100 % of at least 3000 | too few | 100 % |',
    );
    expect(text).not.toMatch(/undefined|NaN/u);
  });
});
