import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FlowsDocument } from '../../src/workflow/flows/list-flows.ts';
import type { FlowShowDocument } from '../../src/workflow/flows/show-flow-document.ts';
import { importDatedRegister } from '../support/dated-register.ts';
import { temporaryFolder } from '../support/folders.ts';
import { openWorkspace } from '../support/register-workspace.ts';
import { runCommand } from '../support/run-command.ts';

const folder = temporaryFolder();
const workspace = ['--workspace', join(folder, 'work')];

const run = (id: string, ...argv: string[]) => runCommand(id, [...argv, ...workspace]);

beforeAll(async () => {
  const context = openWorkspace(folder);
  await importDatedRegister(context, folder);
  context.close();
});

describe('flows list', () => {
  test('tells a cause several flows share once, above them, and points to it from each', async () => {
    const argv = ['--channel', 'hie', '--as-at', '2020-04-30'];
    const { code, stdout } = await run('flows list', ...argv);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^1 +2 +2 +agreed +not-met +X9A02 Moor Trust +An agreement is not signed/m,
    );
    expect(stdout.replaceAll(/\s+/g, ' ').match(/not signed by consumer X9A02/g)).toHaveLength(1);
    expect(stdout.match(/see 1 above/g)).toHaveLength(2);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('not signed by provider X90002 (viewed).');
    expect(stdout).toContain('4 of 7 flows as at 2020-04-30.');
  });

  test('in CSV and with --extended the reason stands in full, for nothing is above', async () => {
    const argv = ['--channel', 'hie', '--as-at', '2020-04-30'];
    const { stdout } = await run('flows list', ...argv, '--csv');
    expect(stdout).toContain(
      'X90001,X9A02,hie,not-enough-data,not-met,not-met,agreed,Agreement HIE-2 is not signed by consumer X9A02 (issued).',
    );
    expect(stdout).not.toContain('above');
    const extended = await run('flows list', ...argv, '--extended', '--no-truncate');
    expect(extended.stdout).not.toMatch(/see \d above/);
  });

  test('a filter looks at the reason in full, and the causes are those of the rows shown', async () => {
    const argv = ['--channel', 'hie', '--as-at', '2020-04-30'];
    const signing = await run('flows list', ...argv, '--filter', 'why=consumer X9A02');
    expect(signing.stdout).toContain('2 of 4 rows shown (why=consumer X9A02).');
    expect(signing.stdout.match(/see 1 above/g)).toHaveLength(2);
    const { stdout } = await run('flows list', ...argv, '--filter', 'provider=X90001');
    expect(stdout).toMatch(/^1 +2 +2 +connected +not-enough-data +X90001 SURGERY X90001/m);
    expect(stdout).not.toContain('X90002');
  });

  test('causes that differ by the practice alone are one line, the lowest gate first', async () => {
    const { stdout } = await run('flows list', '--channel', 'hie', '--as-at', '2020-04-30');
    const told = stdout.replaceAll(/\s+/g, ' ');
    expect(told).toContain('2 4 4 connected not-enough-data 2 practices: X90001 X90002');
    expect(stdout.match(/been asked for yet/g)).toHaveLength(1);
    expect(stdout.match(/^\d +\d +\d +\w+/gm)?.map((line) => line.split(/ +/)[3])).toEqual([
      'agreed',
      'connected',
      'parity',
    ]);
  });

  test('keeps the three facts apart, each in a column of its own', async () => {
    const argv = ['--provider', 'X90001', '--consumer', 'X9A01', '--as-at', '2020-04-30'];
    const { stdout } = await run('flows list', ...argv, '--channel', 'hie', '--csv');
    const [titles, row] = stdout.split('\n');
    expect(titles).toBe('provider,consumer,on,answers,agreed,moved,gate,why');
    expect(row).toMatch(/^X90001,X9A01,hie,not-enough-data,met,met,connected,/);
  });

  test.each([
    [['--agreed', 'met'], 3],
    [['--moved', 'met'], 2],
    [['--answers', 'met'], 0],
    [['--pcn', 'X9P02', '--channel', 'mig'], 3],
    [['--pcn', 'X9P01'], 0],
    [['--wave', '1'], 4],
    [['--place', 'south'], 3],
    [['--place', 'nowhere'], 0],
  ])('narrows to %j', async (argv, count) => {
    const { stdout } = await run('flows list', ...argv, '--as-at', '2020-04-30', '--json');
    expect((JSON.parse(stdout) as FlowsDocument).count).toBe(count);
  });

  test('refuses an outcome there is not', async () => {
    const { code, stderr } = await run('flows list', '--moved', 'perhaps');
    expect(code).toBe(2);
    expect(stderr).toContain('--moved');
  });
});

describe('--changed-since', () => {
  // Between the two days X9A02 signed HIE-2 and X90002 signed HIE-1; a run covered X90001.
  const days = ['--changed-since', '2020-04-30', '--as-at', '2020-09-30'];

  test('lists only flows that stand otherwise, from what to what, with the evidence that is new', async () => {
    const { code, stdout } = await run('flows list', ...days, '--channel', 'hie');
    expect(code).toBe(0);
    const told = stdout.replaceAll(/\s+/g, ' ');
    expect(told).toContain(
      'Since 2020-04-30, of 4 flows as at 2020-09-30: 4 changed, 0 new, 0 stand as they did; 0 of the 4 of 2020-04-30 gone.',
    );
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    const csv = await run('flows list', ...days, '--channel', 'hie', '--csv');
    expect(csv.stdout).toContain(
      'X90002,X9A02,hie,changed,"gate agreed -> connected, agreed not-met -> met",agreement HIE-2 of 2020-09-30',
    );
  });

  test('gives the same as the key "changes" of mig2hie/flows/1', async () => {
    const { stdout } = await run('flows list', ...days, '--channel', 'mig', '--json');
    const document = JSON.parse(stdout) as FlowsDocument;
    expect(document.changes).toMatchObject({
      since: '2020-04-30',
      flows: { before: 3, after: 3 },
      changed: document.count,
      new: 0,
      gone: 0,
      unchanged: 3 - document.count,
    });
    expect(document.flows).toHaveLength(document.count);
  });

  test('a flow that the earlier day did not know is new', async () => {
    const { stdout } = await run(
      'flows list',
      '--changed-since',
      '2019-12-31',
      '--as-at',
      '2020-01-31',
      '--json',
    );
    const { changes } = JSON.parse(stdout) as FlowsDocument;
    expect(changes).toMatchObject({ flows: { before: 0, after: 6 }, changed: 0, new: 6, gone: 0 });
    expect(changes?.changes[0]).toMatchObject({ change: 'new', before: null });
  });

  test('nothing changes within a day, and an earlier day is none to ask as at', async () => {
    const same = await run('flows list', '--changed-since', '2020-04-30', '--as-at', '2020-04-30');
    expect(same.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'of 7 flows as at 2020-04-30: 0 changed, 0 new, 7 stand',
    );
    const wrong = await run('flows list', '--changed-since', '2020-09-30', '--as-at', '2020-04-30');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--changed-since');
  });

  test('status tells the same beside its counts', async () => {
    const { stdout } = await run('status', 'X9A02', ...days);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('of 3 flows as at 2020-09-30:');
    expect(stdout).toMatch(
      /^X90002 +X9A02 +hie +changed +gate agreed -> connected, agreed +agreement HIE-2 of/m,
    );
  });
});

describe('flows show', () => {
  test('explains a flow for people in lines that fit', async () => {
    const { code, stdout } = await run('flows show', 'X90001', 'X9A02', '--as-at', '2020-04-30');
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(stdout).toContain('Next at "agreed": Caldicott Guardian / DPO.');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('It holds back 1 other HIE flow too.');
    expect(stdout).toContain('  from 2020-01-31 not-met: The MIG was read once in the 4 weeks');
    expect(stdout).toMatch(/^2020-04-20 +2 +0 +whole$/m);
    expect(stdout).toMatch(/^2020-02-03 +not known +not known +in part$/m);
    expect(stdout).toContain('Routes: no list in use names one that serves the practice.');
  });

  test('gives the same as mig2hie/flow/1', async () => {
    const argv = ['X90001', 'X9A02', '--as-at', '2020-04-30', '--channel', 'hie', '--json'];
    const document = JSON.parse((await run('flows show', ...argv)).stdout) as FlowShowDocument;
    expect(document.schema).toBe('mig2hie/flow/1');
    expect(Object.keys(document)).toEqual([
      'schema',
      'asAt',
      'provider',
      'consumer',
      'next',
      'flows',
      'agreements',
      'warnings',
      'routes',
      'assurance',
      'usage',
      'sources',
    ]);
    expect(Object.keys(document.flows[0]?.facts.moved ?? {})).toEqual([
      'question',
      'outcome',
      'asAt',
      'ageDays',
      'why',
      'evidence',
      'history',
    ]);
  });

  test('names the newest file of each kind, and counts the earlier ones', async () => {
    const { stdout } = await run('flows show', 'X90001', 'X9A02', '--as-at', '2020-09-30');
    const told = stdout.replaceAll(/\s+/g, ' ');
    expect(told).toContain('from usage-2020-09-30.csv (usage, as at 2020-09-30');
    expect(told).toContain('and 2 earlier (usage); --json names all');
    expect(told).not.toContain('from usage-2020-04-30.csv');
  });

  test('dates, outcomes and codes are whole in a narrow window', async () => {
    process.env['COLUMNS'] = '60';
    const { stdout } = await run('flows show', 'X90001', 'X9A02', '--as-at', '2020-04-30');
    process.env['COLUMNS'] = '100';
    expect(stdout).not.toContain('…');
    expect(stdout).toContain('not-enough-data');
    expect(stdout).toContain('2020-03-09 to no end');
  });

  test('ends given the wrong way round are told in the right order', async () => {
    const { code, stderr } = await run('flows show', 'X9A02', 'X90001', '--as-at', '2020-04-30');
    expect(code).toBe(2);
    expect(stderr).toContain('The practice comes first: mig2hie flows show X90001 X9A02');
  });

  test('a flow there is not leaves with 2 and says what to do', async () => {
    const { code, stderr } = await run('flows show', 'X90004', 'X9A01');
    expect(code).toBe(2);
    expect(stderr).toContain('joins practice X90004 and consumer X9A01');
    expect(stderr).toContain('Next:');
  });
});

test('status tells the three facts of the region with their denominator, and the age of the evidence', async () => {
  const { stdout } = await run('status', '--as-at', '2020-09-30');
  expect(stdout).toMatch(/^answers +2 +0 +0 +2 +0 +4$/m);
  expect(stdout).toMatch(/^agreed +4 +0 +0 +0 +0 +4$/m);
  expect(stdout).toMatch(/^moved +2 +1 +0 +0 +1 +4$/m);
  expect(stdout).toContain(
    'Oldest evidence used: agreement HIE-1, as at 2020-04-30, 153 days old.',
  );
});

test('agreements list says where flows are told of that no agreement joins', async () => {
  const { stdout } = await run('agreements list', '--as-at', '2020-04-30');
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'HIE flows that no agreement joins are not told of here: "mig2hie flows list --channel hie --gate agreed".',
  );
});
