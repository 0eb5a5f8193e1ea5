import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkGates } from '../../../src/workflow/flows/check-gates.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { importUsage } from '../../../src/workflow/usage/import-usage.ts';
import { listFlows } from '../../../src/workflow/flows/list-flows.ts';
import { countByGate, statusOf } from '../../../src/workflow/flows/status.ts';
import { temporaryFolder } from '../../support/folders.ts';
import {
  importAllFixtures,
  importFixture,
  openWorkspace,
} from '../../support/register-workspace.ts';

const base = temporaryFolder();
let count = 0;
let folder: string;
let context: Context;

beforeEach(() => {
  folder = join(base, String((count += 1)));
  mkdirSync(folder);
  context = openWorkspace(folder);
});
afterEach(() => context.close());

describe('on 9 March 2020, with every file of the register', () => {
  beforeEach(() => importAllFixtures(context));

  test('each organisation stands at its lowest unmet gate', async () => {
    const status = await statusOf(context, {});
    expect(status.organisations.map(({ code, flows, gate }) => [code, flows, gate])).toEqual([
      ['X90001', 1, 'connected'],
      ['X90002', 1, 'agreed'],
      ['X90003', 1, 'agreed'],
      ['X90004', 1, 'agreed'],
      ['X90005', 1, 'agreed'],
      ['X90099', 1, 'registered'],
      ['X9A01', 5, 'registered'],
      ['X9A02', 1, 'agreed'],
    ]);
  });

  test('the counts have their denominators and sum up', async () => {
    const status = await statusOf(context, {});
    expect(status.scope).toMatchObject({
      rule: 'programme',
      organisations: 8,
      activePractices: 8,
    });
    expect(countByGate(status.organisations)).toEqual([
      { gate: 'registered', count: 2 },
      { gate: 'agreed', count: 5 },
      { gate: 'connected', count: 1 },
      { gate: 'parity', count: 0 },
      { gate: null, count: 0 },
    ]);
    expect(status.sources.map(({ importedAs, asAt }) => [importedAs, asAt])).toEqual([
      ['agreements-by-flow', '2020-02-29'],
      ['epraccur-legacy', '2020-01-31'],
      ['etr', '2020-01-31'],
      ['pcns', '2020-01-31'],
      ['suppliers', '2020-01-31'],
    ]);
  });

  test('a gate tells its outcome, its evidence and its day, its owner, and why', async () => {
    const status = await statusOf(context, { organisation: 'x90002' });
    expect(status.organisations[0]?.gates[1]).toEqual({
      id: 'agreed',
      outcome: 'not-met',
      evidence: [{ kind: 'agreement', ref: 'HIE-2', asAt: '2020-02-29' }],
      asAt: '2020-02-29',
      owner: 'Caldicott Guardian / DPO',
      why: '0 of 1 flow passes. X9A01: Agreement HIE-2 is not signed by provider X90002 (viewed).',
    });
  });

  test('a consumer is as far as the worst practice it reads from', async () => {
    const status = await statusOf(context, { organisation: 'X9A01' });
    expect(status.organisations[0]?.gates.map(({ why }) => why.slice(0, 17))).toEqual([
      '4 of 5 flows pass',
      '2 of 5 flows pass',
      '0 of 5 flows pass',
      '0 of 5 flows pass',
    ]);
  });

  test('as at a later day the newer snapshot counts: X90003 is dormant, so a person is asked', async () => {
    const status = await statusOf(context, { organisation: 'X90003', asAt: '2020-05-01' });
    expect(status.organisations[0]?.gates[0]).toMatchObject({
      id: 'registered',
      outcome: 'needs-a-person',
      asAt: '2020-04-30',
    });
    expect(status.organisations[0]?.gate).toBe('registered');
  });

  test('as at a day before any file nothing is known, and nothing is met', async () => {
    const status = await statusOf(context, { asAt: '2019-12-31' });
    expect(status).toMatchObject({ organisations: [], flows: [], sources: [] });
    expect(await checkGates(context, { asAt: '2019-12-31' })).toMatchObject({
      asked: 0,
      met: false,
    });
  });

  test('a code nobody knows is an error with what to do', async () => {
    await expect(statusOf(context, { organisation: 'X9ZZZ' })).rejects.toMatchObject({
      exit: 2,
      message: 'X9ZZZ is in no organisation snapshot, agreement or comparison as at 2020-03-09.',
    });
  });

  test('flows are filtered by end, channel and gate, and say of how many', async () => {
    const all = await listFlows(context, {});
    expect([all.count, all.of]).toEqual([9, 9]);
    const hie = await listFlows(context, { channel: 'hie', gate: 'agreed', consumer: 'x9a01' });
    expect(hie.of).toBe(9);
    expect(hie.flows.map(({ provider, outcome }) => [provider, outcome])).toEqual([
      ['X90002', 'not-met'],
      ['X90003', 'not-met'],
      ['X90004', 'not-met'],
    ]);
    const none = await listFlows(context, { gate: 'none' });
    expect(none.flows).toEqual([]);
  });

  test('the gate of a flow explains itself', async () => {
    const { flows } = await listFlows(context, { provider: 'X90003', channel: 'mig' });
    expect(flows).toEqual([
      {
        provider: 'X90003',
        consumer: 'X9A01',
        channel: 'mig',
        agreements: ['MIG-3'],
        gate: 'agreed',
        outcome: 'not-met',
        owner: 'Caldicott Guardian / DPO',
        why: 'Agreement MIG-3 ended on 2020-01-31.',
        answers: { outcome: 'not-enough-data', asAt: null, ageDays: null },
        agreed: { outcome: 'not-met', asAt: '2020-02-29', ageDays: 9 },
        moved: { outcome: 'not-enough-data', asAt: null, ageDays: null },
        blockers: [],
      },
    ]);
  });

  test('a check of one gate is met or names what is not', async () => {
    const agreed = await checkGates(context, { organisation: 'X90001', gate: 'agreed' });
    expect(agreed).toMatchObject({ asked: 1, unmet: [], met: true, gates: ['agreed'] });
    const every = await checkGates(context, { organisation: 'X90001' });
    expect(every.unmet.map(({ code, id }) => [code, id])).toEqual([
      ['X90001', 'connected'],
      ['X90001', 'parity'],
    ]);
    expect(every.met).toBe(false);
  });
});

test('use without an agreement is told: a MIG flow nobody agreed, and an HIE flow to reach', async () => {
  await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
  const file = join(folder, 'usage-2020-03-01.csv');
  const header = 'week,channel,provider,consumer,count';
  writeFileSync(file, `${header}\n2020-02-17,mig,X90001,X9A09,3\n2020-02-17,mig,X90002,X9A09,0\n`);
  const period = { from: '2020-02-03', to: '2020-03-01' };
  await importUsage(context, { file, ...period, dryRun: false, strict: false });
  const { flows } = await listFlows(context, {});
  expect(flows.map((flow) => [flow.provider, flow.channel, flow.moved.outcome])).toEqual([
    ['X90001', 'hie', 'not-met'],
    ['X90001', 'mig', 'not-met'],
  ]);
  const { organisations } = await statusOf(context, {});
  expect(organisations.map(({ code }) => code)).toEqual(['X90001', 'X9A09']);
});

test('a register on its own tells of every practice that is not closed', async () => {
  await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
  const status = await statusOf(context, {});
  expect(status.scope).toMatchObject({ rule: 'register', organisations: 11, activePractices: 8 });
  expect(status.organisations.every(({ gate }) => gate !== null)).toBe(true);
  const agreed = status.organisations[0]?.gates.find(({ id }) => id === 'agreed');
  expect(agreed).toMatchObject({ outcome: 'not-enough-data', asAt: null });
});

test('an organisation brought down by the other end of a flow alone is told so', async () => {
  await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
  await importFixture(context, 'etr-2020-01-31.csv', 'etr');
  const file = join(folder, 'agreements-2020-02-29.csv');
  const header =
    'agreement,channel,provider,consumer,provider_state,consumer_state,valid_from,dpia_state';
  writeFileSync(file, `${header}\nA,hie,X90001,X9A03,signed,signed,2020-01-01,approved\n`);
  await importAgreements(context, { file, dryRun: false, strict: false });
  const { organisations } = await statusOf(context, { organisation: 'X90001' });
  expect(organisations[0]?.gates[0]).toMatchObject({
    outcome: 'needs-a-person',
    why: 'No flow is open: somebody has to say whether one is still wanted. 1 of 1 flow ended with X9A03, closed 2019-12-31, and is not counted.',
  });
});

describe('a trust with three practices, one of which has closed', () => {
  beforeEach(async () => {
    const file = join(folder, 'organisations-2020-02-29.csv');
    const practices = ['X90001', 'X90002', 'X90013'].map((code) => `${code},A,gp-practice,active,`);
    writeFileSync(
      file,
      ['code,name,kind,status,closed', ...practices, 'X90006,B,gp-practice,closed,2020-01-31']
        .concat('X9A01,Trust,trust,active,')
        .join('\n'),
    );
    await importOrganisations(context, { file, dryRun: false, strict: false });
    const agreements = join(folder, 'agreements-2020-02-29.csv');
    const header =
      'agreement,channel,provider,consumer,provider_state,consumer_state,valid_from,dpia_state';
    const rows = ['X90001', 'X90002', 'X90006'].map(
      (code) => `A,hie,${code},X9A01,signed,signed,2020-01-01,approved`,
    );
    writeFileSync(agreements, [header, ...rows].join('\n'));
    await importAgreements(context, { file: agreements, dryRun: false, strict: false });
  });

  test('is as far as its open flows; the ended one is told apart with its day', async () => {
    const { organisations } = await statusOf(context, { organisation: 'X9A01' });
    const [trust] = organisations;
    expect(trust?.gate).toBe('connected');
    expect(trust?.gates[1]?.why).toBe(
      '2 of 2 flows pass. 1 of 3 flows ended with X90006, closed 2020-01-31, and is not counted.',
    );
  });

  test('the closed practice and its flow keep their own gate', async () => {
    const { organisations, flows, blockers } = await statusOf(context, { organisation: 'X90006' });
    expect(organisations[0]?.gate).toBe('registered');
    expect(flows.map(({ gate }) => gate)).toEqual(['registered']);
    expect(blockers).toEqual([]);
  });

  test('the region counts it apart, and its practice is no blocker for want of a run', async () => {
    const { ended, blockers } = await statusOf(context, {});
    expect(ended).toEqual({ flows: 1, of: 3, with: 'X90006, closed 2020-01-31 (1)' });
    expect(blockers).toEqual([]);
    const { flows } = await listFlows(context, { provider: 'X90006' });
    expect(flows[0]?.blockers).toEqual(['registered/provider/X90006']);
  });

  test('an active practice nothing names is told of by its code', async () => {
    const { scope } = await statusOf(context, {});
    expect(scope).toMatchObject({ organisations: 4, activePractices: 3, notCounted: ['X90013'] });
    const one = await statusOf(context, { organisation: 'X9A01' });
    expect(one.scope.notCounted).toBeNull();
  });

  test('that no agreement joins two is evidenced by the newest export, and called one', async () => {
    const file = join(folder, 'usage-2020-03-01.csv');
    writeFileSync(file, 'week,channel,provider,consumer,count\n2020-02-24,mig,X90013,X9A01,3\n');
    const more = { from: '2020-02-24', to: '2020-03-01', asAt: '2020-03-01' };
    await importUsage(context, { file, dryRun: false, strict: false, ...more });
    const newer = join(folder, 'agreements-2020-03-05.csv');
    writeFileSync(
      newer,
      'agreement,channel,provider,consumer,provider_state,consumer_state,valid_from,dpia_state\nA,hie,X90001,X9A01,signed,signed,2020-01-01,approved\n',
    );
    await importAgreements(context, { file: newer, dryRun: false, strict: false });
    const { flows } = await statusOf(context, { organisation: 'X90013' });
    const agreed = flows.find(({ channel }) => channel === 'hie')?.gates[1];
    expect(agreed).toMatchObject({ outcome: 'not-met', asAt: '2020-03-05' });
    expect(agreed?.evidence).toEqual([
      { kind: 'export', ref: expect.stringContaining('agreements-2020-03-05'), asAt: '2020-03-05' },
    ]);
  });
});
