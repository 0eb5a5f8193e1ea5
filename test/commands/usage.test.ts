import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { openWorkspace } from '../support/register-workspace.ts';
import { runCommand, type CommandResult } from '../support/run-command.ts';

const folder = temporaryFolder();
const file = join(folder, 'mig-2020-03-08.csv');
const march = ['--from', '2020-02-03', '--to', '2020-03-08'];

function run(id: string, ...argv: string[]): Promise<CommandResult> {
  return runCommand(id, [...argv, '--workspace', join(folder, 'work')]);
}

/** Lines that run on, joined again. */
function unfolded(text: string): string {
  return text.replaceAll(/\n +/g, ' ');
}

beforeAll(async () => {
  openWorkspace(folder).close();
  const rows = [
    'time,provider,consumer,user',
    '2020-02-05T10:00:00Z,X90001,X9A01,u1',
    '2020-03-03T10:00:00Z,X90001,X9A01,u1',
    '2020-03-03T11:00:00Z,X90001,X9A02,u2',
    '2020-03-09 11:00,X90001,X9A02,u2',
  ];
  writeFileSync(file, rows.join('\n'));
  await run('usage import', file, '--channel', 'mig', ...march);
});

test('an import tells what it counted, which days it covers and what it rejected', async () => {
  const { code, stdout } = await run('usage import', file, '--channel', 'mig', '--dry-run');
  expect(code).toBe(0);
  expect(stdout).toContain('Dry run, nothing stored: mig-2020-03-08.csv as accesses');
  expect(stdout).toContain('3 of 4 rows kept, 1 rejected.');
  expect(stdout).toMatch(/5 +time +is later than the day/);
  expect(stdout).toMatch(/offsets-as-written +zone +3 /);
  expect(stdout).toMatch(/mig +3 +0 +2 +2 +none for certain +from-rows/);
});

test.each([
  ['flow', /X90001 +X9A01 +2 +1 +1 +- +0 +5 +2020-03-02/],
  ['consumer', /X9A02 +1 +1 +1 +1 +- +0 +5/],
  ['provider', /X90001 +2 +3 +2 +2 +-/],
  ['week', /2020-03-02 +2 +0 +2 +yes +0 +0 +0 +no/],
])('use is shown by %s', async (by, line) => {
  const { code, stdout } = await run('usage show', '--as-at', '2020-03-09', '--by', by);
  expect(code).toBe(0);
  expect(stdout).toMatch(line);
  expect(stdout).toContain('mig: logs cover 5 of 12 weeks whole');
  expect(stdout).toContain('from mig-2020-03-08.csv (mig, 2020-02-03 to 2020-03-08');
});

test('what would be lost is told with what is not known', async () => {
  const { stdout } = await run('usage show', '--as-at', '2020-03-09', '--lost-on', '2020-06-30');
  expect(stdout).toMatch(/If the MIG stopped on 2020-06-30: 2 \(1 practices, 2 consumers;/);
  expect(stdout).toMatch(/X90001 +X9A01 +1 +0 +1 +4 +0 +none +not known +no/);
  expect(unfolded(stdout)).toContain(
    '2 accesses and 0 failed attempts in 4 covered weeks from 2020-02-10 to 2020-03-08) of 2 pairs',
  );
});

test('where nothing is known of any pair, that is what is told', async () => {
  const { stdout } = await run('usage show', '--as-at', '2020-06-01', '--lost-on', '2020-06-30');
  expect(stdout).toMatch(/^If the MIG stopped on 2020-06-30: not known, for no agreement/);
});

test.each([
  ['consumer', /X9A01 +1 +0 +1 +1 +0 +1 +0/],
  ['provider', /X90001 +2 +0 +2 +2 +0 +2 +0/],
])('what would be lost is told by %s', async (by, line) => {
  const { stdout } = await run(
    'usage show',
    '--as-at',
    '2020-03-09',
    '--lost-on',
    '2020-06-30',
    '--by',
    by,
  );
  expect(stdout).toMatch(line);
});

test('what would be lost is not told by week', async () => {
  const { code, stderr } = await run('usage show', '--lost-on', '2020-06-30', '--by', 'week');
  expect([code, stderr]).toEqual([2, expect.stringContaining('not by week')]);
});

test('titles and days stand whole within a hundred columns', async () => {
  const { stdout } = await run('usage show', '--as-at', '2020-03-09', '--by', 'consumer');
  const [titles = ''] = stdout.split('\n');
  expect(titles.split(/ {2,}/)).toEqual([
    'consumer',
    'pairs',
    'mig',
    'mig flows',
    'last 4',
    'before',
    'quiet',
    'covered',
    'last week',
    'hie',
    'hie flows',
  ]);
  expect(stdout).toContain(' 2020-03-02 ');
});

test('a list narrowed to one organisation is data with --json', async () => {
  const { stdout } = await run('usage show', '--as-at', '2020-03-09', '--org', 'x9a02', '--json');
  const document = JSON.parse(stdout) as Record<string, unknown>;
  expect(document).toMatchObject({ schema: 'mig2hie/usage/1', org: 'X9A02', count: 1, lost: null });
  expect(document['rows']).toMatchObject([
    { provider: 'X90001', consumer: 'X9A02', mig: { accesses: 1, usersMost: 1, quietWeeks: 0 } },
  ]);
});

test('a workspace without logs says so', async () => {
  const { stdout } = await run('usage show', '--as-at', '2020-01-01');
  expect(stdout).toContain('No access log imported for this day');
});
