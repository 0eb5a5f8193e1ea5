import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import { listAgreements } from '../../../src/workflow/agreements/list-agreements.ts';
import { showAgreement } from '../../../src/workflow/agreements/show-agreement.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { registerPath, registerText } from '../../support/register-files.ts';
import { importFixture, openWorkspace } from '../../support/register-workspace.ts';

const TIERS = 'agreements-tiers-2020-02-29.csv';
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

/** The same export a month earlier, before anybody but X9A01 had signed HIE-T2. */
async function importJanuary(): Promise<void> {
  const rows = registerText(TIERS)
    .split('\n')
    .filter((row) => !row.startsWith('MOU'))
    .map((row) => row.replace(/signed,2020-02-1\d/, 'draft,'));
  const file = join(folder, 'january-2020-01-31.csv');
  writeFileSync(file, rows.join('\n'));
  await importAgreements(context, { file, dryRun: false, strict: false });
}

test('an agreement: its flows, its parties with what each import said of them, and its age', async () => {
  await importJanuary();
  await importFixture(context, TIERS);
  const shown = await showAgreement(context, { id: 'HIE-T2' });
  expect(shown).toMatchObject({
    schema: 'mig2hie/agreement/1',
    asAt: '2020-03-09',
    agreement: 'HIE-T2',
    organisation: null,
    organisationAgreements: [],
  });
  expect(shown.agreements).toEqual([
    {
      agreement: 'HIE-T2',
      channel: 'hie',
      validFrom: ['2020-02-15'],
      validTo: [null],
      dpia: ['approved'],
      supersedes: [],
      supersededBy: [],
      flows: { count: 6, inForce: 2, superseded: 0, notInForce: 4, unknown: 0 },
      asAt: '2020-02-29',
      ageDays: 9,
    },
  ]);
  expect(shown.parties.map((one) => [one.organisation, one.role, one.state, one.ageDays])).toEqual([
    ['X9A02', 'consumer', 'issued', 9],
    ['X90003', 'provider', 'viewed', 9],
    ['X9A01', 'consumer', 'active', 9],
    ['X90001', 'provider', 'signed', 9],
    ['X90002', 'provider', 'signed', 9],
  ]);
  const practice = shown.parties.find((one) => one.organisation === 'X90001');
  expect(practice).toMatchObject({ signedOn: '2020-02-10', signatoryRole: 'partner' });
  expect(
    practice?.history.map(({ asAt, state, flows, file }) => [asAt, state, flows, file]),
  ).toEqual([
    ['2020-01-31', 'draft', 2, 'january-2020-01-31.csv'],
    ['2020-02-29', 'signed', 2, TIERS],
  ]);
});

test('what blocks it: the unsigned trust once with its three flows, then the practice', async () => {
  await importFixture(context, TIERS);
  const { blockers } = await showAgreement(context, { id: 'HIE-T2' });
  expect(blockers).toEqual([
    {
      organisation: 'X9A02',
      role: 'consumer',
      state: 'issued',
      agreement: 'HIE-T2',
      flows: 3,
      alone: 2,
    },
    {
      organisation: 'X90003',
      role: 'provider',
      state: 'viewed',
      agreement: 'HIE-T2',
      flows: 2,
      alone: 1,
    },
  ]);
  expect((await listAgreements(context, {})).blockers).toEqual(blockers);
});

test('on an earlier day it stood otherwise', async () => {
  await importJanuary();
  await importFixture(context, TIERS);
  const { agreements, blockers } = await showAgreement(context, {
    id: 'HIE-T2',
    asAt: '2020-02-20',
  });
  expect(agreements[0]).toMatchObject({ flows: { inForce: 0 }, asAt: '2020-01-31', ageDays: 20 });
  expect(blockers.map(({ organisation, flows }) => [organisation, flows])).toEqual([
    ['X9A02', 3],
    ['X90001', 2],
    ['X90002', 2],
    ['X90003', 2],
  ]);
});

describe('an organisation', () => {
  test('in all its agreements, its own part only', async () => {
    await importFixture(context, TIERS);
    await importFixture(context, 'agreements-2020-02-29.csv');
    const shown = await showAgreement(context, { id: 'x9a02' });
    expect(shown).toMatchObject({ agreement: null, organisation: 'X9A02' });
    expect(shown.agreements.map(({ agreement, flows }) => [agreement, flows.count])).toEqual([
      ['HIE-5', 1],
      ['HIE-T2', 3],
    ]);
    expect(shown.parties.map((one) => [one.agreement, one.role, one.state])).toEqual([
      ['HIE-5', 'consumer', null],
      ['HIE-T2', 'consumer', 'issued'],
      ['MOU', 'organisation', 'signed'],
    ]);
    expect(shown.blockers.map((one) => [one.agreement, one.state, one.flows])).toEqual([
      ['HIE-T2', 'issued', 3],
      ['HIE-5', 'not-said', 1],
    ]);
  });

  test('with what tiers 0 and 1 say against it', async () => {
    await importFixture(context, TIERS);
    const { warnings, organisationAgreements } = await showAgreement(context, { id: 'X9A02' });
    expect(organisationAgreements).toMatchObject([
      { agreement: 'MOU', tier: 0, standing: 'not-in-force', ageDays: 9 },
    ]);
    expect(warnings).toEqual([
      'X9A02 has not got tier 0, the memorandum of understanding, in force: MOU ended on 2020-01-31.',
    ]);
  });

  test('nobody names is refused with the next step', async () => {
    await importFixture(context, TIERS);
    await expect(showAgreement(context, { id: 'X9ZZZ' })).rejects.toMatchObject({
      exit: 2,
      message: expect.stringContaining('X9ZZZ as at 2020-03-09'),
    });
    const number = showAgreement(context, { id: '999 000 0018' });
    await expect(number).rejects.toThrow('[number]');
  });
});

test('a list tells tiers 0 and 1 beside, and warns where an agreement is in force without them', async () => {
  await importFixture(context, TIERS);
  const { organisationAgreements, warnings, agreements } = await listAgreements(context, {
    standing: 'in-force',
  });
  expect(organisationAgreements.map((one) => [one.organisation.code, one.standing])).toEqual([
    ['X90001', 'in-force'],
    ['X90002', 'in-force'],
    ['X9A01', 'not-in-force'],
    ['X9A02', 'not-in-force'],
  ]);
  expect(agreements.map((one) => [one.provider.code, one.consumer.code, one.ageDays])).toEqual([
    ['X90001', 'X9A01', 9],
    ['X90002', 'X9A01', 9],
  ]);
  expect(warnings).toEqual([
    'X9A01 has not got tier 0, the memorandum of understanding, in force: MOU is issued.',
  ]);
});

describe('names of signatories', () => {
  async function importStaff(keepStaff: boolean): Promise<void> {
    const file = registerPath(TIERS);
    await importAgreements(context, { file, dryRun: false, strict: false, keepStaff });
  }

  function storeBytes(): string {
    context.store.database.pragma('wal_checkpoint(TRUNCATE)');
    return readFileSync(context.store.file).toString('latin1');
  }

  test('are nowhere unless asked for at import', async () => {
    await importStaff(false);
    const shown = await showAgreement(context, { id: 'HIE-T2', withStaff: true });
    expect(JSON.stringify(shown)).not.toContain('Example');
    expect(shown.parties[0]?.signatories).toEqual([]);
    expect(storeBytes()).not.toContain('Pat Example');
  });

  test('are sealed in the store when asked for, and opened only when asked for again', async () => {
    await importStaff(true);
    expect(storeBytes()).not.toMatch(/Pat Example|pat@example/);
    const plain = await showAgreement(context, { id: 'HIE-T2' });
    expect(JSON.stringify(plain)).not.toContain('Pat Example');
    const opened = await showAgreement(context, { id: 'HIE-T2', withStaff: true });
    const named = opened.parties.filter(({ signatories }) => signatories?.length !== 0);
    expect(named.map((one) => [one.organisation, one.signatories])).toEqual([
      ['X9A01', ['Sam Example']],
      ['X90001', ['Pat Example']],
      ['X90002', ['Lee Example']],
    ]);
    expect(JSON.stringify(opened)).not.toContain('@');
  });

  test('an import that keeps them is another import than one that does not', async () => {
    await importStaff(false);
    const again = importAgreements(context, {
      file: registerPath(TIERS),
      dryRun: false,
      strict: false,
      keepStaff: true,
    });
    expect(await again).toMatchObject({ stored: true, alreadyImported: false });
  });
});
