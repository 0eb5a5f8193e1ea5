import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { listFlows } from '../../../src/workflow/flows/list-flows.ts';
import { listOrganisations } from '../../../src/workflow/register/list-organisations.ts';
import { statusOf } from '../../../src/workflow/flows/status.ts';
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

/** The five questions a programme is asked of any day, and what is true on it. */
interface Answers {
  readonly activePractices: number;
  readonly practice: readonly [commissioner: string, pcn: string, supplier: string];
  readonly inForce: { readonly mig: number; readonly hie: number };
  /** HIE flows with the gate they stand at and who holds them back there. */
  readonly blocked: readonly string[];
  readonly usingMig: readonly string[];
}

const EXPECTED: readonly (readonly [day: string, answers: Answers])[] = [
  [
    '2020-01-31',
    {
      activePractices: 4,
      practice: ['X9C', 'X9P01', 'EMIS'],
      inForce: { mig: 3, hie: 0 },
      blocked: [
        'X90001 X9A01 agreed by X9A01',
        'X90001 X9A02 agreed by X9A02',
        'X90002 X9A01 agreed by X9A01',
      ],
      usingMig: ['X90001 X9A01', 'X90001 X9A02', 'X90002 X9A01'],
    },
  ],
  [
    '2020-04-30',
    {
      activePractices: 3,
      practice: ['X9E', 'X9P02', 'EMIS'],
      inForce: { mig: 2, hie: 1 },
      blocked: [
        'X90001 X9A01 connected by X90001',
        'X90001 X9A02 agreed by X9A02',
        'X90002 X9A01 agreed by X90002',
        'X90002 X9A02 agreed by X9A02',
      ],
      usingMig: ['X90001 X9A02', 'X90002 X9A01'],
    },
  ],
  [
    '2020-09-30',
    {
      activePractices: 5,
      practice: ['X9E', 'X9P02', 'TPP'],
      inForce: { mig: 0, hie: 4 },
      blocked: ['X90002 X9A01 connected by X90002', 'X90002 X9A02 connected by X90002'],
      usingMig: ['X90001 X9A02'],
    },
  ],
];

describe.each(EXPECTED)('as at %s one store answers', (asAt, expected) => {
  test('how many GP practices are active', async () => {
    const filter = { asAt, kind: 'gp-practice', status: 'active' };
    const { count, sources } = await listOrganisations(context, filter);
    expect(count).toBe(expected.activePractices);
    expect(sources.map(({ file }) => file)).toContain(`epraccur-${asAt}.csv`);
    expect((await statusOf(context, { asAt })).scope.activePractices).toBe(count);
  });

  test('who commissions a practice, which PCN it is in, and whose system it uses', async () => {
    const { organisations } = await listOrganisations(context, { asAt, code: 'X90001' });
    const told = organisations.map(({ commissioner, pcn, supplier }) => [
      commissioner,
      pcn,
      supplier,
    ]);
    expect(told).toEqual([expected.practice]);
  });

  test('how many flows have an agreement in force', async () => {
    const { flows } = await listFlows(context, { asAt, agreed: 'met' });
    const on = (channel: string) => flows.filter((flow) => flow.channel === channel).length;
    expect({ mig: on('mig'), hie: on('hie') }).toEqual(expected.inForce);
  });

  test('which flows are blocked, where, and by whom', async () => {
    const { flows } = await listFlows(context, { asAt, channel: 'hie' });
    const blocked = flows.flatMap(({ provider, consumer, gate, blockers }) => {
      const own = blockers.map((id) => id.split('/')).filter(([at]) => at === gate);
      return own.map(([at, , code]) => `${provider} ${consumer} ${at} by ${code}`);
    });
    expect(blocked).toEqual(expected.blocked);
  });

  test('which flows still use the MIG', async () => {
    const { flows } = await listFlows(context, { asAt, channel: 'hie', moved: 'not-met' });
    expect(flows.map(({ provider, consumer }) => `${provider} ${consumer}`)).toEqual(
      expected.usingMig,
    );
  });
});

test('before the first file nothing is known, and nothing is made up', async () => {
  const asAt = '2019-12-29';
  expect(await listOrganisations(context, { asAt })).toMatchObject({ count: 0, sources: [] });
  expect(await listFlows(context, { asAt })).toMatchObject({ count: 0, of: 0, blockers: [] });
});

test('a run of September says nothing of April, though its store holds it', async () => {
  const april = await listFlows(context, {
    asAt: '2020-04-30',
    provider: 'X90001',
    channel: 'hie',
  });
  expect(april.flows.map(({ answers }) => answers.outcome)).toEqual([
    'not-enough-data',
    'not-enough-data',
  ]);
  const [eve] = (await listFlows(context, { asAt: '2020-09-19', provider: 'X90001' })).flows;
  const [day] = (await listFlows(context, { asAt: '2020-09-20', provider: 'X90001' })).flows;
  expect([eve?.answers.outcome, day?.answers.outcome]).toEqual(['not-enough-data', 'met']);
});

test('the register of the day decides which flows a filter lets through', async () => {
  const count = async (
    asAt: string,
    filter: { pcn?: string; supplier?: string; commissioner?: string },
  ) => (await listFlows(context, { asAt, channel: 'hie', ...filter })).count;
  expect(await count('2020-01-31', { pcn: 'X9P02' })).toBe(1);
  expect(await count('2020-04-30', { pcn: 'x9p02' })).toBe(4);
  expect(await count('2020-04-30', { supplier: 'TPP' })).toBe(2);
  expect(await count('2020-09-30', { supplier: 'TPP' })).toBe(4);
  expect(await count('2020-09-30', { commissioner: 'X9C' })).toBe(0);
});

test('one trust that has not signed is one blocker with all the flows it holds back', async () => {
  const { blockers } = await listFlows(context, { asAt: '2020-04-30', channel: 'hie' });
  expect(blockers.filter(({ gate }) => gate === 'agreed')).toEqual([
    {
      id: 'agreed/consumer/X9A02',
      gate: 'agreed',
      outcome: 'not-met',
      part: 'consumer',
      code: 'X9A02',
      name: 'Moor Trust',
      owner: 'Caldicott Guardian / DPO',
      why: 'An agreement is not signed by consumer X9A02 (issued).',
      otherReasons: 0,
      flows: 2,
      alone: 2,
    },
  ]);
});

test('the status of the region counts each fact by itself, of all its HIE flows', async () => {
  const { facts, oldestEvidence } = await statusOf(context, { asAt: '2020-09-30' });
  expect(facts.of).toBe(4);
  expect(facts.facts.answers).toMatchObject({ met: 2, 'not-enough-data': 2 });
  expect(facts.facts.agreed).toMatchObject({ met: 4 });
  expect(facts.facts.moved).toMatchObject({ met: 2, 'not-met': 1, 'needs-a-person': 1 });
  expect(oldestEvidence).toEqual({
    kind: 'agreement',
    ref: 'HIE-1',
    asAt: '2020-04-30',
    ageDays: 153,
  });
});
