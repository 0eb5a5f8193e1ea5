import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { listOrganisations } from '../../../src/workflow/register/list-organisations.ts';
import { showOrganisation } from '../../../src/workflow/register/show-organisation.ts';
import { temporaryFolder } from '../../support/folders.ts';
import {
  importAllFixtures,
  importFixture,
  openWorkspace,
} from '../../support/register-workspace.ts';

let context: Context;
beforeAll(async () => {
  context = openWorkspace(temporaryFolder());
  await importAllFixtures(context);
  await importFixture(context, 'epraccur-dse-2023-12-31.csv');
});
afterAll(() => context.close());

/** Codes as at a day under some filters. */
async function codes(request: Parameters<typeof listOrganisations>[1]): Promise<string[]> {
  const { organisations } = await listOrganisations(context, request);
  return organisations.map(({ code }) => code);
}

test('the document holds exactly what its readers rely on', async () => {
  const document = await listOrganisations(context, { code: 'X90001', asAt: '2020-01-31' });
  expect(document).toEqual({
    schema: 'mig2hie/organisations/1',
    asAt: '2020-01-31',
    sources: ['epraccur-legacy', 'etr', 'pcns', 'suppliers'].map((importedAs) => ({
      file: `${importedAs}-2020-01-31.csv`,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      importedAs,
      asAt: '2020-01-31',
    })),
    count: 1,
    organisations: [
      {
        code: 'X90001',
        name: 'THE SURGERY',
        kind: 'gp-practice',
        status: 'active',
        commissioner: 'X9C',
        pcn: 'X9P01',
        supplier: 'EMIS',
        place: null,
        wave: null,
        postcode: 'ZZ99 1AA',
        opened: '1974-04-01',
        closed: null,
      },
    ],
  });
});

describe('the newest snapshot not later than the day counts', () => {
  test.each([
    ['2020-01-30', 0],
    ['2020-01-31', 8],
    ['2020-04-29', 8],
    ['2020-04-30', 7],
    ['2023-12-31', 3],
  ])('on %s there are %i active GP practices', async (asAt, active) => {
    const request = { asAt, kind: 'gp-practice', status: 'active' };
    expect(await codes(request)).toHaveLength(active);
  });

  test('a change of commissioner shows from the snapshot that has it', async () => {
    expect(await codes({ asAt: '2020-03-31', commissioner: 'X9Z' })).toEqual([]);
    expect(await codes({ asAt: '2020-04-30', commissioner: 'X9Z' })).toEqual(['X90001', 'X90002']);
  });

  test('lists of PCNs and suppliers go on counting beside a newer epraccur', async () => {
    expect(await codes({ asAt: '2020-04-30', pcn: 'X9P01' })).toEqual(['X90001', 'X90002']);
    expect(await codes({ asAt: '2020-04-30', supplier: 'TPP' })).toEqual(['X90002', 'X90003']);
  });
});

test.each([
  [{ status: 'dormant' }, ['X90007']],
  [{ status: 'closed', kind: 'gp-practice' }, ['X90008']],
  [{ status: 'proposed', kind: 'gp-practice' }, ['X90009']],
  [{ status: 'unknown' }, ['X90011', 'X9A05']],
  [{ kind: 'trust', status: 'active' }, ['X9A01', 'X9A02']],
])('filter %j', async (filter, expected) => {
  expect(await codes({ ...filter, asAt: '2020-01-31' })).toEqual(expected);
});

test('without a day the clock says which', async () => {
  expect((await listOrganisations(context, {})).asAt).toBe('2020-03-09');
});

test('one organisation is shown with what each snapshot said of it', async () => {
  const shown = await showOrganisation(context, { code: ' x90003 ' });
  expect(shown.organisation).toMatchObject({ status: 'active', pcn: 'X9P02', supplier: 'TPP' });
  expect(shown.snapshots.map(({ asAt, status }) => [asAt, status])).toEqual([
    ['2020-01-31', 'active'],
    ['2020-04-30', 'dormant'],
    ['2023-12-31', null],
  ]);
});

test('one that was listed only on another day is not listed on this one', async () => {
  const shown = await showOrganisation(context, { code: 'X90004', asAt: '2024-01-01' });
  expect(shown.organisation).toBeNull();
});

test('a code no snapshot ever listed is an error', async () => {
  await expect(showOrganisation(context, { code: 'X9ZZZ' })).rejects.toMatchObject({
    exit: 2,
    message: 'No imported snapshot lists X9ZZZ.',
  });
});
