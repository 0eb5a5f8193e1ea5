import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import { listAgreements } from '../../../src/workflow/agreements/list-agreements.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { registerPath } from '../../support/register-files.ts';
import {
  hashStore,
  importAllFixtures,
  importFixture,
  openWorkspace,
} from '../../support/register-workspace.ts';

const FEBRUARY = 'agreements-2020-02-29.csv';
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

test('codes no snapshot lists are kept and told', async () => {
  await importAllFixtures(context);
  const { notes } = await importFixture(context, FEBRUARY);
  expect(notes.filter((note) => note.what === 'not-in-register')).toEqual([
    { what: 'not-in-register', value: 'X90099', rows: 1 },
  ]);
});

test('the same export again changes nothing; read through another map it is another import', async () => {
  await importFixture(context, FEBRUARY);
  const before = hashStore(context);
  expect(await importFixture(context, FEBRUARY)).toMatchObject({ alreadyImported: true });
  expect(hashStore(context)).toBe(before);
  const states = { signed: "on somebody's desk" };
  const { agreements } = context.config;
  const mapped = {
    ...context,
    config: { ...context.config, agreements: { ...agreements, states } },
  };
  expect(await importFixture(mapped, FEBRUARY)).toMatchObject({ stored: true });
});

test('no name, address or unmapped cell of the export reaches the store file', async () => {
  await importFixture(context, FEBRUARY);
  context.store.database.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(context.store.file).toString('latin1');
  expect(bytes).toContain('HIE-1');
  expect(bytes).not.toContain('example.org');
  expect(bytes).not.toContain('desk');
});

test('a newer export replaces the rows it holds and leaves the others with their day', async () => {
  await importFixture(context, FEBRUARY);
  const file = join(folder, 'agreements-2020-03-05.csv');
  const header = readFileSync(registerPath(FEBRUARY), 'utf8').split('\n')[0];
  writeFileSync(
    file,
    `${header}\nHIE-2,hie,X90002,X9A01,signed,2020-03-04,signed,2020-02-01,2020-02-15,,approved,,,\n`,
  );
  await importAgreements(context, { file, dryRun: false, strict: false });
  const { agreements } = await listAgreements(context, { channel: 'hie', organisation: 'x9a01' });
  expect(agreements.map(({ agreement, standing, asAt }) => [agreement, standing, asAt])).toEqual([
    ['HIE-1', 'in-force', '2020-02-29'],
    ['HIE-2', 'in-force', '2020-03-05'],
    ['HIE-4', 'not-in-force', '2020-02-29'],
    ['HIE-6', 'in-force', '2020-02-29'],
  ]);
  const before = await listAgreements(context, {
    asAt: '2020-03-04',
    standing: 'in-force',
    channel: 'hie',
  });
  expect(before.agreements.map((one) => one.agreement)).toEqual(['HIE-1', 'HIE-6']);
});

test('a step no event explains is told and kept', async () => {
  await importFixture(context, FEBRUARY);
  const file = join(folder, 'agreements-2020-03-05.csv');
  const header = readFileSync(registerPath(FEBRUARY), 'utf8').split('\n')[0];
  writeFileSync(file, `${header}\nHIE-1,hie,X90001,X9A01,draft,,signed,,2020-02-15,,approved,,,\n`);
  const report = await importAgreements(context, { file, dryRun: false, strict: false });
  expect(report.notes).toContainEqual({ what: 'unlikely-step', value: 'signed to draft', rows: 1 });
  expect(report.stored).toBe(true);
});

test('a key the column map does not have is refused with those it has', async () => {
  const agreements = { ...context.config.agreements, columns: { validUntil: 'End' } };
  const wrong = { ...context, config: { ...context.config, agreements } };
  const before = hashStore(context);
  await expect(importFixture(wrong, FEBRUARY)).rejects.toMatchObject({
    exit: 2,
    message: 'The configuration\'s agreements.columns does not know "validUntil".',
    next: [expect.stringContaining('validTo'), expect.any(String)],
  });
  expect(hashStore(context)).toBe(before);
});

test.each([
  ['a missing column', 'agreement,channel,provider,consumer\nA,hie,X90001,X9A01\n', 'no column'],
  [
    'a malformed code',
    'agreement,channel,provider,consumer,provider_state,consumer_state\nA,hie,X9/1,X9A01,signed,signed\n',
    'ODS code',
  ],
  ['an empty file', '', 'holds no row'],
  ['no CSV', '{"agreements": []}', 'looks like XML, HTML or JSON'],
])('%s leaves the store as it was', async (_, content, message) => {
  await importFixture(context, FEBRUARY);
  const before = hashStore(context);
  const file = join(folder, 'agreements-2020-03-05.csv');
  writeFileSync(file, content);
  const importing = importAgreements(context, { file, dryRun: false, strict: false });
  await expect(importing).rejects.toThrow(message);
  expect(hashStore(context)).toBe(before);
});
