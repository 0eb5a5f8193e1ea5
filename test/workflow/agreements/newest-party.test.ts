import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import { listAgreements } from '../../../src/workflow/agreements/list-agreements.ts';
import { showAgreement } from '../../../src/workflow/agreements/show-agreement.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { openWorkspace } from '../../support/register-workspace.ts';

const root = temporaryFolder();
let places = 0;
let folder = root;
let context: Context;

beforeEach(() => {
  places += 1;
  folder = join(root, String(places));
  context = openWorkspace(folder);
});
afterEach(() => context.close());

const BY_PARTY = 'agreement,channel,party,role,state,valid_from,dpia_state,as_at';
const BY_FLOW =
  'agreement,channel,provider,consumer,provider_state,consumer_state,valid_from,dpia_state,as_at';

function take(name: string, ...rows: string[]) {
  const file = join(folder, name);
  writeFileSync(file, `${rows.join('\n')}\n`);
  return importAgreements(context, { file, dryRun: false, strict: false });
}

async function statesOn(asAt: string) {
  const { agreements } = await listAgreements(context, { asAt });
  return agreements.map((one) => [one.provider.state, one.consumer.state, one.standing, one.asAt]);
}

async function takeWithdrawal(): Promise<void> {
  await take(
    'a-2020-01-20.csv',
    BY_PARTY,
    'HIE-1,hie,X90001,provider,signed,2020-01-01,approved,2020-01-15',
    'HIE-1,hie,X9A01,consumer,signed,2020-01-01,approved,2020-01-15',
  );
  await take(
    'b-2020-01-31.csv',
    BY_PARTY,
    'HIE-1,hie,X90001,provider,signed,2020-01-01,approved,2020-01-10',
    'HIE-1,hie,X9A01,consumer,withdrawn,2020-01-01,approved,2020-01-31',
  );
}

test('a withdrawal in a newer export counts, however old the row of the other party is', async () => {
  await takeWithdrawal();
  expect(await statesOn('2020-01-30')).toEqual([['signed', 'signed', 'in-force', '2020-01-15']]);
  expect(await statesOn('2020-02-01')).toEqual([
    ['signed', 'withdrawn', 'not-in-force', '2020-01-15'],
  ]);
});

test('the history of a party has the days of its own rows', async () => {
  await takeWithdrawal();
  const { parties } = await showAgreement(context, { id: 'HIE-1', asAt: '2020-02-01' });
  const told = parties.map(({ organisation, state, history }) => [
    organisation,
    state,
    history.map((one) => `${one.asAt} ${one.state}`),
  ]);
  expect(told).toEqual([
    ['X9A01', 'withdrawn', ['2020-01-15 signed', '2020-01-31 withdrawn']],
    ['X90001', 'signed', ['2020-01-10 signed', '2020-01-15 signed']],
  ]);
});

test('an export speaks from its own day on, whatever the days of its rows', async () => {
  await take(
    'c-2020-01-31.csv',
    BY_FLOW,
    'HIE-1,hie,X90001,X9A01,signed,signed,2020-01-01,approved,2020-01-05',
  );
  expect(await statesOn('2020-01-30')).toEqual([]);
  expect(await statesOn('2020-01-31')).toEqual([['signed', 'signed', 'in-force', '2020-01-05']]);
});

test('rows of days to come, and of one organisation at both ends, are rejected with the reason', async () => {
  const report = await take(
    'd-2020-01-31.csv',
    BY_FLOW,
    'HIE-1,hie,X90001,X9A01,signed,signed,2020-01-01,approved,2020-02-01',
    'HIE-2,hie,X90001,X90001,signed,signed,2020-01-01,approved,2020-01-31',
    'HIE-3,hie,X90001,X9A01,signed,signed,2020-01-01,approved,',
  );
  expect(report.rejected).toEqual([
    { line: 2, column: 'as_at', reason: 'is later than the day of the export (--as-at)' },
    { line: 3, column: 'consumer', reason: 'the same organisation at both ends' },
  ]);
  expect(report.kept).toBe(1);
});

test('a party that is provider and consumer of one agreement is rejected as consumer', async () => {
  const report = await take(
    'e-2020-01-31.csv',
    BY_PARTY,
    'HIE-1,hie,X90001,provider,signed,2020-01-01,approved,',
    'HIE-1,hie,X90001,consumer,signed,2020-01-01,approved,',
    'HIE-1,hie,X9A01,consumer,signed,2020-01-01,approved,',
  );
  expect(report.rejected).toMatchObject([{ line: 3, column: 'party' }]);
  expect(await statesOn('2020-01-31')).toHaveLength(1);
});
