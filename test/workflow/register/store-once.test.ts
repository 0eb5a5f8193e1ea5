import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertImport } from '../../../src/store/imports.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { storeOnce } from '../../../src/workflow/register/store-once.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { day } from '../../support/register-files.ts';
import { hashStore, openWorkspace } from '../../support/register-workspace.ts';

const folder = join(temporaryFolder(), 'here');
mkdirSync(folder);
const draft = {
  source: 'pcns',
  importedAs: 'pcns',
  reading: 'pcns',
  file: 'pcns.csv',
  sha256: 'aa',
  asAt: day('2020-01-31'),
  importedAt: '2020-03-09T09:00:00Z',
  rows: 1,
  kept: 1,
  rejected: [],
  notes: [],
} as const;
let context: Context;

beforeEach(() => {
  context = openWorkspace(folder, { reopen: context !== undefined });
});
afterEach(() => context.close());

test('the number of an import is told when it is stored, and when it was there before', async () => {
  const file = join(folder, 'waves.csv');
  writeFileSync(file, 'code,wave\nX90001,Wave 1\n');
  const request = { file, asAt: '2020-01-31', strict: false };
  expect(await importOrganisations(context, { ...request, dryRun: true })).toMatchObject({
    id: null,
    stored: false,
    alreadyImported: false,
  });
  const first = await importOrganisations(context, { ...request, dryRun: false });
  expect(first).toMatchObject({ id: 1, stored: true, alreadyImported: false });
  for (const dryRun of [false, true]) {
    const again = await importOrganisations(context, { ...request, dryRun });
    expect(again).toMatchObject({ id: 1, stored: false, alreadyImported: true, dryRun });
  }
});

test('of two processes that import the same file at once the second finds it there', async () => {
  const save = async () => {
    insertImport(context.store, draft);
    // The other process was first: the store takes one import of a file and day only.
    return insertImport(context.store, draft);
  };
  const done = await storeOnce(context, draft, { dryRun: false, save });
  expect(done).toMatchObject({ stored: false, alreadyImported: true });
});

test('a failure of the store is not taken for an import that was there', async () => {
  const before = hashStore(context);
  const save = async () => {
    throw new Error('the disk is full');
  };
  const other = { ...draft, sha256: 'bb' };
  await expect(storeOnce(context, other, { dryRun: false, save })).rejects.toThrow('disk is full');
  expect(hashStore(context)).toBe(before);
});
