import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { showFlow } from '../../../src/workflow/flows/show-flow.ts';
import { importUsage } from '../../../src/workflow/usage/import-usage.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { openWorkspace } from '../../support/register-workspace.ts';

const folder = temporaryFolder();
let context: Context;

function write(name: string, text: string): { file: string; dryRun: false; strict: false } {
  const file = join(folder, name);
  writeFileSync(file, text);
  return { file, dryRun: false, strict: false };
}

beforeAll(async () => {
  context = openWorkspace(folder);
  const agreement =
    'agreement,channel,provider,consumer,provider_state,consumer_state\n' +
    'HIE-1,hie,X90001,X9A01,signed,signed\n';
  await importAgreements(context, write('agreements-2020-03-04.csv', agreement));
  const log = 'time,provider,consumer\n2020-03-03 09:00,X90001,X9A01\n';
  await importUsage(context, { ...write('mig-2020-03-04.csv', log), channel: 'mig' });
});
afterAll(() => context.close());

test('a week that ends without any file is a day on which "moved" may turn', async () => {
  const asked = {
    provider: 'X90001',
    consumer: 'X9A01',
    channel: 'hie',
    asAt: '2020-10-10',
  } as const;
  const [hie] = (await showFlow(context, asked)).flows;
  const told = hie?.facts.moved.history.map(({ from, outcome }) => `${from} ${outcome}`);
  // Thirty weeks are looked at; on Sunday 4 October the week of 2 March is no longer one of them.
  expect(told).toEqual(['2020-03-04 not-met', '2020-10-04 not-enough-data']);
});
