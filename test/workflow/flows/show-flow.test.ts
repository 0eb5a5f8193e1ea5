import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { showFlow } from '../../../src/workflow/flows/show-flow.ts';
import type { FlowShown } from '../../../src/workflow/flows/show-flow-document.ts';
import { importDatedRegister } from '../../support/dated-register.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { openWorkspace } from '../../support/register-workspace.ts';

const folder = temporaryFolder();
let context: Context;

beforeAll(async () => {
  context = openWorkspace(folder);
  await importDatedRegister(context, folder);
});
afterAll(() => context.close());

const show = (asAt: string, consumer = 'X9A01', provider = 'X90001') =>
  showFlow(context, { provider, consumer, asAt });

/** Days and outcomes of a fact's history, each as `day outcome`. */
const told = (flow: FlowShown | undefined, fact: keyof FlowShown['facts']) =>
  flow?.facts[fact].history.map(({ from, outcome }) => `${from} ${outcome}`);

describe('on 30 September 2020', () => {
  test('each fact has its outcome, what it rests on, and how old that is', async () => {
    const [hie] = (await show('2020-09-30')).flows;
    expect(hie?.facts.agreed).toMatchObject({
      outcome: 'met',
      why: 'Agreement HIE-1 is in force, with no end date.',
      evidence: [{ kind: 'agreement', ref: 'HIE-1', asAt: '2020-04-30' }],
      asAt: '2020-04-30',
      ageDays: 153,
    });
    expect(hie?.facts.answers).toMatchObject({
      outcome: 'met',
      evidence: [
        { kind: 'run', ref: 'run-1', asAt: '2020-09-20' },
        { kind: 'run', ref: 'run-1', asAt: '2020-09-20' },
      ],
      ageDays: 10,
    });
    expect(hie?.facts.moved).toMatchObject({ outcome: 'met', asAt: '2020-09-30', ageDays: 0 });
  });

  test('each fact tells since when it is so, from the evidence of each day', async () => {
    const [hie, mig] = (await show('2020-09-30')).flows;
    expect(told(hie, 'answers')).toEqual(['2020-01-31 not-enough-data', '2020-09-20 met']);
    expect(told(hie, 'agreed')).toEqual(['2020-01-31 not-met', '2020-04-30 met']);
    expect(told(hie, 'moved')).toEqual([
      '2020-01-31 not-met',
      '2020-04-30 met',
      '2020-06-11 not-enough-data',
      '2020-09-30 met',
    ]);
    expect(told(mig, 'agreed')).toEqual(['2020-01-31 met', '2020-04-30 not-applicable']);
    expect(hie?.facts.agreed.history[1]?.because).toBe(
      'Agreement HIE-1 is in force, with no end date.',
    );
  });

  test('the history ends where the day asked about stands', async () => {
    const [hie] = (await show('2020-10-10')).flows;
    expect(told(hie, 'answers')).toEqual([
      '2020-01-31 not-enough-data',
      '2020-09-20 met',
      '2020-10-05 not-met',
    ]);
    expect(hie?.facts.answers.outcome).toBe('not-met');
  });

  test('agreements of both channels are told, and which one took the place of the other', async () => {
    const { agreements, flows } = await show('2020-09-30');
    expect(agreements.map(({ agreement, channel }) => [agreement, channel])).toEqual([
      ['HIE-1', 'hie'],
      ['MIG-1', 'mig'],
    ]);
    expect(flows.map(({ channel, supersededBy }) => [channel, supersededBy])).toEqual([
      ['hie', null],
      ['mig', 'HIE-1'],
    ]);
  });

  test('use is told week by week; a week no log covers is not known, and not nought', async () => {
    const { usage } = await show('2020-09-30', 'X9A02');
    expect(usage.weeks.at(0)).toEqual({
      week: '2020-03-30',
      mig: { accesses: 0, failed: 0, users: 0 },
      hie: { accesses: 0, failed: 0, users: 0 },
      covered: ['mig', 'hie'],
    });
    expect(usage.weeks.find(({ week }) => week === '2020-06-01')).toEqual({
      week: '2020-06-01',
      mig: null,
      hie: null,
      covered: [],
    });
    expect(usage.weeks.at(-1)).toMatchObject({
      week: '2020-09-21',
      mig: { accesses: 1 },
      hie: { accesses: 6 },
    });
  });
});

test('what holds a flow back is told with how many flows it holds back, and who is next', async () => {
  const { flows, next } = await show('2020-04-30', 'X9A02');
  const [hie] = flows;
  expect(hie?.gate).toBe('agreed');
  expect(hie?.blockers.map(({ id, name, flows: count }) => [id, name, count])).toEqual([
    ['agreed/consumer/X9A02', 'Moor Trust', 2],
    ['connected/provider/X90001/not-enough-data', 'SURGERY X90001', 2],
    ['parity/provider/X90001/not-enough-data', 'SURGERY X90001', 2],
  ]);
  expect(next).toEqual({
    gate: 'agreed',
    owner: 'Caldicott Guardian / DPO',
    why: 'Agreement HIE-2 is not signed by consumer X9A02 (issued).',
  });
});

test('both ends are told as the register of the day has them', async () => {
  const { provider, consumer } = await show('2020-01-31');
  expect(provider).toMatchObject({ commissioner: 'X9C', pcn: 'X9P01', supplier: 'EMIS' });
  expect(consumer).toMatchObject({ code: 'X9A01', name: 'Exampleton Trust', status: 'active' });
});

test('routes that serve the practice and the assurance of both ends are told beside the facts', async () => {
  const beside = async (name: string, kind: string, lines: readonly string[]) => {
    const file = join(folder, name);
    writeFileSync(file, `${lines.join('\n')}\n`);
    await importOrganisations(context, { file, kind, dryRun: false, strict: false });
  };
  await beside('routes-2020-04-30.csv', 'routes', [
    'consumer,system,channel,practices,since,until',
    'X9A01,Ward viewer,mig,all,,2020-04-01',
    'X9A01,Ward portal,hie,X9P02,2020-03-09,',
    'X9A02,Clinic portal,hie,all,2020-03-09,',
  ]);
  const { routes, assurance } = await show('2020-04-30');
  expect(routes).toEqual([
    {
      system: 'Ward portal',
      channel: 'hie',
      practices: ['X9P02'],
      since: '2020-03-09',
      until: null,
    },
  ]);
  expect(assurance.map(({ code, verdict, asAt }) => [code, verdict, asAt])).toEqual([
    ['X90001', 'unknown', null],
    ['X9A01', 'unknown', null],
  ]);
});

test('one channel can be asked for alone', async () => {
  const request = { provider: 'x90001', consumer: 'x9a01', asAt: '2020-09-30', channel: 'mig' };
  const { flows } = await showFlow(context, request);
  expect(flows.map(({ channel }) => channel)).toEqual(['mig']);
});

test.each([
  ['X9A01', 'X90001', 'practice X9A01 and consumer X90001'],
  ['X90004', 'X9A01', 'practice X90004 and consumer X9A01'],
])(
  'two that nothing joins (%s, %s) are an error with what to do',
  async (provider, consumer, says) => {
    await expect(show('2020-09-30', consumer, provider)).rejects.toMatchObject({
      exit: 2,
      message: `No agreement and no access log known on 2020-09-30 joins ${says}.`,
    });
  },
);
