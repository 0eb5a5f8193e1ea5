import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReadResult } from '../../bench/read/report.ts';
import { renderRead } from '../../bench/read/report.ts';
import { SIZES, payloadOf } from '../../bench/read/payloads.ts';
import { FORMATS } from '../../src/wire/formats.ts';
import { ROOT } from '../support/source-files.ts';

function bench(...argv: readonly string[]): {
  status: number | null;
  stdout: string;
  stderr: string;
} {
  return spawnSync(process.execPath, [join(ROOT, 'bench/run.ts'), ...argv], { encoding: 'utf8' });
}

describe('payloads', () => {
  test('of every format are the same bytes each time, and grow with the size', () => {
    for (const { id } of FORMATS) {
      const [small, again, large] = [
        payloadOf(id as never, 'small'),
        payloadOf(id as never, 'small'),
        payloadOf(id as never, 'large'),
      ];
      const bytes = (files: readonly Uint8Array[]): number =>
        files.reduce((sum, file) => sum + file.length, 0);
      expect(small).toEqual(again);
      expect([small.entries, large.entries]).toEqual([SIZES.small, SIZES.large]);
      expect(bytes(large.files)).toBeGreaterThan(2 * bytes(small.files));
    }
  });

  test('hold as many entries as they say: what is measured is read', () => {
    for (const { id, read } of FORMATS) {
      const readings = payloadOf(id as never, 'median').files.map((file) => read(file));
      expect(
        readings.flatMap(({ problems }) => problems.filter((p) => p.severity === 'fatal')),
      ).toEqual([]);
      const entries = readings.flatMap(({ record }) => record.entries).length;
      expect([id, entries > SIZES.median / 2]).toEqual([id, true]);
    }
  });
});

describe('npm run bench -- read', () => {
  test('measures what it is asked to, as JSON', () => {
    const argv = ['read', '--format', 'cda', '--size', 'small', '--rounds', '2', '--min-ms', '1'];
    const { status, stdout } = bench(...argv, '--json');
    const { schema, date, rows } = JSON.parse(stdout) as ReadResult;
    expect([status, schema, date, rows.length]).toEqual([0, 'mig2hie/bench-read/1', null, 1]);
    const [row] = rows;
    expect(row).toMatchObject({ format: 'cda', size: 'small', entries: SIZES.small, target: 1.4 });
    if (row === undefined) return;
    for (const timing of [row.read, row.floor, row.parse, row.saxes]) {
      expect(timing?.cpuMs).toBeGreaterThan(0);
    }
    expect(row.ratio).toBeCloseTo(row.read.cpuMs / row.floor.cpuMs);
    expect(row.memoryBytes).toBeGreaterThan(0);
  });

  test.each([
    [['nothing'], 'no benchmark nothing'],
    [['read', '--format', 'nothing'], '--format nothing is not known'],
    [['read', '--rounds', '0'], '--rounds'],
    [['read', '--write'], '--write needs --date'],
  ])('refuses %j with what there is', (argv, says) => {
    const { status, stderr } = bench(...argv);
    expect([status, stderr.includes(says)]).toEqual([2, true]);
  });
});

test('the table shows the ratio beside its target', () => {
  const timing = { bestMs: 1, cpuMs: 2, spread: 0.1 };
  const text = renderRead({
    schema: 'mig2hie/bench-read/1',
    date: '2026-11-02',
    machine: { cpu: 'Invented', cores: 2, memoryGb: 24 },
    node: '26.0.0',
    v8: '14',
    rounds: 5,
    load: { before: 0.1, after: 0.2 },
    rows: [
      {
        format: 'cda',
        size: 'small',
        entries: 35,
        bytes: 31_000,
        megabytesPerS: 31,
        read: timing,
        floor: { ...timing, cpuMs: 1 },
        parse: timing,
        ratio: 2,
        target: 1.4,
        memoryBytes: 5_000_000,
      },
    ],
  });
  expect(text).toContain('2026-11-02; 2 × Invented, 24 GB; Node 26.0.0');
  expect(text).toContain(
    '| cda | small (35) | 31 | 31 | 2.000 | 1.000 | 2.000 |  | 2.00× | 1.4× | 10 % | 5 |',
  );
});
