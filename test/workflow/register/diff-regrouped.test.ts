import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffTable } from '../../../src/cli/columns/diff-columns.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { showOrganisationDiff } from '../../../src/workflow/register/diff-organisations.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { revertImport } from '../../../src/workflow/register/revert-import.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { importFixture, openWorkspace } from '../../support/register-workspace.ts';

const folder = temporaryFolder();
const DAYS = { from: '2020-01-31', to: '2020-04-30' };
let context: Context;

async function importText(name: string, ...lines: string[]): Promise<number | null> {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return (await importOrganisations(context, { file, dryRun: false, strict: false })).id;
}

beforeAll(async () => {
  context = openWorkspace(folder);
  await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
  await importText('suppliers-2020-01-01.csv', 'code,supplier', 'X90001,EMIS', 'X90002,TPP');
  await importText('suppliers-2020-03-31.csv', 'code,supplier', 'X90001,TPP', 'X90002,TPP');
  await importText('waves-2020-01-02.csv', 'code,wave', 'X90001,Wave 1');
  await importText(
    'waves-2020-04-01.csv',
    'code,wave,since,until',
    'X90001,Wave 1,,2020-02-29',
    'X90001,Wave 2,2020-03-01,',
    'X90002,Wave 2,2020-03-01,',
    'X90003,Wave 2,2019-03-01,',
  );
});
afterAll(() => context.close());

test('moves to another supplier or wave are told, with both of their days', async () => {
  const { regrouped, notComparable } = await showOrganisationDiff(context, DAYS);
  const wave = { to: 'Wave 2', effective: '2020-03-01', firstSeen: '2020-04-01', field: 'wave' };
  expect(regrouped).toEqual([
    {
      code: 'X90001',
      name: 'THE SURGERY',
      field: 'supplier',
      from: 'EMIS',
      to: 'TPP',
      effective: null,
      firstSeen: '2020-03-31',
    },
    { code: 'X90001', name: 'THE SURGERY', from: 'Wave 1', ...wave },
    { code: 'X90002', name: 'THE SURGERY', from: null, ...wave },
  ]);
  // It was in that wave a year before the first day, as no list said then: no move.
  expect(notComparable).toMatchObject({ wave: 1 });
});

test('they are rows of the table, which names each organisation', async () => {
  const table = diffTable(await showOrganisationDiff(context, DAYS));
  const cells = table.rows.map((row) => table.columns.slice(0, 5).map(({ get }) => get(row)));
  expect(cells).toContainEqual(['regrouped (supplier)', 'X90001', 'THE SURGERY', 'EMIS', 'TPP']);
});

test('a membership that ended between the days is a move to nothing', async () => {
  await importText('places-2020-01-03.csv', 'code,place', 'X90002,North');
  await importText('places-2020-04-02.csv', 'code,place,until', 'X90002,North,2020-03-15');
  const { regrouped } = await showOrganisationDiff(context, DAYS);
  expect(regrouped.filter(({ field }) => field === 'place')).toMatchObject([
    { code: 'X90002', from: 'North', to: null, effective: '2020-03-15', firstSeen: '2020-04-02' },
  ]);
});

test('an import that was taken back is told as that, not as unknown', async () => {
  const id = await importText('organisations-2020-02-01.csv', 'code,name', 'X9B01,A');
  await revertImport(context, { id: id ?? 0, by: 'lead', why: 'wrong', dryRun: false });
  const asked = showOrganisationDiff(context, { from: '1', to: String(id) });
  await expect(asked).rejects.toThrow(
    `Import ${id} (organisations-2020-02-01.csv) was taken back on 2020-03-09 by lead`,
  );
});
