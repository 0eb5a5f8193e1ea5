import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createKeys } from '../../../src/store/keys.ts';
import { SAMPLE_COLUMNS, readSampleList } from '../../../src/workflow/samples/read-sample-list.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { runCommand } from '../../support/run-command.ts';
import { makeWorkspace } from '../../support/workspace.ts';

const folder = temporaryFolder();

function read(rows: readonly string[]) {
  const file = join(folder, 'list.csv');
  writeFileSync(file, `practice,nhs_number,stratum\n${rows.join('\n')}\n`);
  return readSampleList(file, { columns: SAMPLE_COLUMNS, live: false });
}

test.each([
  'routine',
  'no-known-allergies',
  'many-issues',
  'Over75',
  'type-2-diabetes',
  'summary-care-2026',
  'march-cohort',
  '',
])('"%s" is a stratum', (stratum) => {
  const { rows, faults } = read([`X90001,9000000009,${stratum}`]);
  expect(faults).toEqual([]);
  expect(rows[0]?.stratum).toBe(stratum === '' ? undefined : stratum);
});

test.each([
  'Zelda Canary',
  '12/03/1980',
  '12 Mar 1980',
  'born-12-mar-80',
  'mar-1980',
  'd12mar1980',
  'd-1-2-80',
  'NE1 4LP',
  'ne1-4lp',
  'home-ne14lp',
  '0191:498:0000',
  't-0191-498-0000',
  '900/000/0025',
  '9000_0000_25',
  'n9-0-0-0-0-0-0-0',
  'Zoë',
  'x'.repeat(41),
])('"%s" may identify and is no stratum', (stratum) => {
  const { rows, faults } = read([`X90001,9000000009,${stratum}`]);
  expect(rows).toEqual([]);
  expect(faults).toMatchObject([{ line: 2, column: 'stratum' }]);
  expect(faults[0]?.reason).not.toContain(stratum);
});

test('a pair of quotes that takes in patients is refused, not one patient fewer', () => {
  const rows = ['X90001,9000000009,"routine', 'X90001,9000000017,routine"', 'X90001,9000000025,'];
  expect(() => read(rows)).toThrow('A quote is opened at line 2 and closed at line 3');
});

test('a row of more than 1,000 cells is refused before it is parsed', () => {
  expect(() => read([`X90001,9000000009${','.repeat(1000)}`])).toThrow(
    'The row at line 2 has more than 1,000 cells',
  );
});

test('a stratum for each patient is refused, since it is a name', () => {
  const practices = Array.from({ length: 51 }, (_, index) => `X9${1000 + index}`);
  const list = (count: number) =>
    practices.map((code, index) => `${code},9000000009,g${index % count}`);
  expect(read(list(50)).rows).toHaveLength(51);
  expect(() => read(list(51))).toThrow(
    expect.objectContaining({ code: 'MIG2HIE_SAMPLE_STRATA', exit: 2 }),
  );
});

test('a list is not imported with other keys than the lists before it', async () => {
  const urls = { migUrl: 'http://127.0.0.1:9/mig', hieUrl: 'http://127.0.0.1:9/fhir' };
  const workspace = makeWorkspace(folder, urls, [{ practice: 'X90001', nhsNumber: '9000000009' }]);
  const where = ['--workspace', workspace.directory];
  expect((await runCommand('samples import', [workspace.samples, ...where])).code).toBe(0);
  rmSync(workspace.keyFile);
  createKeys(join(folder, 'keys'), basename(workspace.keyFile, '.json'));
  const more = join(folder, 'more.csv');
  writeFileSync(more, 'practice,nhs_number\nX90001,9000000017\n');
  for (const list of [more, workspace.samples]) {
    const result = await runCommand('samples import', [list, ...where]);
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('other keys')]);
  }
  const database = new Database(workspace.store);
  const members = database.prepare('SELECT count(*) FROM sample_member').pluck().get();
  database.close();
  expect(members).toBe(1);
});
