import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreementLines } from '../../../src/cli/lines/agreement-lines.ts';
import { agreementTable } from '../../../src/cli/columns/agreement-columns.ts';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import { listAgreements } from '../../../src/workflow/agreements/list-agreements.ts';
import { showAgreement } from '../../../src/workflow/agreements/show-agreement.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { openWorkspace } from '../../support/register-workspace.ts';

const folder = temporaryFolder();
let context: Context;

// MIG-1 joins three practices and X9A01; HIE-1 is in force for the first two of them.
const EXPORT = `agreement,channel,provider,consumer,provider_state,consumer_state,valid_from,dpia_state,supersedes
MIG-1,mig,X90001,X9A01,signed,signed,2019-01-01,approved,
MIG-1,mig,X90002,X9A01,signed,signed,2019-01-01,approved,
MIG-1,mig,X90003,X9A01,signed,signed,2019-01-01,approved,
HIE-1,hie,X90001,X9A01,signed,signed,2020-01-01,approved,MIG-1
HIE-1,hie,X90002,X9A01,signed,signed,2020-01-01,approved,MIG-1
HIE-1,hie,X90003,X9A01,issued,signed,2020-01-01,approved,MIG-1
`;

beforeAll(async () => {
  context = openWorkspace(folder);
  const file = join(folder, 'agreements-2020-02-29.csv');
  writeFileSync(file, EXPORT);
  await importAgreements(context, { file, dryRun: false, strict: false });
});
afterAll(() => context.close());

test('a MIG agreement that another in force replaces is superseded, by flow, and says by what', async () => {
  const { agreements } = await listAgreements(context, { channel: 'mig' });
  expect(agreements.map((one) => [one.provider.code, one.standing, one.supersededBy])).toEqual([
    ['X90001', 'superseded', 'HIE-1'],
    ['X90002', 'superseded', 'HIE-1'],
    ['X90003', 'in-force', null],
  ]);
  expect(agreements[0]?.reasons).toEqual(['is replaced by HIE-1']);
});

test('the list is told as agreements on flows, by how they stand', async () => {
  const document = await listAgreements(context, {});
  expect(agreementTable(document, 100).footing[0]).toBe(
    '2 agreements on 6 flows as at 2020-03-09: 3 in force, 2 replaced by another in force, 1 not in force, 0 not known.',
  );
});

test('an agreement counts the flows it is replaced for apart from those it is in force for', async () => {
  const shown = await showAgreement(context, { id: 'MIG-1' });
  expect(shown.agreements[0]?.flows).toEqual({
    count: 3,
    inForce: 1,
    superseded: 2,
    notInForce: 0,
    unknown: 0,
  });
  expect(agreementLines(shown, 100).join('\n')).toContain(
    '3: 1 in force, 2 replaced, 0 not in force, 0 not known',
  );
});

test('the standing can be asked for', async () => {
  expect((await listAgreements(context, { standing: 'superseded' })).count).toBe(2);
});

test('a state an import says again once is told once more', async () => {
  const file = join(folder, 'agreements-2020-03-01.csv');
  writeFileSync(file, EXPORT);
  await importAgreements(context, { file, dryRun: false, strict: false });
  const shown = await showAgreement(context, { id: 'MIG-1' });
  expect(agreementLines(shown, 200).join('\n')).toContain('once more until 2020-03-01');
});
