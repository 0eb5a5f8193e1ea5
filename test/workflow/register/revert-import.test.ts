import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { importUsage } from '../../../src/workflow/usage/import-usage.ts';
import { listAgreements } from '../../../src/workflow/agreements/list-agreements.ts';
import { listFlows } from '../../../src/workflow/flows/list-flows.ts';
import { listImports, showImport } from '../../../src/workflow/register/list-imports.ts';
import { listOrganisations } from '../../../src/workflow/register/list-organisations.ts';
import { revertImport } from '../../../src/workflow/register/revert-import.ts';
import { showFlow } from '../../../src/workflow/flows/show-flow.ts';
import { showOrganisation } from '../../../src/workflow/register/show-organisation.ts';
import { showUsage } from '../../../src/workflow/usage/show-usage.ts';
import { statusOf } from '../../../src/workflow/flows/status.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { epraccurRow } from '../../support/register-files.ts';
import { hashStore, importFixture, openWorkspace } from '../../support/register-workspace.ts';

const JANUARY = 'epraccur-legacy-2020-01-31.csv';
const APRIL = 'epraccur-legacy-2020-04-30.csv';
const SAID = { by: 'programme lead', why: 'export of the wrong month', dryRun: false };
const DOCUMENT = {
  resourceType: 'Organization',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X90001' }],
  active: true,
};
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

/** Every answer of the register on three days, as one text. */
async function answers(): Promise<string> {
  const days = ['2020-01-31', '2020-03-09', '2020-05-01'];
  const ends = { provider: 'X90001', consumer: 'X9A01' };
  const of = { weeks: 8, by: 'flow' } as const;
  const asked = days.map(async (asAt) => [
    await listOrganisations(context, { asAt }),
    await listAgreements(context, { asAt }),
    await listFlows(context, { asAt }),
    await statusOf(context, { asAt }),
    await showUsage(context, { asAt, ...of }),
    await showOrganisation(context, { code: 'X90001', asAt }),
    asAt < '2020-02-29' ? null : await showFlow(context, { asAt, ...ends }),
  ]);
  return JSON.stringify(await Promise.all(asked));
}

/** Writes a file of the register as at 31 January and imports it. */
function importText(name: string, text: string): ReturnType<typeof importOrganisations> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return importOrganisations(context, { file, asAt: '2020-01-31', dryRun: false, strict: false });
}

/** Writes another epraccur of a day, in which X90001 has another name, and imports it. */
function importRenamed(asAt: string): ReturnType<typeof importOrganisations> {
  const file = join(folder, `epraccur-${asAt}.csv`);
  writeFileSync(file, `${epraccurRow({ 1: 'X90001', 2: 'RENAMED', 13: 'A', 26: '4' })}\n`);
  return importOrganisations(context, { file, dryRun: false, strict: false });
}

describe('taking an import back gives back every answer of before', () => {
  beforeEach(async () => {
    await importFixture(context, JANUARY);
    await importFixture(context, 'agreements-2020-02-29.csv');
  });

  test.each([
    ['a newer snapshot', () => importFixture(context, APRIL)],
    ['another snapshot of the same day', () => importRenamed('2020-01-31')],
    ['a list of networks', () => importFixture(context, 'pcns-2020-01-31.csv')],
    ['a list of suppliers', () => importFixture(context, 'suppliers-2020-01-31.csv')],
    ['a list of places', () => importText('places.csv', 'code,place\nX90001,North\n')],
    ['a list of waves', () => importText('waves.csv', 'code,wave\nX90001,Wave 1\n')],
    [
      'an export of assurance',
      () => importText('dspt.csv', 'code,status,published\nX9A01,Standards Met,2019-03-31\n'),
    ],
    [
      'a list of routes',
      () => importText('routes.csv', 'consumer,system,channel,practices\nX9A01,Portal,mig,all\n'),
    ],
    [
      'a document on one organisation',
      () => importText('X90001.json', JSON.stringify({ ...DOCUMENT, name: 'RENAMED' })),
    ],
    [
      'an access log',
      () => {
        const file = join(folder, 'log.csv');
        const row = '2020-02-12T09:30:00Z,X90001,X9A01,mig';
        writeFileSync(file, `time,provider,consumer,channel\n${row}\n`);
        const period = { from: '2020-02-10', to: '2020-02-23' };
        return importUsage(context, { file, ...period, dryRun: false, strict: false });
      },
    ],
    [
      'an export of agreements',
      () => {
        const file = join(folder, 'agreements-2020-03-01.csv');
        const rows = [
          'agreement,channel,provider,consumer,provider_state,consumer_state',
          'HIE-99,hie,X90001,X9A09,signed,draft',
        ];
        writeFileSync(file, `${rows.join('\n')}\n`);
        return importAgreements(context, { file, dryRun: false, strict: false });
      },
    ],
  ])('%s', async (_, importAnother) => {
    const before = await answers();
    expect((await importAnother()).stored).toBe(true);
    expect(await answers()).not.toBe(before);
    await revertImport(context, { id: 3, ...SAID });
    expect(await answers()).toBe(before);
  });

  test('and the same file can be imported again, with the answers it gave', async () => {
    await importFixture(context, APRIL);
    const with3 = await answers();
    await revertImport(context, { id: 3, ...SAID });
    expect(await importFixture(context, APRIL)).toMatchObject({
      stored: true,
      alreadyImported: false,
    });
    expect(await answers()).toBe(with3);
    const { imports } = await listImports(context, { source: 'epraccur', all: true });
    expect(imports.map(({ id, state }) => [id, state])).toEqual([
      [1, 'in-force'],
      [3, 'reverted'],
      [4, 'in-force'],
    ]);
  });
});

test('it is told what answers instead, who took it back, when and why', async () => {
  await importFixture(context, JANUARY);
  await importFixture(context, APRIL);
  expect(await revertImport(context, { id: 2, ...SAID })).toMatchObject({
    schema: 'mig2hie/import/1',
    id: 2,
    file: APRIL,
    state: 'reverted',
    dryRun: false,
    reverted: { at: '2020-03-09T09:00:00Z', by: 'programme lead', why: SAID.why },
    effect: { what: 'replaced', by: 1, from: '2020-04-30', before: null },
  });
  expect((await showImport(context, 2)).reverted?.by).toBe('programme lead');
});

test('a dry run tells the same and changes nothing', async () => {
  await importFixture(context, JANUARY);
  const before = hashStore(context);
  const told = await revertImport(context, { id: 1, by: '', why: '', dryRun: true });
  expect(told).toMatchObject({ dryRun: true, state: 'in-force', effect: { what: 'emptied' } });
  expect(hashStore(context)).toBe(before);
});

describe('refused, and nothing changed', () => {
  beforeEach(async () => {
    await importFixture(context, JANUARY);
  });

  test.each([
    ['an import that is not there', { id: 7 }, 'There is no import 7 in this store.'],
    ['without a name', { by: ' ' }, '--by is needed to take an import back'],
    ['without a reason', { why: '' }, '--why is needed to take an import back'],
    ['a reason with an NHS number', { why: 'see 999 000 0018' }, 'it holds an NHS number'],
  ])('%s', async (_, changes, message) => {
    const before = hashStore(context);
    const asked = revertImport(context, { id: 1, ...SAID, ...changes });
    await expect(asked).rejects.toMatchObject({
      exit: 2,
      message: expect.stringContaining(message) as string,
    });
    expect(hashStore(context)).toBe(before);
  });

  test('one that was taken back before, with who did it', async () => {
    await revertImport(context, { id: 1, ...SAID });
    const before = hashStore(context);
    await expect(revertImport(context, { id: 1, ...SAID })).rejects.toThrow(
      `Import 1 (${JANUARY}) was taken back before, on 2020-03-09 by programme lead.`,
    );
    expect(hashStore(context)).toBe(before);
  });
});

describe('the list of imports', () => {
  test('holds those in force; with all, every one there ever was', async () => {
    await importFixture(context, JANUARY);
    await importRenamed('2020-01-31');
    await importFixture(context, 'pcns-2020-01-31.csv');
    const inForce = await listImports(context, { all: false });
    expect(inForce).toMatchObject({ schema: 'mig2hie/imports/1', count: 2, of: 3 });
    expect(inForce.imports.map(({ id }) => id)).toEqual([2, 3]);
    const every = await listImports(context, { all: true });
    expect(every.imports[0]).toMatchObject({
      id: 1,
      source: 'epraccur',
      file: JANUARY,
      asAt: '2020-01-31',
      rows: 22,
      kept: 20,
      rejected: 2,
      state: 'superseded',
      supersededBy: 2,
      reverted: null,
    });
  });

  test('an import is shown with every row it rejected', async () => {
    const report = await importFixture(context, JANUARY);
    const shown = await showImport(context, 1);
    expect(shown.rejected).toEqual(report.rejected);
    expect(shown.notes).toEqual(report.notes);
    expect(shown).toMatchObject({ sha256: report.sha256, rows: 22, kept: 20, state: 'in-force' });
  });
});
