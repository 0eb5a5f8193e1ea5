import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { registerPath } from '../support/register-files.ts';
import { openWorkspace } from '../support/register-workspace.ts';
import { type CommandResult, runCommand } from '../support/run-command.ts';

const folder = temporaryFolder();
const by = ['--by', 'programme lead', '--why', 'wrong month'];

function run(id: string, ...argv: string[]): Promise<CommandResult> {
  return runCommand(id, [...argv, '--workspace', join(folder, 'work')]);
}

beforeAll(async () => {
  openWorkspace(folder).close();
  await run('orgs import', registerPath('epraccur-legacy-2020-01-31.csv'));
  await run('orgs import', registerPath('epraccur-legacy-2020-04-30.csv'));
  await run('orgs import', registerPath('pcns-2020-01-31.csv'));
  await run('orgs import', registerPath('suppliers-2020-01-31.csv'));
  await run('imports revert', '4', ...by);
});

describe('imports list', () => {
  test('names every import in force with its day, file, hash and counts', async () => {
    const { stdout } = await run('imports list', '--source', 'epraccur');
    expect(stdout).toMatch(
      /^ +1 +2020-01-31 +epraccur +epraccur-legacy-2020-01-31.csv +20 +2 +in force\n {2}sha256 168dd937097f, imported \d{4}-\d\d-\d\dT[\d:]+Z$/m,
    );
    expect(stdout).toContain('2 of 2 imports.');
  });

  test('tells that some are not shown, and shows them with --all', async () => {
    expect((await run('imports list')).stdout).toContain(
      '3 of 4 imports; --all lists the other too.',
    );
    const { stdout } = await run('imports list', '--all', '--columns', 'import,state,by,why');
    expect(stdout).toMatch(/^ +4 +reverted +programme lead +wrong month$/m);
    expect(stdout).toContain('4 of 4 imports.');
  });

  test('prints mig2hie/imports/1', async () => {
    const { stdout } = await run('imports list', '--all', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'mig2hie/imports/1',
      count: 4,
      of: 4,
      imports: [
        { id: 1, state: 'in-force' },
        { id: 2, state: 'in-force' },
        { id: 3, state: 'in-force' },
        { id: 4, state: 'reverted', reverted: { by: 'programme lead', why: 'wrong month' } },
      ],
    });
  });

  test('says that there is none, and of an unknown source which there are', async () => {
    const empty = temporaryFolder();
    openWorkspace(empty).close();
    const { stdout } = await runCommand('imports list', ['--workspace', join(empty, 'work')]);
    expect(stdout).toBe('Nothing was imported yet; see "mig2hie orgs import".\n');
    const { code, stderr } = await run('imports list', '--source', 'nowhere');
    expect([code, stderr]).toEqual([2, expect.stringContaining('epraccur')]);
  });
});

describe('imports show', () => {
  test('tells the counts, every rejected row and the notes', async () => {
    const { stdout } = await run('imports show', '1');
    expect(stdout).toContain(
      'Import 1: epraccur-legacy-2020-01-31.csv as epraccur-legacy, as at 2020-01-31',
    );
    expect(stdout).toContain('20 of 22 rows kept, 2 rejected.');
    expect(stdout).toMatch(/^ +21 +all +/m);
    expect(stdout).toMatch(/unknown-setting +26 +2 /);
    expect(stdout).toContain('State: in force');
  });

  test('prints the rejected rows as CSV, and all of it as mig2hie/import/1', async () => {
    const csv = (await run('imports show', '1', '--csv')).stdout.trim().split('\n');
    expect([csv.length, csv[0]]).toEqual([3, 'line,column,rejected because']);
    const { stdout } = await run('imports show', '4', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'mig2hie/import/1',
      id: 4,
      state: 'reverted',
      reverted: { by: 'programme lead', why: 'wrong month' },
    });
  });

  test('an import that is not there', async () => {
    const { code, stderr } = await run('imports show', '9');
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no import 9')]);
    expect(stderr).toContain('mig2hie imports list --all');
  });
});

describe('imports revert', () => {
  test('a dry run tells which import answers instead', async () => {
    const { code, stdout } = await run('imports revert', '2', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('Dry run, nothing changed: import 2: epraccur-legacy-2020-04-30.csv');
    expect(stdout).toContain('For days from 2020-04-30 import 1 answers in its place.');
    const first = await run('imports revert', '1', '--dry-run');
    expect(first.stdout).toContain(
      'For days from 2020-01-31 to the one before 2020-04-30 there is no file of epraccur any more.',
    );
  });

  test('takes it back, and its file can be imported again', async () => {
    const { stdout } = await run('imports revert', '3', ...by);
    expect(stdout).toContain('Taken back: import 3: pcns-2020-01-31.csv');
    const again = await run('orgs import', registerPath('pcns-2020-01-31.csv'));
    expect(again.stdout).toContain('Imported pcns-2020-01-31.csv');
    const { stdout: listed } = await run('imports list', '--source', 'pcns', '--all');
    expect(listed).toMatch(/^ +3 .* reverted$/m);
    expect(listed).toMatch(/^ +5 .* in force$/m);
  });

  test.each([
    ['twice', ['4', ...by], 'was taken back before, on'],
    ['without a reason', ['1', '--by', 'lead'], '--why is needed'],
    ['by nobody', ['1', '--why', 'wrong'], '--by is needed'],
    ['without either', ['1'], '--by and --why are needed'],
    ['with no number', ['first', ...by], 'The number of an import was expected.'],
  ])('%s is an error', async (_, argv, text) => {
    const { code, stderr } = await run('imports revert', ...argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(text)]);
  });

  test('an NHS number in the reason is refused and not repeated', async () => {
    const argv = ['1', '--by', 'lead', '--why', 'it named 9990000018'];
    const { code, stderr } = await run('imports revert', ...argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining('it holds an NHS number')]);
    expect(stderr).not.toContain('9990000018');
  });
});
