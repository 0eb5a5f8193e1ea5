import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { showFlow } from '../../../src/workflow/flows/show-flow.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { importFixture, openWorkspace } from '../../support/register-workspace.ts';

let context: Context;
beforeAll(async () => {
  const folder = join(temporaryFolder(), 'tiers');
  mkdirSync(folder);
  context = openWorkspace(folder);
  await importFixture(context, 'agreements-tiers-2020-02-29.csv');
});
afterAll(() => context.close());

test('a flow in force is told that an end has not signed what it signs once; it stays in force', async () => {
  const { warnings, agreements } = await showFlow(context, {
    provider: 'X90001',
    consumer: 'X9A01',
  });
  expect(agreements.map(({ standing }) => standing)).toEqual(['in-force']);
  expect(warnings).toEqual([
    'X9A01 has not got tier 0, the memorandum of understanding, in force: MOU is issued.',
  ]);
});

test('one that is not in force is told of what it needs first', async () => {
  const { warnings } = await showFlow(context, { provider: 'X90003', consumer: 'X9A01' });
  expect(warnings).toEqual([]);
});
