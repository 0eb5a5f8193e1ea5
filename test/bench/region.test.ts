import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchRegion } from '../../bench/region.ts';
import { type RegionResult, renderRegion } from '../../bench/region/report.ts';
import { regionFiles } from '../../bench/region/register-files.ts';
import { ROOT } from '../support/source-files.ts';

const SMALL = { practices: 20, consumers: 3, rows: 60 };

test('the files of a region hold both channels of every flow, and the rest of the country', () => {
  const files = regionFiles(SMALL);
  const rows = (name: string): number =>
    files
      .find((file) => file.name === name)
      ?.text.trimEnd()
      .split('\n').length ?? 0;
  expect(rows('epraccur-2027-03-31.csv')).toBe(60);
  expect(rows('agreements-2027-03-31.csv')).toBe(1 + 2 * 20 * 3);
  expect(files.filter(({ kind }) => kind === 'usage').map(({ period }) => period)).toEqual([
    ['2026-09-28', '2026-12-27'],
    ['2026-12-28', '2027-03-28'],
  ]);
});

test('npm run bench -- region measures both commands beside the query, as JSON', () => {
  const argv = ['--practices', '20', '--consumers', '3', '--rows', '60', '--rounds', '1', '--json'];
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'bench/run.ts'), 'region', ...argv],
    { encoding: 'utf8' },
  );
  const result = JSON.parse(stdout) as RegionResult;
  expect([status, result.schema, result.size]).toEqual([0, 'mig2hie/bench-region/1', SMALL]);
  const [floor, ...tasks] = result.rows;
  expect(floor).toMatchObject({ task: 'bare-sql', rows: 120, ratio: 1 });
  expect(tasks.map(({ task, rows }) => [task, rows])).toEqual([
    ['flows list --channel hie', 60],
    ['flows list', 120],
    ['flows list --json', 120],
    ['status', 120],
    ['status --json', 120],
  ]);
  for (const { ms, ratio, cpuMs, peakMb } of tasks) {
    expect(ms > 0 && peakMb > 0).toBe(true);
    expect(ratio).toBeCloseTo(cpuMs / (floor?.cpuMs ?? 0));
  }
  expect(renderRegion(result)).toContain('20 practices × 3 consumers: 60 flows on each channel');
});

test.each([
  [['--rounds', '0'], '--rounds takes a number above 0'],
  [['--write'], '--write needs --date'],
])('refuses %j', async (argv, says) => {
  await expect(benchRegion(argv)).rejects.toThrow(says);
});
