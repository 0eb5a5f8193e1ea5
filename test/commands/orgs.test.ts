import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { registerPath } from '../support/register-files.ts';
import { openWorkspace } from '../support/register-workspace.ts';
import { type CommandResult, runCommand } from '../support/run-command.ts';

const folder = temporaryFolder();
const JANUARY = 'epraccur-legacy-2020-01-31.csv';
const APRIL = 'epraccur-legacy-2020-04-30.csv';

function run(id: string, ...argv: string[]): Promise<CommandResult> {
  return runCommand(id, [...argv, '--workspace', join(folder, 'work')]);
}

beforeAll(async () => {
  openWorkspace(folder).close();
  const names = [JANUARY, APRIL, 'ord-record-X90006-2020-04-30.json', 'pcns-2020-01-31.csv'];
  for (const name of names) await run('orgs import', registerPath(name));
  await run('orgs import', registerPath('ord-record-X9A10-2020-04-30.json'));
});

describe('orgs diff', () => {
  test('each change is a line with both of its days, and the counts name their files', async () => {
    const { stdout, code } = await run('orgs diff', JANUARY, APRIL);
    expect(code).toBe(0);
    expect(stdout).toMatch(/recommissioned +X90001 +X9C +X9Z +2020-04-01 +2020-04-30/);
    expect(stdout).toMatch(/dormant +X90003 +active +dormant +- +2020-04-30/);
    expect(stdout).toContain('1 opened, 1 closed, 1 dormant, 0 reopened');
    expect(stdout).toContain('20 organisations on both sides compared, all kinds.');
    expect(stdout).toContain(`from ${JANUARY} (epraccur-legacy, as at 2020-01-31, sha256 `);
  });

  test('what is left to a person says why, and among which', async () => {
    const { stdout } = await run('orgs diff', '2020-01-31', '2020-04-30');
    expect(stdout).toMatch(/unknown +X9A10 /);
    expect(stdout).toContain('a person must say (X9A11, X9A12)');
  });

  test('as a document it has every list, the empty ones too', async () => {
    const { stdout } = await run('orgs diff', '1', '2', '--kind', 'gp-practice', '--json');
    const document = JSON.parse(stdout) as Record<string, unknown>;
    expect(document['schema']).toBe('mig2hie/organisation-diff/1');
    const lists = ['opened', 'closed', 'dormant', 'reopened', 'renamed', 'moved'];
    for (const name of [...lists, 'recommissioned', 'recoded', 'unknown', 'resettled']) {
      expect(document[name]).toBeInstanceOf(Array);
    }
    expect(document['filter']).toEqual({ kind: 'gp-practice' });
  });

  test('as CSV it is the changes alone', async () => {
    const { stdout } = await run('orgs diff', JANUARY, APRIL, '--filter', 'change=closed', '--csv');
    expect(stdout.trim().split('\n')).toEqual([
      'change,code,from,to,effective,first seen',
      'closed,X90006,active,closed,2020-03-31,2020-04-30',
    ]);
  });

  test('a file nobody imported is an error with the next step', async () => {
    const { code, stderr } = await run('orgs diff', 'none.csv', APRIL);
    expect(code).toBe(2);
    expect(stderr).toContain('none.csv is no day, and no import of organisations');
    expect(stderr).toContain('Next:');
  });
});

test('orgs show tells roles, links and memberships with their files', async () => {
  const { stdout } = await run('orgs show', 'X90006', '--as-at', '2020-04-30');
  expect(stdout).toMatch(/RO76 +no +inactive +2014-04-15 +2020-03-31 +ord-record/);
  expect(stdout).toMatch(/pcn +X9P01 +2019-07-01 +- +ord-record/);
  expect(stdout).toMatch(/commissioner +X9D +RE4 +active +2013-04-01 +- +ord-record/);
  expect(stdout).toContain('Succeeded by X90001.');
});

test.each([
  ['X9A10', 'Succeeded by X9A11, X9A12: which of them took over what, a person must say.'],
  ['X9A09', 'X9A10 names it as its predecessor; import its own document, or ask a person.'],
])('orgs show %s leaves the succession to a person', async (code, line) => {
  const { stdout } = await run('orgs show', code, '--as-at', '2020-04-30');
  expect(stdout).toContain(line);
});

test('orgs list by a role says so in its count', async () => {
  const { stdout } = await run('orgs list', '--role', 'RO197', '--as-at', '2020-04-30');
  expect(stdout).toContain('0 organisations as at 2020-04-30, role RO197.');
});
