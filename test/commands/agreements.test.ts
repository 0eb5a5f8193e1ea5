import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { registerPath } from '../support/register-files.ts';
import { openWorkspace } from '../support/register-workspace.ts';
import { type CommandResult, runCommand } from '../support/run-command.ts';

const folder = temporaryFolder();
const workspace = ['--workspace', join(folder, 'work')];
const today = ['--as-at', '2020-03-09'];
const TIERS = registerPath('agreements-tiers-2020-02-29.csv');

function run(id: string, ...argv: string[]): Promise<CommandResult> {
  return runCommand(id, [...argv, ...workspace]);
}

/** Planted in every column of an export that holds persons, and in columns that should not. */
const CANARIES = ['Canaryname', 'canary.person', 'Canarylead', 'Canarystate', 'Canarynote'];

const PLANTED = [
  'Share ref,System,ODS code,Acts as,Status,Signed by,Email,IG lead name,Notes',
  'T2,HIE,X90001,Provider,Signed,Canaryname One,canary.person@example.org,Canarylead,Canarynote',
  'T2,HIE,X90002,Provider,Canarystate Two,Canaryname Two,,Canarylead,',
  'T2,HIE,X9A01,Consumer,Signed,Canaryname Three,,,Canarynote',
].join('\n');

beforeAll(async () => {
  openWorkspace(folder).close();
  await run('agreements import', TIERS);
});

describe('agreements show', () => {
  test.each([
    [
      'HIE-T2',
      ['6: 2 in force, 0 replaced, 4 not in force, 0 not known', 'of 2020-02-29, 9 days old'],
    ],
    ['X9A02', ['Organisation X9A02', 'MOU ended on 2020-01-31', 'consumer X9A02']],
    ['MOU', ['MOU ended on 2020-01-31', 'caldicott-guardian']],
  ])('%s fits 100 columns', async (id, texts) => {
    const { stdout, code } = await run('agreements show', id, ...today);
    expect(code).toBe(0);
    for (const text of texts) expect(stdout).toContain(text);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('--json says what it is, and the same twice', async () => {
    const first = await run('agreements show', 'HIE-T2', ...today, '--json');
    const second = await run('agreements show', 'HIE-T2', ...today, '--json');
    expect(JSON.parse(first.stdout)).toMatchObject({ schema: 'mig2hie/agreement/1' });
    expect(second.stdout).toBe(first.stdout);
  });

  test('what nobody names leaves with 2 and the next step', async () => {
    const { code, stderr } = await run('agreements show', 'NOTHING', ...today);
    expect(code).toBe(2);
    expect(stderr).toContain('agreements list');
  });
});

test('agreements list tells the age of each row, and below it the unsigned trust once', async () => {
  const { stdout } = await run('agreements list', ...today, '--standing', 'in-force');
  expect(stdout).toMatch(/HIE-T2 +hie +X90001 signed +X9A01 active +in-force +9 /);
  expect(stdout).toMatch(/consumer X9A02 +issued +HIE-T2 +3 +2/);
  expect(stdout).toContain('Warning: X9A01 has not got tier 0');
});

describe('agreements import --map', () => {
  test('proposes, previews, and imports nothing', async () => {
    const file = registerPath('agreements-by-party-2020-02-29.csv');
    const { stdout, code } = await run('agreements import', file, '--map');
    expect(code).toBe(0);
    expect(stdout).toContain('5 rows, a row for each party. Nothing was imported.');
    expect(stdout).toMatch(/state \* +status +synonym/);
    expect(stdout).toMatch(/status +Completed +3 +\? +open/);
    expect(stdout).toContain('4 of 5 rows kept (4 flows), 1 rejected.');
    expect(stdout).toContain('agreements:\n  columns:\n    agreement: share ref');
    const listed = await run('agreements show', 'T2-9');
    expect(listed.code).toBe(2);
  });

  test('--json says what it is', async () => {
    const { stdout } = await run('agreements import', TIERS, '--map', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'mig2hie/agreement-map/1', complete: true });
  });

  test('--write goes with --map only', async () => {
    expect((await run('agreements import', TIERS, '--write')).code).toBe(2);
    expect((await run('agreements import', TIERS, '--map', '--dry-run')).code).toBe(2);
  });
});

test('no person of an export comes out of any command, nor reaches the workspace', async () => {
  const file = join(folder, 'planted-2020-03-01.csv');
  writeFileSync(file, PLANTED);
  const printed: CommandResult[] = [];
  for (const more of [[], ['--json'], ['--keep-staff'], ['--write']])
    printed.push(await run('agreements import', file, '--map', ...more));
  const map = [
    'agreements:',
    '  columns: { agreement: Share ref, channel: System, party: ODS code, role: Acts as, state: Status, signatory: Signed by }',
  ];
  const config = join(folder, 'work', 'mig2hie.yaml');
  writeFileSync(config, `${readFileSync(config, 'utf8')}\n${map.join('\n')}\n`);
  for (const more of [['--dry-run'], ['--strict'], [], ['--json'], ['--keep-staff', '--json']])
    printed.push(await run('agreements import', file, ...more));
  for (const more of [[], ['--json'], ['--csv', '--extended']])
    printed.push(await run('agreements list', ...today, ...more));
  for (const id of ['T2', 'X90001']) printed.push(await run('agreements show', id, '--json'));
  const kept = readdirSync(join(folder, 'work')).map((name) =>
    readFileSync(join(folder, 'work', name), 'latin1'),
  );
  const all = [...printed.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...kept].join('\n');
  expect(all).toContain('X90002');
  for (const canary of CANARIES) expect(all).not.toContain(canary);
  const opened = await run('agreements show', 'T2', '--with-staff');
  expect(opened.stdout).toContain('Canaryname');
});
