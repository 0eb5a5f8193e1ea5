import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import type { ImportReport } from '../../../src/workflow/register/import-file.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { listOrganisations } from '../../../src/workflow/register/list-organisations.ts';
import { showOrganisation } from '../../../src/workflow/register/show-organisation.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { hashStore, importFixture, openWorkspace } from '../../support/register-workspace.ts';

const folder = temporaryFolder();
let context: Context;

function importText(name: string, text: string): Promise<ImportReport> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return importOrganisations(context, { file, dryRun: false, strict: false });
}

beforeAll(async () => {
  context = openWorkspace(folder);
  await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
  await importFixture(context, 'pcns-2020-01-31.csv');
  await importFixture(context, 'ord-record-X90006-2020-04-30.json');
  await importFixture(context, 'ord-record-X9A10-2020-04-30.json');
  await importFixture(context, 'fhir-r4-2020-04-30.json');
  await importText('places-2020-01-31.csv', 'code,place\nX90001,Exampleton\nX90002,Moorland\n');
  await importText(
    'waves-2020-01-31.csv',
    'code,wave,since,until\nX90001,Wave 1,,2020-02-29\nX90001,Wave 2,2020-03-01,\n',
  );
  await importText('epcmem-2020-01-31.csv', 'X90001,X9Y,P,20061001,20130331,0\n');
});
afterAll(() => context.close());

describe('lists by what the files add', () => {
  test.each([
    [{ asAt: '2020-02-29', wave: 'Wave 1' }, ['X90001']],
    [{ asAt: '2020-03-01', wave: 'Wave 1' }, []],
    [{ asAt: '2020-03-01', wave: 'Wave 2' }, ['X90001']],
    [{ asAt: '2020-03-01', place: 'Moorland' }, ['X90002']],
    [{ asAt: '2020-03-01', place: 'Exampleton', wave: 'Wave 2' }, ['X90001']],
    // The roles of X90006 have ended; those of X90010 go on.
    [{ asAt: '2020-04-30', role: 'RO76' }, ['X90010']],
    [{ asAt: '2020-04-29', role: 'RO76' }, []],
  ])('%j', async (request, expected) => {
    const { organisations } = await listOrganisations(context, request);
    expect(organisations.map(({ code }) => code)).toEqual(expected);
  });

  test('a network a document names is one like that of a list', async () => {
    const { organisations } = await listOrganisations(context, {
      asAt: '2020-04-30',
      pcn: 'X9P01',
    });
    expect(organisations.map(({ code }) => code)).toEqual(['X90001', 'X90002', 'X90006']);
  });

  test('a document of a later day counts before an older file', async () => {
    const statusOn = async (asAt: string): Promise<string | null | undefined> =>
      (await listOrganisations(context, { asAt, code: 'X90006' })).organisations[0]?.status;
    expect(await statusOn('2020-04-29')).toBe('active');
    expect(await statusOn('2020-04-30')).toBe('closed');
  });
});

test('a role that is yet to begin is not in force', async () => {
  const record = {
    Name: 'NEW PRACTICE',
    OrgId: { extension: 'X90030' },
    Status: 'Active',
    orgRecordClass: 'RC1',
    Roles: {
      Role: [
        { id: 'RO76', Status: 'Active', Date: [{ Type: 'Operational', Start: '2021-01-01' }] },
      ],
    },
  };
  await importText('record-2020-06-30.json', JSON.stringify({ Organisation: record }));
  const withRole = async (asAt: string): Promise<string[]> =>
    (await listOrganisations(context, { asAt, role: 'RO76' })).organisations.map(
      ({ code }) => code,
    );
  expect(await withRole('2020-12-31')).toEqual(['X90010']);
  expect(await withRole('2021-01-01')).toEqual(['X90010', 'X90030']);
});

describe('one organisation, each fact with its file and day', () => {
  test('roles, links and memberships up to the day', async () => {
    const shown = await showOrganisation(context, { code: 'X90006', asAt: '2020-04-30' });
    const cited = { file: 'ord-record-X90006-2020-04-30.json', asAt: '2020-04-30' };
    expect(shown.roles).toMatchObject([
      { role: 'RO177', primary: true, until: '2020-03-31', ...cited },
      { role: 'RO76', primary: false, since: '2014-04-15', ...cited },
    ]);
    expect(shown.links.map(({ relation, organisation }) => [relation, organisation])).toEqual([
      ['commissioner', 'X9D'],
      ['commissioner', 'X9Y'],
      ['pcn', 'X9P01'],
      ['successor', 'X90001'],
    ]);
    expect(shown.memberships).toEqual([
      { kind: 'pcn', value: 'X9P01', since: '2019-07-01', until: null, ...cited },
    ]);
    expect(shown.successions).toEqual({
      successors: ['X90001'],
      predecessors: [],
      needsPerson: false,
    });
    expect(shown.snapshots.at(-1)).toMatchObject({
      closed: '2020-03-31',
      legallyClosed: '2020-04-05',
    });
  });

  test('the day before the document nothing of it is told', async () => {
    const shown = await showOrganisation(context, { code: 'X90006', asAt: '2020-04-29' });
    expect(shown).toMatchObject({ roles: [], links: [], memberships: [] });
  });

  test('a succession is told from the other end too, and a commissioner of old from epcmem', async () => {
    const shown = await showOrganisation(context, { code: 'X90001', asAt: '2020-04-30' });
    expect(shown.successions).toMatchObject({ predecessors: ['X90006'], successors: [] });
    expect(shown.links).toMatchObject([
      { direction: 'from', relation: 'commissioner', organisation: 'X9Y', until: '2013-03-31' },
      { direction: 'to', relation: 'successor', organisation: 'X90006', since: '2020-04-01' },
    ]);
    expect(shown.memberships).toHaveLength(4);
  });

  test.each([
    ['two successors', 'X9A10', ['X9A11', 'X9A12']],
    ['only the successor names it', 'X9A09', ['X9A10']],
  ])('%s: a person is asked', async (_, code, successors) => {
    const shown = await showOrganisation(context, { code, asAt: '2020-04-30' });
    expect(shown.successions).toMatchObject({ successors, needsPerson: true });
  });
});

test('a document again changes nothing', async () => {
  const before = hashStore(context);
  const report = await importFixture(context, 'fhir-r4-2020-04-30.json');
  expect(report).toMatchObject({ alreadyImported: true, stored: false, rows: 3, kept: 3 });
  expect(hashStore(context)).toBe(before);
});

test('of a national list beside a small register the strangers are counted, not listed', async () => {
  const rows = Array.from({ length: 501 }, (_, i) => `X8${String(i).padStart(4, '0')},Somewhere`);
  const report = await importText('places-2020-02-01.csv', `code,place\n${rows.join('\n')}\n`);
  expect(report.notes).toEqual([{ what: 'not-in-register', value: '(501 codes)', rows: 501 }]);
});
