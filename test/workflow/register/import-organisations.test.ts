import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '../../../src/base/expected-error.ts';
import { listRejectedRows } from '../../../src/store/imports.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { listOrganisations } from '../../../src/workflow/register/list-organisations.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { epraccurRow, registerPath } from '../../support/register-files.ts';
import { hashStore, importFixture, openWorkspace } from '../../support/register-workspace.ts';

const JANUARY = 'epraccur-legacy-2020-01-31.csv';
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

/** Writes a file and imports it as at a day; answers the error it ends with. */
async function failureOf(name: string, content: string | Uint8Array): Promise<ExpectedError> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const request = { file, asAt: '2020-01-31', dryRun: false, strict: false };
  const failure: unknown = await importOrganisations(context, request).catch((e: unknown) => e);
  if (failure instanceof ExpectedError) return failure;
  throw new Error('the import did not fail as expected', { cause: failure });
}

test('a first import keeps file, hash, day, counts and every rejected row', async () => {
  const report = await importFixture(context, JANUARY);
  expect(report).toMatchObject({
    source: 'epraccur',
    importedAs: 'epraccur-legacy',
    file: JANUARY,
    asAt: '2020-01-31',
    rows: 22,
    kept: 20,
    stored: true,
    alreadyImported: false,
  });
  expect(report.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await listRejectedRows(context.store, 1)).toEqual(report.rejected);
  expect(report.rejected.map((row) => row.line)).toEqual([21, 22]);
});

test('the same file again changes nothing', async () => {
  await importFixture(context, JANUARY);
  const before = hashStore(context);
  expect(await importFixture(context, JANUARY)).toMatchObject({
    stored: false,
    alreadyImported: true,
  });
  expect(hashStore(context)).toBe(before);
});

test('a dry run tells the same and stores nothing', async () => {
  const before = hashStore(context);
  const request = { file: registerPath(JANUARY), dryRun: true, strict: false };
  const report = await importOrganisations(context, request);
  expect(report).toMatchObject({ kept: 20, dryRun: true, stored: false });
  expect(hashStore(context)).toBe(before);
});

test('--strict refuses what is rejected or unknown, and names it', async () => {
  const before = hashStore(context);
  const request = { file: registerPath(JANUARY), dryRun: false, strict: true };
  await expect(importOrganisations(context, request)).rejects.toThrow(
    /lines 21, 22 \(line 21, column all.*unknown-status Q \(1\); unknown-setting 26 \(2\)/,
  );
  expect(hashStore(context)).toBe(before);
});

test('--strict lets a clean file pass', async () => {
  const request = { file: registerPath('pcns-2020-01-31.csv'), dryRun: false, strict: true };
  await importFixture(context, JANUARY);
  await expect(importOrganisations(context, request)).rejects.toThrow('not-in-register X90099 (1)');
  const file = join(folder, 'pcns.csv');
  writeFileSync(file, 'code,pcn\nX90001,X9P01\n');
  const report = await importOrganisations(context, { ...request, file, asAt: '2020-01-31' });
  expect(report.stored).toBe(true);
});

test('of two files of one day the later imported counts', async () => {
  await importFixture(context, JANUARY);
  const file = join(folder, 'epraccur-2020-01-31.csv');
  writeFileSync(file, `${epraccurRow({ 1: 'X90001', 2: 'RENAMED', 13: 'A', 26: '4' })}\n`);
  await importOrganisations(context, { file, dryRun: false, strict: false });
  const { organisations } = await listOrganisations(context, { asAt: '2020-01-31' });
  expect(organisations.map(({ code, name }) => [code, name])).toEqual([['X90001', 'RENAMED']]);
});

describe('bad input: one clear error, exit code 2, and the store as it was', () => {
  const row = epraccurRow({ 1: 'X90001', 2: 'THE SURGERY', 13: 'A', 26: '4' });

  test.each<[string, string | Uint8Array, string]>([
    ['a code of no ODS shape', row.replace('X90001', 'X9-001'), 'Column 1 should hold an ODS code'],
    ['a code twice', `${row}\n${row}`, 'Code X90001 stands on line 1 and again on line 2'],
    ['missing columns', 'X90001,THE SURGERY\nX90002,OTHER\n', 'cannot be told from its content'],
    ['no CSV', '<html><body>Access denied</body></html>', 'looks like XML, HTML or JSON'],
    ['half a workbook', new Uint8Array([80, 75, 3, 4, 0, 1, 255]), 'The workbook is cut off'],
    ['an empty file', '', 'holds no row at all'],
    ['half a file', `${row}\n"X90002","CUT`, 'no well-formed CSV'],
    [
      'a mixture of dialects',
      `${row}\n${row.replace(',A,', ',ACTIVE,').replace('X90001', 'X90002')}`,
      'mixes both dialects',
    ],
    [
      'nothing but bad rows',
      `${row.slice(0, -1)}\n`,
      'No row has the 27 columns of epraccur; the first has 26',
    ],
    [
      'nothing that can be read',
      epraccurRow({ 1: 'X90001', 13: 'A', 26: '4' }),
      'Every row was rejected: line 1',
    ],
  ])('%s', async (_, content, message) => {
    await importFixture(context, JANUARY);
    const before = hashStore(context);
    const failure = await failureOf('given.csv', content);
    expect(failure.message).toContain(message);
    expect(failure.message).toContain('given.csv');
    expect(failure.exit).toBe(2);
    expect(failure.next.length).toBeGreaterThan(0);
    expect(hashStore(context)).toBe(before);
  });

  test('a file that is not there', async () => {
    const request = {
      file: join(folder, 'no.csv'),
      asAt: '2020-01-31',
      dryRun: false,
      strict: false,
    };
    await expect(importOrganisations(context, request)).rejects.toThrow('no.csv cannot be read');
  });

  test('a name without a day, and no --as-at', async () => {
    const request = { file: join(folder, 'epraccur.csv'), dryRun: false, strict: false };
    await expect(importOrganisations(context, request)).rejects.toThrow('its name carries no date');
  });

  test('a path with the number of a patient, which would be kept', async () => {
    const request = { file: join(folder, 'epraccur 9990000018.csv'), dryRun: false, strict: false };
    await expect(importOrganisations(context, request)).rejects.toMatchObject({
      exit: 2,
      message: 'The path of the file holds an NHS number; it would be kept with the import.',
    });
  });

  test('a day that is none', async () => {
    const request = {
      file: registerPath(JANUARY),
      asAt: '31/01/2020',
      dryRun: false,
      strict: false,
    };
    await expect(importOrganisations(context, request)).rejects.toThrow('takes a real day');
  });
});

test.each([
  'a\nImported b.csv-2020-01-31.csv',
  'a\u001B[2J-2020-01-31.csv',
  'a\u202Evsc-2020-01-31.csv',
])('a name of a file that commands a terminal is refused: %j', async (name) => {
  const failure = await failureOf(name, epraccurRow({ 1: 'X90001', 2: 'A', 13: 'A', 26: '4' }));
  expect(failure.code).toBe('MIG2HIE_FILE_NAME');
  expect(failure.message).not.toMatch(/\p{Cc}|\u202E/u);
});
