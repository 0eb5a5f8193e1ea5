import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import type { ImportReport } from '../../../src/workflow/register/import-file.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { listOrganisations } from '../../../src/workflow/register/list-organisations.ts';
import { packParts, unpackParts } from '../../../src/workflow/files/zip-parts.ts';
import { zipSize } from '../../../src/workflow/files/zip-size.ts';
import { partnerRow, pcnRow, sheetDay, writePcnWorkbook } from '../../support/epcn-workbook.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { hashStore, importFixture, openWorkspace } from '../../support/register-workspace.ts';

const folder = temporaryFolder();
let context: Context;
let count = 0;
beforeEach(async () => {
  count += 1;
  context = openWorkspace(join(folder, String(count)));
  await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
});
afterEach(() => context.close());

function importWorkbook(content: Uint8Array, kind?: string): Promise<ImportReport> {
  const file = join(folder, `ePCN-${count}x-2020-02-29.xlsx`);
  writeFileSync(file, content);
  return importOrganisations(context, { file, kind, dryRun: false, strict: false });
}

const PCNS = [
  pcnRow('X9P01', sheetDay('2019-07-01')),
  pcnRow('X9P02', sheetDay('2019-07-01'), sheetDay('2020-02-01')),
];

test('networks become organisations, core partners memberships with their days', async () => {
  const partners = [
    partnerRow('X90001', 'X9P02', sheetDay('2019-07-01'), sheetDay('2020-01-31')),
    partnerRow('X90001', 'X9P01', sheetDay('2020-02-01')),
    partnerRow('X90002', 'X9P01', sheetDay('2019-07-01')),
  ];
  const report = await importWorkbook(await writePcnWorkbook(PCNS, partners));
  expect(report).toMatchObject({ importedAs: 'epcn-workbook', rows: 5, kept: 5, rejected: [] });
  const { organisations } = await listOrganisations(context, { asAt: '2020-03-01', kind: 'pcn' });
  expect(organisations).toMatchObject([
    { code: 'X9P01', status: 'active', commissioner: '00X', opened: '2019-07-01' },
    { code: 'X9P02', status: 'closed', postcode: 'ZZ99 1AA', closed: '2020-02-01' },
  ]);
  const members = await listOrganisations(context, { asAt: '2020-03-01', pcn: 'X9P01' });
  expect(members.organisations.map(({ code }) => code)).toEqual(['X90001', 'X90002']);
});

test('the first and the last day of a spell count, the day after does not', async () => {
  const partners = [partnerRow('X90001', 'X9P01', sheetDay('2020-03-02'), sheetDay('2020-03-30'))];
  await importWorkbook(await writePcnWorkbook(PCNS, partners));
  const members = async (asAt: string): Promise<number> =>
    (await listOrganisations(context, { asAt, pcn: 'X9P01' })).count;
  expect(await members('2020-03-01')).toBe(0);
  expect(await members('2020-03-02')).toBe(1);
  expect(await members('2020-03-30')).toBe(1);
  expect(await members('2020-03-31')).toBe(0);
});

test('a day does not slip with the zone of the machine', async () => {
  const zone = process.env['TZ'];
  try {
    for (const name of ['Pacific/Auckland', 'America/Los_Angeles']) {
      process.env['TZ'] = name;
      const partners = [partnerRow('X90001', 'X9P01', sheetDay('2019-07-01'))];
      await importWorkbook(await writePcnWorkbook(PCNS, partners));
      const list = await listOrganisations(context, { asAt: '2020-03-01', kind: 'pcn' });
      expect(list.organisations.map(({ opened }) => opened)).toEqual(['2019-07-01', '2019-07-01']);
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('a code of digits keeps its leading zeros', async () => {
  await importWorkbook(
    await writePcnWorkbook(
      [pcnRow('00123', sheetDay('2019-07-01'))],
      [partnerRow('X90001', '00123', sheetDay('2019-07-01'))],
    ),
  );
  const members = await listOrganisations(context, { asAt: '2020-03-01', pcn: '00123' });
  expect(members.organisations.map(({ code }) => code)).toEqual(['X90001']);
});

test('a bad row names its sheet and line, and the rest is taken', async () => {
  const partners = [
    partnerRow('X90001', 'U', sheetDay('2019-07-01')),
    partnerRow('X90002', 'X9P01', 'July 2019'),
    partnerRow('X90003', 'X9P01', sheetDay('2020-02-01'), sheetDay('2020-01-01')),
    partnerRow('X90004', 'X9P01', sheetDay('2019-07-01')),
  ];
  const report = await importWorkbook(await writePcnWorkbook(PCNS, partners));
  expect(report).toMatchObject({ rows: 6, kept: 3 });
  expect(report.rejected).toEqual([
    {
      line: 2,
      column: 'PCN Core Partner Details: 5 (PCN code)',
      reason: 'not the ODS code of a PCN',
    },
    {
      line: 3,
      column: 'PCN Core Partner Details: 9 (start date)',
      reason: 'not a real day as yyyymmdd or yyyy-mm-dd',
    },
    {
      line: 4,
      column: 'PCN Core Partner Details: 10 (end date)',
      reason: 'ends before it starts',
    },
  ]);
});

test('two networks at once are noted, and none is chosen when both began on one day', async () => {
  const partners = [
    partnerRow('X90001', 'X9P01', sheetDay('2019-07-01')),
    partnerRow('X90001', 'X9P02', sheetDay('2019-07-01')),
    partnerRow('X90002', 'X9P01', sheetDay('2019-07-01')),
    partnerRow('X90002', 'X9P02', sheetDay('2020-01-01')),
  ];
  const report = await importWorkbook(await writePcnWorkbook(PCNS, partners));
  expect(report.notes).toContainEqual({
    what: 'overlapping-membership',
    value: 'X90001',
    rows: 2,
    line: 3,
  });
  const pcnOf = async (code: string): Promise<string | null | undefined> =>
    (await listOrganisations(context, { asAt: '2020-03-01', code })).organisations[0]?.pcn;
  expect(await pcnOf('X90001')).toBeNull();
  expect(await pcnOf('X90002')).toBe('X9P02');
});

/** The workbook with one text of a sheet replaced. */
async function withSheet(find: RegExp, replacement: string): Promise<Buffer> {
  const partners = [
    partnerRow('X90001', 'X9P01', sheetDay('2019-07-01')),
    partnerRow('X90002', 'X9P01', sheetDay('2019-07-02')),
  ];
  const bytes = await writePcnWorkbook(PCNS, partners);
  const parts = unpackParts(bytes, zipSize(bytes)?.parts ?? [], 10_000_000) ?? [];
  let count = 0;
  const changed = parts.map(({ name, content }) => {
    const text = content.toString('utf8');
    if (!/worksheets.sheet2\.xml$/.test(name) || !find.test(text)) return { name, content };
    count += 1;
    return { name, content: Buffer.from(text.replace(find, replacement)) };
  });
  expect(count).toBe(1);
  return packParts(changed);
}

test('a cell with an error is not empty: its row is rejected, with the column', async () => {
  const cell = '<c r="J3" t="e"><v>#REF!</v></c>';
  const report = await importWorkbook(
    await withSheet(/<c r="J3"[^>]*?(?:\/>|>.*?<\/c>)|(?=<c r="K3")/, cell),
  );
  expect(report).toMatchObject({ rows: 4, kept: 3 });
  expect(report.rejected).toMatchObject([
    { line: 3, column: 'PCN Core Partner Details: 10', reason: expect.stringContaining('#REF!') },
  ]);
});

test('errors in every row refuse the file with the reason', async () => {
  const partners = [partnerRow('X90001', '#REF!', sheetDay('2019-07-01'))];
  await expect(importWorkbook(await writePcnWorkbook(PCNS, partners))).rejects.toThrow(
    'Sheet "PCN Core Partner Details": Every row was rejected: line 2 (line 2, column 5: holds an error',
  );
});

test.each([
  ['the last corner of a sheet', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'],
  ['a column far out', '<row r="9"><c r="XFD9" t="inlineStr"><is><t>x</t></is></c></row>'],
  ['a row far down', '<row r="100001"><c r="A100001"><v>1</v></c></row>'],
  ['rows without a number', '<row/>'.repeat(100_001)],
  ['places written as references', '<row r="9"><c r="&#88;FD9"><v>1</v></c></row>'],
])('%s is refused before the sheet is read', async (_, row) => {
  const content = await withSheet(/<\/sheetData>/, `${row}</sheetData>`);
  await expect(importWorkbook(content)).rejects.toThrow('beyond 100 columns and 100,000 rows');
});

describe('a workbook that is refused leaves the store as it was', () => {
  test.each([
    ['another name of a sheet', ['PCNDetails', 'Partners'], undefined, 'no sheet "PCN Core'],
    ['another kind', ['PCNDetails', 'PCN Core Partner Details'], 'epraccur', 'only ePCN is read'],
  ] as const)('%s', async (_, names, kind, reason) => {
    const partners = [partnerRow('X90001', 'X9P01', sheetDay('2019-07-01'))];
    const content = await writePcnWorkbook(PCNS, partners, names);
    const before = hashStore(context);
    await expect(importWorkbook(content, kind)).rejects.toThrow(reason);
    expect(hashStore(context)).toBe(before);
  });

  test('sheets laid out in another way', async () => {
    const names = ['PCN Core Partner Details', 'PCNDetails'] as const;
    const swapped = await writePcnWorkbook(PCNS, [partnerRow('X90001', 'X9P01', null)], names);
    await expect(importWorkbook(swapped)).rejects.toThrow(
      'Sheet "PCNDetails": No row has the 12 columns of the list of networks',
    );
  });

  test('a size unpacked that no file of ODS has', async () => {
    const content = await writePcnWorkbook(PCNS, [partnerRow('X90001', 'X9P01', null)]);
    // The first entry of the directory claims four gigabytes.
    const directory = content.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    content.writeUInt32LE(0xfffffff0, directory + 24);
    await expect(importWorkbook(content)).rejects.toThrow('too large once unpacked');
  });
});
