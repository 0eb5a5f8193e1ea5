import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchCompare } from '../../bench/compare.ts';
import type { CompareResult } from '../../bench/compare/report.ts';
import { renderCompare } from '../../bench/compare/report.ts';
import { SIZES, pairOf } from '../../bench/compare/pairs.ts';
import { recordOf, withDatesMoved } from '../../bench/compare/records.ts';
import { judge, readPair } from '../../bench/compare/steps.ts';
import { ROOT } from '../support/source-files.ts';

function bench(...argv: readonly string[]): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, [join(ROOT, 'bench/run.ts'), ...argv], { encoding: 'utf8' });
}

describe('records to compare', () => {
  test('have as many statements as they say, and no two of one id', () => {
    const { entries } = recordOf(SIZES.median, 'ids');
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(recordOf(SIZES.median, 'ids').entries).toEqual(entries);
    const mig = readPair(pairOf('median', 'equal', 'size')).mig.record.entries.length;
    expect(mig / SIZES.median).toBeGreaterThan(0.7);
    expect(mig).toBeLessThanOrEqual(SIZES.median);
  });

  test('a moved record has every whole day a day later, across months and years', () => {
    const patient = recordOf(SIZES.small, 'moved');
    const [first] = patient.entries;
    const entries = [
      { ...first, date: '2019-12-31', recorded: '2020-02-28T10:00:00' },
      { ...first, date: '2019-05', recorded: '2019' },
    ] as typeof patient.entries;
    expect(
      withDatesMoved({ ...patient, entries }).entries.map(({ date, recorded }) => [date, recorded]),
    ).toEqual([
      ['2020-01-01', '2020-02-29T10:00:00'],
      ['2019-05', '2019'],
    ]);
  });

  test('differ as they say', () => {
    const found = (['equal', 'eight', 'moved'] as const).map((variant) => {
      const pair = pairOf('median', variant, 'differs');
      return judge(readPair(pair), pair).findings.filter(({ severity }) => severity !== 'none');
    });
    const [equal = [], eight = [], moved = []] = found;
    expect(equal).toEqual([]);
    expect(eight.length).toBeGreaterThanOrEqual(5);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every(({ kind }) => kind !== 'patient-mismatch')).toBe(true);
  });
});

describe('npm run bench -- compare', () => {
  test('measures what it is asked to, as JSON', () => {
    const small = ['--size', 'small', '--differs', 'eight', '--rounds', '2', '--min-ms', '1'];
    const { status, stdout } = bench('compare', ...small, '--pairs', '2', '--json');
    const { schema, rows, longest, runs } = JSON.parse(stdout) as CompareResult;
    expect([status, schema, rows.length, longest]).toEqual([0, 'mig2hie/bench-compare/1', 1, []]);
    for (const { parse, read, judge: judged, whole, floor, judgeRatio, wholeRatio } of rows) {
      const times = [parse, read, judged, whole, floor].map(({ cpuMs }) => cpuMs);
      expect(times.every((cpuMs) => cpuMs > 0)).toBe(true);
      expect(judgeRatio).toBeCloseTo(judged.cpuMs / parse.cpuMs);
      expect(wholeRatio).toBeCloseTo(whole.cpuMs / floor.cpuMs);
    }
    expect(runs.map(({ pairs }) => pairs)).toEqual([1, 2]);
    expect(runs.every(({ peakMb }) => peakMb > 0)).toBe(true);
  });

  test.each([
    [['--size', 'huge'], '--size huge is not known'],
    [['--differs', 'much'], '--differs much is not known'],
    [['--pairs', 'many'], '--pairs takes a whole number'],
    [['--write'], '--write needs --date'],
  ])('refuses %j', (argv, says) => {
    expect(() => benchCompare(argv)).toThrow(says);
  });
});

test('the tables tell the ratios beside their targets', () => {
  const timing = { bestMs: 1, cpuMs: 2, spread: 0.1 };
  const text = renderCompare({
    schema: 'mig2hie/bench-compare/1',
    date: '2026-11-02',
    machine: { cpu: 'Invented', cores: 2, memoryGb: 24 },
    node: '26.0.0',
    v8: '14',
    rounds: 5,
    load: { before: 0.1, after: 0.2 },
    rows: [
      {
        size: 'median',
        variant: 'eight',
        entries: { mig: 130, hie: 140 },
        findings: 8,
        bytes: 348_000,
        parse: timing,
        read: timing,
        judge: { ...timing, cpuMs: 1 },
        whole: { ...timing, cpuMs: 3 },
        floor: timing,
        judgeRatio: 0.5,
        wholeRatio: 1.5,
        pairsPerS: 333,
      },
    ],
    longest: [
      {
        variant: 'moved',
        entries: { mig: 19_000, hie: 20_000 },
        findings: 1,
        readS: 1.5,
        judgeS: 2.25,
        wallS: { read: 1.25, judge: 2 },
        peakMb: 640,
      },
    ],
    runs: [{ pairs: 200, cpuS: 4, peakMb: 180 }],
  });
  expect(text).toContain(
    '| median (140) | 8 entries | 130 v 140 | 8 | 348 | 1.000 | 2.000 | 0.50× | 10 % |',
  );
  expect(text).toContain('at most 0.5 × for a pair of 140 entries with 8 differences');
  expect(text).toContain(
    '| median (140) | 8 entries | 3.000 | 2.000 | 2.000 | 1.50× | 333 | 10 % |',
  );
  expect(text).toContain('| every date | 19000 v 20000 | 1 | 1.50 | 2.25 | 1.25 | 2.00 | 640 |');
  expect(text).toContain('| 200 | 4.0 | 180 |');
});
