import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { registerPath } from '../support/register-files.ts';
import { openWorkspace } from '../support/register-workspace.ts';
import { runCommand, type CommandResult } from '../support/run-command.ts';

const folder = temporaryFolder();
const workspace = ['--workspace', join(folder, 'work')];
const today = ['--as-at', '2020-03-09'];

function run(id: string, ...argv: string[]): Promise<CommandResult> {
  return runCommand(id, [...argv, ...workspace]);
}

beforeAll(async () => {
  openWorkspace(folder).close();
  await run('orgs import', registerPath('epraccur-legacy-2020-01-31.csv'));
  await run('orgs import', registerPath('etr-2020-01-31.csv'), '--kind', 'etr');
  await run('agreements import', registerPath('agreements-2020-02-29.csv'));
});

test('an import tells what it kept, what it rejected and why, and what it did not know', async () => {
  const { code, stdout } = await run(
    'orgs import',
    registerPath('epraccur-legacy-2020-04-30.csv'),
    '--dry-run',
  );
  expect(code).toBe(0);
  expect(stdout).toContain('Dry run, nothing stored: epraccur-legacy-2020-04-30.csv');
  expect(stdout).toContain('20 of 20 rows kept, 0 rejected.');
  expect(stdout).toMatch(/unknown-setting +26 +2 /);
});

test('an import of the same file says that nothing was done', async () => {
  const { stdout } = await run('agreements import', registerPath('agreements-2020-02-29.csv'));
  expect(stdout).toContain('Already imported, nothing done: agreements-2020-02-29.csv');
  expect(stdout).toMatch(/10 +channel +neither mig nor hie/);
});

test('an import that is refused leaves with 2, the reason and the next step', async () => {
  const { code, stderr } = await run('orgs import', registerPath('etr-2020-01-31.csv'));
  expect(code).toBe(2);
  expect(stderr).toContain('neither dialect of epraccur');
  expect(stderr).toContain('Next:');
});

describe('lists for people fit 100 columns and name their files', () => {
  test.each([
    ['orgs list', [...today, '--kind', 'gp-practice'], '12 organisations as at 2020-03-09'],
    ['orgs list', ['--as-at', '2019-01-01'], '0 organisations as at 2019-01-01'],
    ['orgs show', ['X90005', ...today], 'BRAMBLE & PARTNERS, QUAY STREET'],
    [
      'agreements list',
      [...today, '--standing', 'in-force'],
      '3 agreements on 3 flows as at 2020-03-09',
    ],
    ['flows list', [...today, '--gate', 'agreed'], '5 of 9 flows as at 2020-03-09'],
    ['status', today, 'lowest unmet gate'],
    ['status', ['X9A01', ...today], 'lowest unmet gate is "registered"'],
    ['gates check', today, 'answers are not met as at 2020-03-09'],
  ])('%s %j', async (id, argv, text) => {
    const { stdout } = await run(id, ...argv);
    expect(stdout).toContain(text);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

describe('documents say what they are', () => {
  test.each([
    ['orgs list', today, 'mig2hie/organisations/1'],
    ['orgs show', ['X90001', ...today], 'mig2hie/organisation/1'],
    ['agreements list', today, 'mig2hie/agreements/1'],
    ['flows list', today, 'mig2hie/flows/1'],
    ['status', today, 'mig2hie/status/1'],
    ['gates check', today, 'mig2hie/gate-check/1'],
    ['orgs import', [registerPath('epraccur-legacy-2020-01-31.csv')], 'mig2hie/import/1'],
    ['agreements import', [registerPath('agreements-2020-02-29.csv')], 'mig2hie/import/1'],
  ])('%s', async (id, argv, schema) => {
    const { stdout } = await run(id, ...argv, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ schema });
  });

  test('the same question twice gives the same bytes', async () => {
    const [first, second] = [
      await run('status', ...today, '--json'),
      await run('status', ...today, '--json'),
    ];
    expect(first?.stdout).toBe(second?.stdout);
  });
});

describe('gates check', () => {
  test.each([
    ['a gate that is met', ['X90001', '--gate', 'agreed', ...today], 0],
    ['a gate that is not', ['X90001', '--gate', 'parity', ...today], 1],
    ['every gate', ['X90001', ...today], 1],
    ['nothing to ask', ['--as-at', '2019-01-01'], 1],
    ['an organisation nobody knows', ['X9ZZZ', ...today], 2],
    ['a gate that does not exist', ['X90001', '--gate', 'magic'], 2],
  ])('%s leaves with its code', async (_, argv, code) => {
    expect((await run('gates check', ...argv)).code).toBe(code);
  });
});
