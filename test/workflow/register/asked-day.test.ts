import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { listOrganisations } from '../../../src/workflow/register/list-organisations.ts';
import { showOrganisation } from '../../../src/workflow/register/show-organisation.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { openWorkspace } from '../../support/register-workspace.ts';

const root = temporaryFolder();
let places = 0;
let folder = root;
let context: Context;

beforeEach(() => {
  places += 1;
  folder = join(root, String(places));
  context = openWorkspace(folder);
});
afterEach(() => context.close());

function take(name: string, content: object | string) {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return importOrganisations(context, { file, dryRun: false, strict: false });
}

const dates = (Start: string, End?: string) => [{ Type: 'Operational', Start, End }];

function commissionedBy(extension: string, id: string, days: object[]): object {
  return {
    id,
    Date: days,
    Status: 'Active',
    Target: {
      OrgId: { extension },
      PrimaryRoleId: { id: 'RO98', uniqueRoleId: 1 },
    },
  };
}

/** A record of ORD as at January 2020: commissioned by X9C up to March, by X9D from April on. */
function ordRecord(changes: object = {}): object {
  return {
    Organisation: {
      Name: 'THE SURGERY',
      Date: dates('1974-04-01'),
      OrgId: { extension: 'X90001' },
      Status: 'Active',
      Roles: {
        Role: [{ id: 'RO76', uniqueRoleId: 2, Date: dates('1974-04-01'), Status: 'Active' }],
      },
      Rels: {
        Rel: [
          commissionedBy('X9C', 'RE4', dates('2013-04-01', '2020-03-31')),
          commissionedBy('X9D', 'RE4', dates('2020-04-01')),
        ],
      },
      ...changes,
    },
  };
}

async function x90001(asAt: string): Promise<(string | null | undefined)[]> {
  const { organisations } = await listOrganisations(context, { asAt, code: 'X90001' });
  const [one] = organisations;
  return [one?.kind, one?.status, one?.commissioner];
}

test('the commissioner of a document is the one in force on the asked day', async () => {
  await take('ord-2020-01-31.json', ordRecord());
  expect(await x90001('2020-03-31')).toEqual(['gp-practice', 'active', 'X9C']);
  expect(await x90001('2020-05-01')).toEqual(['gp-practice', 'active', 'X9D']);
  const wanted = await listOrganisations(context, { asAt: '2020-05-01', commissioner: 'X9D' });
  expect(wanted.count).toBe(1);
});

test('an organisation whose document has an end is closed from the day after it', async () => {
  await take('ord-2020-01-31.json', ordRecord({ Date: dates('1974-04-01', '2020-03-31') }));
  expect((await x90001('2020-03-31'))[1]).toBe('active');
  expect((await x90001('2020-04-01'))[1]).toBe('closed');
  const open = await listOrganisations(context, { asAt: '2020-05-01', status: 'active' });
  expect(open.count).toBe(0);
});

/** A legacy row of an active GP practice; column 16 is the day it joined its commissioner. */
function legacy(joined: string): string {
  const cells = Array.from({ length: 27 }, () => '');
  const set = [
    [1, 'X90001'],
    [2, 'THE SURGERY'],
    [11, '19740401'],
    [13, 'A'],
    [15, 'X9C'],
    [16, joined],
    [26, '4'],
  ] as const;
  for (const [column, text] of set) cells[column - 1] = text;
  return `${cells.map((text) => `"${text}"`).join(',')}\n`;
}

test('a commissioner joined later than the asked day is not yet one, and none is made up', async () => {
  const { notes } = await take('epraccur-2020-01-31.csv', legacy('20200401'));
  expect(notes).toContainEqual({ what: 'commissioner-to-come', value: '2020-04-01', rows: 1 });
  expect((await x90001('2020-03-31'))[2]).toBeNull();
  expect((await x90001('2020-04-01'))[2]).toBe('X9C');
});

test('a document adds to a row of a snapshot and never displaces it, but its closure counts', async () => {
  await take('epraccur-2020-01-31.csv', legacy('20130401'));
  await take('fhir-2020-02-29.json', {
    resourceType: 'Organization',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X90001' }],
    active: true,
    name: 'The Surgery',
  });
  expect(await x90001('2020-03-09')).toEqual(['gp-practice', 'active', 'X9C']);
  await take('ord-2020-03-31.json', ordRecord({ Date: dates('1974-04-01', '2020-04-15') }));
  expect(await x90001('2020-04-15')).toEqual(['gp-practice', 'active', 'X9C']);
  expect(await x90001('2020-04-16')).toEqual(['gp-practice', 'closed', 'X9C']);
  const shown = await showOrganisation(context, { code: 'X90001', asAt: '2020-04-16' });
  expect(JSON.stringify(shown)).toContain('RO76');
});

test('a document of STU3 is told by its lone identifier, without any profile', async () => {
  const document = {
    resourceType: 'Organization',
    identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X90001' },
    name: 'The Surgery',
  };
  await expect(take('stu3-2020-01-31.json', document)).rejects.toThrow('FHIR STU3');
});
