import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assert } from '../../src/base/assert.ts';
import { loadCommands } from '../support/command-docs.ts';
import { temporaryFolder } from '../support/folders.ts';
import { mapPath } from '../support/map-files.ts';
import { registerPath } from '../support/register-files.ts';
import { openWorkspace } from '../support/register-workspace.ts';
import { type CommandResult, runCommand } from '../support/run-command.ts';

const folder = temporaryFolder();
const today = ['--as-at', '2020-03-09'];
const commands = await loadCommands();
const lists = commands.filter(({ command }) => 'sort' in command.flags).map(({ name }) => name);

/** What a list needs to be asked beside the flags of its table. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  'agreements list': today,
  'flows list': today,
  'gates check': today,
  'imports list': ['--all'],
  'imports show': ['1'],
  'maps list': today,
  'orgs diff': ['2020-01-31', '2020-04-30'],
  'orgs list': today,
  status: today,
  'usage show': today,
};

function run(name: string, ...argv: readonly string[]): Promise<CommandResult> {
  const asked = ASKED[name] ?? [];
  return runCommand(name, [...asked, ...argv, '--workspace', join(folder, 'work')]);
}

function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

/** The rows of what --csv printed, the titles first. */
function csvRows(text: string): string[][] {
  return parse(text, { relax_column_count: false });
}

beforeAll(async () => {
  openWorkspace(folder).close();
  const log = join(folder, 'log.csv');
  writeFileSync(
    log,
    'time,provider,consumer,channel\n2020-03-03T09:30:00Z,X90001,X9A01,mig\n2020-03-04T09:30:00Z,X90002,X9A01,mig\n',
  );
  const samples = join(folder, 'samples.csv');
  writeFileSync(samples, 'practice,nhs_number,stratum\nX90001,9990000018,all\n');
  const imports: readonly (readonly [string, string, ...string[]])[] = [
    ['orgs import', registerPath('epraccur-legacy-2020-01-31.csv')],
    ['orgs import', registerPath('epraccur-legacy-2020-04-30.csv')],
    ['orgs import', registerPath('etr-2020-01-31.csv'), '--kind', 'etr'],
    ['orgs import', registerPath('pcns-2020-01-31.csv')],
    ['orgs import', registerPath('suppliers-2020-01-31.csv')],
    ['agreements import', registerPath('agreements-2020-02-29.csv')],
    ['usage import', log, '--from', '2020-03-02', '--to', '2020-03-08'],
    ['samples import', samples],
    ['maps import', mapPath('rcsctmap2_uk_20190401000001.txt')],
  ];
  for (const [name, ...argv] of imports) {
    const { code, stderr } = await run(name, ...argv);
    assert(code === 0, `${name} failed: ${stderr}`);
  }
});

afterEach(() => {
  process.env['COLUMNS'] = '100';
});

test('every command that lists takes the flags of a table', () => {
  const named = commands.map(({ name }) => name).filter((name) => name.endsWith(' list'));
  expect(lists).toEqual(expect.arrayContaining([...named, 'gates check', 'status']));
});

describe.each(lists)('%s', (name) => {
  test.each([60, 80, 100, 160])('fits a window of %i columns', async (width) => {
    process.env['COLUMNS'] = String(width);
    for (const argv of [[], ['--extended']]) {
      const { stdout, stderr } = await run(name, ...argv);
      expect(stderr).toBe('');
      // A hash of 64 characters is whole at any width.
      expect(widthOf(stdout.replaceAll(/[0-9a-f]{64}/g, ''))).toBeLessThanOrEqual(width);
    }
  });

  test('prints CSV that is the rows alone, as many of them as the table has', async () => {
    const rows = csvRows((await run(name, '--csv', '--extended')).stdout);
    const plain = csvRows((await run(name, '--csv')).stdout);
    expect(plain).toHaveLength(rows.length);
    expect(rows[0]).toEqual(expect.arrayContaining(plain[0] ?? ['?']));
    expect(new Set(rows[0]).size).toBe(rows[0]?.length);
  });

  test('shows, sorts and filters by every column it has', async () => {
    const [titles = [], ...all] = csvRows((await run(name, '--csv', '--extended')).stdout);
    for (const title of titles) {
      const argv = ['--csv', '--columns', title.toUpperCase(), '--sort', `-${title}`];
      const rows = csvRows((await run(name, ...argv)).stdout);
      expect(rows[0]).toEqual([title]);
      expect(rows).toHaveLength(all.length + 1);
      const without = await run(name, '--csv', '--filter', `-${title}=\u0007`);
      expect(csvRows(without.stdout)).toHaveLength(all.length + 1);
    }
  });

  test('tells how many rows of how many a filter left', async () => {
    const [titles = [], ...all] = csvRows((await run(name, '--csv')).stdout);
    const { stdout } = await run(name, '--filter', `${titles[0]}=no such text`);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`0 of ${all.length} rows shown (`);
  });

  test.each([
    ['a column that is none', ['--columns', 'colour'], 'There is no column "colour"'],
    ['a sort by one that is none', ['--sort', '-colour'], 'There is no column "colour"'],
    ['a filter without a text', ['--filter', 'code'], '--filter takes COLUMN=TEXT'],
    ['--csv beside --json', ['--csv', '--json'], 'so --csv would do nothing'],
    ['--filter beside --json', ['--filter', 'a=b', '--json'], 'so --filter would do nothing'],
  ])('refuses %s', async (_, argv, message) => {
    const { code, stdout, stderr } = await run(name, ...argv);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
  });
});
