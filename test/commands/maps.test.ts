import { beforeAll, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { temporaryFolder } from '../support/folders.ts';
import { mapPath } from '../support/map-files.ts';
import { openWorkspace } from '../support/register-workspace.ts';
import { type CommandResult, runCommand } from '../support/run-command.ts';

const folder = temporaryFolder();
const workspace = ['--workspace', join(folder, 'work')];
const day = ['--as-at', '2020-03-09'];

function run(id: string, ...argv: string[]): Promise<CommandResult> {
  return runCommand(id, [...argv, ...workspace]);
}

beforeAll(async () => {
  openWorkspace(folder).close();
  await run(
    'maps import',
    mapPath('rcsctmap2_uk_20190401000001.txt'),
    mapPath('rcmap_uk_20190401000001.txt'),
  );
});

describe('maps import', () => {
  test('tells layout, release, counts and checks', async () => {
    const path = mapPath('ctv3sctmap2_uk_20190401000001.txt');
    const { code, stdout } = await run('maps import', path, '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Dry run, nothing stored: ctv3sctmap2_uk_20190401000001.txt as ctv3sctmap2, release 2019-04-01.',
    );
    expect(stdout).toMatch(/ 5 {2}rows of the file/);
    expect(stdout).toContain('passed: 4 of 4 targets are identifiers');
  });

  test('says when nothing was done', async () => {
    const { stdout } = await run('maps import', mapPath('rcmap_uk_20190401000001.txt'));
    expect(stdout).toContain(
      'Already imported, nothing done: rcmap_uk_20190401000001.txt as rcmap',
    );
  });

  test('leaves with 2, the reason and the next step for a file it does not know', async () => {
    const { code, stderr } = await run(
      'maps import',
      join(folder, 'work', 'mig2hie.yaml'),
      '--release',
      '2020-01-01',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('What map this is cannot be told');
    expect(stderr).toContain('Next:');
  });

  test('takes several files, and a release only as a day', async () => {
    const files = [mapPath('f_amp2_20190401.xml'), mapPath('f_vmp2_20190401.xml')];
    const { stdout } = await run('maps import', ...files, '--dry-run', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'mig2hie/code-map-import/1',
      dryRun: true,
      imports: [{ layout: 'dmd-amp' }, { layout: 'dmd-vmp' }],
    });
    expect((await run('maps import', ...files, '--release', 'April')).code).toBe(2);
  });
});

describe('maps list and maps show', () => {
  test('without maps the list says so', async () => {
    const empty = temporaryFolder();
    openWorkspace(empty).close();
    const { stdout } = await runCommand('maps list', ['--workspace', join(empty, 'work')]);
    expect(stdout).toContain('No code maps are imported');
  });

  test.each([
    ['maps list', day, '2 of 2 in use as at 2020-03-09.'],
    ['maps list', ['--as-at', '2019-01-01'], '0 of 2 in use as at 2019-01-01.'],
    ['maps show', ['Zz1-1', ...day], '7000019999998105 (equal) by rcsctmap2 m-002'],
    [
      'maps show',
      ['Zz6..', ...day],
      '7000029999998104 (ambiguous, never used as equal) by rcmap r-001',
    ],
    ['maps show', ['Zz4..', ...day], 'It leads to no concept.'],
  ])('%s %j', async (id, argv, text) => {
    const { code, stdout } = await run(id, ...argv);
    expect(code).toBe(0);
    expect(stdout).toContain(text);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test.each([
    ['an unknown code', ['Zz9..']],
    ['a code in another letter case', ['ZZ1..']],
    ['a code of another system', ['Zz1..', '--system', 'ctv3']],
    ['a day before every release', ['Zz1..', '--as-at', '2019-01-01']],
  ])('%s leaves with 2', async (_, argv) => {
    const { code, stderr } = await run('maps show', ...argv);
    expect(code).toBe(2);
    expect(stderr).toContain('says anything of');
  });

  test('documents say what they are', async () => {
    const list = await run('maps list', ...day, '--json');
    expect(JSON.parse(list.stdout)).toMatchObject({
      schema: 'mig2hie/code-maps/1',
      asAt: '2020-03-09',
      maps: [
        { series: 'rcmap', release: '2019-04-01', inUse: true, counts: { rows: 3 } },
        { series: 'rcsctmap2', release: '2019-04-01', inUse: true, counts: { rows: 10 } },
      ],
    });
    const show = await run('maps show', 'Zz1..', ...day, '--json');
    expect(JSON.parse(show.stdout)).toMatchObject({
      schema: 'mig2hie/code-map-answers/1',
      code: 'Zz1..',
      answers: [{ system: 'read-v2', active: null, equivalents: [{ code: '7000019999998105' }] }],
    });
  });
});
