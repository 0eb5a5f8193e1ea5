import { writeFileSync } from 'node:fs';
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
    expect(stdout).toMatch(/recommissioned +X90001 +THE SURGERY +X9C +X9Z +2020-04-01 +2020-04-30/);
    expect(stdout).toMatch(
      /dormant +X90003 +HARBOUR VIEW MEDICAL GROUP +active +dormant +- +2020-04-30/,
    );
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
      'change,code,name,from,to,effective,first seen',
      'closed,X90006,OLD MILL SURGERY,active,closed,2020-03-31,2020-04-30',
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

test('agreements list without an import points to the import', async () => {
  const { stdout } = await run('agreements list', '--as-at', '2020-04-30');
  expect(stdout).toContain('No agreement is imported as at 2020-04-30');
  expect(stdout).toContain('mig2hie agreements import');
});

test('a diff with an import that was taken back says so', async () => {
  const file = join(folder, 'organisations-2020-02-01.csv');
  writeFileSync(file, 'code,name\nX9B07,A\n');
  const imported = await run('orgs import', file, '--json');
  const { id } = JSON.parse(imported.stdout) as { id: number };
  await run('imports revert', String(id), '--by', 'lead', '--why', 'wrong');
  const { code, stderr } = await run('orgs diff', '1', String(id));
  expect([code, stderr]).toEqual([2, expect.stringContaining('was taken back on ')]);
});

test('no name of a file commands the terminal, in whatever way it is printed', async () => {
  // Imports refuse such a name; a store of an older version may hold one.
  const context = openWorkspace(folder, { reopen: true });
  context.store.database
    .prepare('UPDATE organisation SET name = ? WHERE code = ?')
    .run('ST \u001b[2J\u001b]0;owned\u0007\u009b31m ANNE', 'X90006');
  context.close();
  const asAt = ['--as-at', '2020-04-30'];
  const printed = [
    await run('orgs list', ...asAt),
    await run('orgs list', ...asAt, '--csv'),
    await run('orgs list', ...asAt, '--json'),
    await run('orgs show', 'X90006', ...asAt),
    await run('orgs show', 'X90006', ...asAt, '--json'),
    await run('orgs diff', '2020-01-31', '2020-04-30'),
  ];
  for (const { code, stdout, stderr } of printed) {
    expect([code, stderr, stdout]).toEqual([0, '', expect.stringContaining('ST ')]);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  }
});
