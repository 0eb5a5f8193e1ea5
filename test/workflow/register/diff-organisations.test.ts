import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { showOrganisationDiff } from '../../../src/workflow/register/diff-organisations.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { TRAPS, writeDseEpraccur, writeLegacyEpraccur } from '../../support/epraccur-register.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { registerPath } from '../../support/register-files.ts';
import { importFixture, openWorkspace } from '../../support/register-workspace.ts';

const folder = temporaryFolder();
let context: Context;

const JANUARY = 'epraccur-legacy-2020-01-31.csv';
const APRIL = 'epraccur-legacy-2020-04-30.csv';

beforeAll(async () => {
  context = openWorkspace(folder);
  await importFixture(context, JANUARY);
  await importFixture(context, APRIL);
  await importFixture(context, 'etr-2020-01-31.csv', 'etr');
});
afterAll(() => context.close());

// What differs between the two fixtures, read off them by eye.
const CHANGES = {
  opened: [
    {
      code: 'X90009',
      from: 'proposed',
      to: 'active',
      effective: '2020-04-01',
      firstSeen: '2020-04-30',
    },
  ],
  closed: [
    {
      code: 'X90006',
      from: 'active',
      to: 'closed',
      effective: '2020-03-31',
      firstSeen: '2020-04-30',
    },
  ],
  dormant: [
    { code: 'X90003', from: 'active', to: 'dormant', effective: null, firstSeen: '2020-04-30' },
  ],
  reopened: [],
  renamed: [],
  moved: [],
  recommissioned: ['X90001', 'X90002'].map((code) => ({
    code,
    from: 'X9C',
    to: 'X9Z',
    effective: '2020-04-01',
    firstSeen: '2020-04-30',
  })),
  recoded: [],
  unknown: [],
  resettled: [],
};

describe('the same two files, however they are named', () => {
  test.each([
    ['days', '2020-01-31', '2020-04-30'],
    ['days between files', '2020-02-15', '2020-12-31'],
    ['names of files', JANUARY, APRIL],
    ['numbers of imports', '1', '2'],
    ['paths', registerPath(JANUARY), registerPath(APRIL)],
    ['a day and a file', '2020-01-31', APRIL],
  ])('%s', async (_, from, to) => {
    expect(await showOrganisationDiff(context, { from, to })).toMatchObject(CHANGES);
  });
});

test('the document says over what it is said: files, days, filter and counts', async () => {
  const document = await showOrganisationDiff(context, {
    from: JANUARY,
    to: APRIL,
    kind: 'gp-practice',
  });
  expect(document).toMatchObject({
    schema: 'mig2hie/organisation-diff/1',
    from: {
      asAt: '2020-01-31',
      organisations: 20,
      sources: [{ file: JANUARY, importedAs: 'epraccur-legacy', asAt: '2020-01-31' }],
    },
    to: { asAt: '2020-04-30', organisations: 20 },
    filter: { kind: 'gp-practice' },
    compared: 12,
    notComparable: {},
    uncovered: [],
  });
});

test('trusts of a file that only the later day has are not compared, and counted', async () => {
  const document = await showOrganisationDiff(context, { from: '2020-01-30', to: '2020-01-31' });
  expect(document.unknown).toEqual([]);
  expect(document.opened).toEqual([]);
  expect(document.uncovered).toEqual([
    { source: 'epraccur', side: 'to', organisations: 20 },
    { source: 'etr', side: 'to', organisations: 5 },
  ]);
});

test('the same day twice differs in nothing', async () => {
  const document = await showOrganisationDiff(context, { from: '2020-04-30', to: '2020-04-30' });
  expect(document).toMatchObject({ opened: [], closed: [], unknown: [], compared: 25 });
});

describe('between the dialects nothing is invented', () => {
  test('dormant is not told from closed, 4 and RO76 are no change of setting', async () => {
    const own = openWorkspace(join(folder, 'dialects'));
    const write = async (name: string, text: string): Promise<void> => {
      const file = join(folder, name);
      writeFileSync(file, text);
      await importOrganisations(own, { file, dryRun: false, strict: false });
    };
    await write('epraccur-2020-01-31.csv', writeLegacyEpraccur(TRAPS));
    await write('epraccur-2023-12-31.csv', writeDseEpraccur(TRAPS));
    const document = await showOrganisationDiff(own, { from: '1', to: '2' });
    own.close();
    expect(document.unknown).toEqual([
      {
        code: 'X92005',
        name: 'FELL VIEW',
        from: 'dormant',
        to: null,
        effective: null,
        firstSeen: '2023-12-31',
        why: 'the later file does not say its status',
      },
    ]);
    expect(document.opened).toMatchObject([{ code: 'X92007', effective: '2020-06-01' }]);
    const { closed, dormant, reopened, renamed, moved, recommissioned, resettled } = document;
    expect([closed, dormant, reopened, renamed, moved, recommissioned, resettled].flat()).toEqual(
      [],
    );
    expect(document.compared).toBe(38);
  });
});

describe('successions of documents', () => {
  test('one successor is a new code, of two none is chosen', async () => {
    const own = openWorkspace(join(folder, 'documents'));
    await importFixture(own, JANUARY);
    await importFixture(own, APRIL);
    await importFixture(own, 'ord-record-X90006-2020-04-30.json');
    await importFixture(own, 'ord-record-X9A10-2020-04-30.json');
    const days = { from: '2020-01-31', to: '2020-04-30' };
    const document = await showOrganisationDiff(own, days);
    own.close();
    const seen = { effective: '2020-04-01', firstSeen: '2020-04-30' };
    expect(document.recoded).toEqual([
      { code: 'X90006', name: 'OLD MILL SURGERY', from: 'X90006', to: 'X90001', ...seen },
    ]);
    expect(document.unknown).toMatchObject([
      { code: 'X9A10', to: null, ...seen, successors: ['X9A11', 'X9A12'] },
    ]);
    expect(document.closed).toMatchObject([{ code: 'X90006', effective: '2020-03-31' }]);
  });
});

describe('a side that names nothing to compare', () => {
  test.each([
    ['a file that was not imported', 'none.csv', APRIL, 'is no day, and no import'],
    ['a number of no import', '99', APRIL, 'is no day, and no import'],
    ['two kinds of file', 'etr-2020-01-31.csv', APRIL, 'of different kinds: etr and epraccur'],
    ['the later side first', APRIL, JANUARY, 'later than the second'],
    ['a day before any file of the kind', '2019-01-01', APRIL, 'No epraccur file of 2019-01-01'],
  ])('%s', async (_, from, to, message) => {
    const failure = showOrganisationDiff(context, { from, to });
    await expect(failure).rejects.toMatchObject({ exit: 2 });
    await expect(showOrganisationDiff(context, { from, to })).rejects.toThrow(message);
  });

  test('a name several imports share: their numbers are listed', async () => {
    const own = openWorkspace(join(folder, 'names'));
    for (const asAt of ['2020-01-31', '2020-02-29']) {
      const file = registerPath(JANUARY);
      await importOrganisations(own, { file, asAt, dryRun: false, strict: false });
    }
    const failure = showOrganisationDiff(own, { from: JANUARY, to: '2' });
    await expect(failure).rejects.toThrow('names several imports: 1 (epraccur-legacy, 2020-01-31)');
    own.close();
  });
});
