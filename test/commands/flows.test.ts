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
      /^1 +2 +0 +agreed +not-met +X9A02 Moor Trust +An agreement is not signed/m,
    );
    expect(stdout.replaceAll(/\s+/g, ' ').match(/not signed by consumer X9A02/g)).toHaveLength(1);
    expect(stdout.match(/see 1 above/g)).toHaveLength(2);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('not signed by provider X90002 (viewed).');
    expect(stdout).toContain('4 of 7 flows as at 2020-04-30.');
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
