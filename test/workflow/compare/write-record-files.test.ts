import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pairFiles } from '../../../src/workflow/compare/pair-files.ts';
import type { RecordFilesOptions } from '../../../src/workflow/compare/write-record-files.ts';
import {
  recordFileLines,
  writeRecordFiles,
} from '../../../src/workflow/compare/write-record-files.ts';

function optionsIn(
  directory: string,
  changes: Partial<RecordFilesOptions> = {},
): RecordFilesOptions {
  return {
    directory,
    seed: 'files',
    practices: 1,
    patientsPerPractice: 4,
    consumers: 1,
    asAt: '2026-06-01',
    share: 0.5,
    ...changes,
  };
}

const temporary = (): string => mkdtempSync(join(tmpdir(), 'record-files-'));

test('a format named alone has the MIG beside it, and a CSV file that pairs the two', () => {
  const directory = temporary();
  const result = writeRecordFiles(optionsIn(directory, { formats: ['gpconnect-html'] }));
  expect(result).toEqual({
    schema: 'mig2hie/record-files/1',
    cases: 4,
    leftOut: 0,
    seeded: 2,
    formats: [
      { format: 'mig-openhr', files: 4 },
      { format: 'gpconnect-html', files: expect.any(Number) as number },
    ],
    pairs: [join(directory, 'pairs-mig-openhr-gpconnect-html.csv')],
  });
  expect(readdirSync(directory).toSorted()).toEqual([
    'gpconnect-html',
    'mig-openhr',
    'pairs-mig-openhr-gpconnect-html.csv',
  ]);
  expect(readdirSync(join(directory, 'mig-openhr'))).toEqual([
    'X90001-001.xml',
    'X90001-002.xml',
    'X90001-003.xml',
    'X90001-004.xml',
  ]);
  expect(readdirSync(join(directory, 'gpconnect-html'))).toContain('X90001-002-ALL.json');
});

test('the CSV file is what "compare files --pairs" takes, and names the seeded faults', () => {
  const directory = temporary();
  const options = { formats: ['gpconnect-html'], mutations: ['drop-allergy'], share: 0.25 };
  const [pairs = ''] = writeRecordFiles(optionsIn(directory, options)).pairs;
  const [head, ...rows] = readFileSync(pairs, 'utf8').trimEnd().split('\n');
  expect(head).toBe('case,mig,hie,seeded');
  expect(rows.filter((row) => row.endsWith(',drop-allergy'))).toHaveLength(1);
  const read = pairFiles({ mig: [], hie: [], pairs }).pairs;
  expect(read.map(({ name }) => name)).toEqual([
    'X90001-001',
    'X90001-002',
    'X90001-003',
    'X90001-004',
  ]);
  expect(read[0]?.mig).toEqual([join(directory, 'mig-openhr/X90001-001.xml')]);
  expect(read[0]?.hie).toHaveLength(10);
  for (const file of read.flatMap(({ mig, hie }) => [...mig, ...hie])) {
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(0);
  }
});

test('without a format all are written, the MIG’s two each paired with the HIE’s five', () => {
  const directory = temporary();
  const result = writeRecordFiles(optionsIn(directory, { patientsPerPractice: 1 }));
  expect(result.formats.map(({ format }) => format).toSorted()).toEqual([
    'cda',
    'emis-open',
    'fhir-r4',
    'gpconnect-html',
    'gpconnect-structured',
    'mig-openhr',
    'xds',
  ]);
  expect(result.pairs).toHaveLength(10);
});

test('a system can be asked for; Vision answers the MIG a view at a time', () => {
  const directory = temporary();
  const options = { formats: ['mig-openhr'], system: 'vision', patientsPerPractice: 1 };
  const result = writeRecordFiles(optionsIn(directory, options));
  expect(result).toMatchObject({ formats: [{ format: 'mig-openhr', files: 10 }], pairs: [] });
  expect(readdirSync(join(directory, 'mig-openhr'))).toContain('X90001-001-riskswarning.xml');
});

test('patients nobody may answer for are left out and counted', () => {
  const options = { formats: ['mig-openhr'], practices: 4, patientsPerPractice: 13, share: 0 };
  const result = writeRecordFiles(optionsIn(temporary(), options));
  // The last of four practices is not connected; the 13th and the 38th patient have forbidden it.
  expect(result).toMatchObject({ cases: 37, leftOut: 15 });
  expect(recordFileLines(result).slice(0, 2)).toEqual([
    '37 cases, 0 of them with one seeded fault. 15 patients nobody may answer for left out.',
    '  mig-openhr: 37 files',
  ]);
});

test('the same options write the same bytes', () => {
  const [one, other] = [temporary(), temporary()];
  for (const directory of [one, other]) {
    writeRecordFiles(optionsIn(directory, { formats: ['emis-open', 'gpconnect-html'] }));
  }
  for (const folder of ['emis-open', 'gpconnect-html']) {
    for (const file of readdirSync(join(one, folder))) {
      const read = (directory: string): string =>
        readFileSync(join(directory, folder, file), 'utf8');
      expect(read(one)).toBe(read(other));
    }
  }
});

test('what to try is said with the paths a shell takes', () => {
  const lines = recordFileLines({
    schema: 'mig2hie/record-files/1',
    cases: 1,
    leftOut: 0,
    seeded: 1,
    formats: [{ format: 'cda', files: 1 }],
    pairs: ['my records/pairs-mig-openhr-cda.csv'],
  });
  expect(lines).toEqual([
    '1 case, 1 of them with one seeded fault.',
    '  cda: 1 file',
    '',
    'To try it:',
    "  mig2hie compare files --pairs 'my records/pairs-mig-openhr-cda.csv'",
  ]);
});

test.each<[string, Partial<RecordFilesOptions>, RegExp]>([
  ['a format', { formats: ['hl7v2'] }, /No record can be written as "hl7v2"/],
  ['a system', { system: 'Lloyd George' }, /There is no GP system "Lloyd George"/],
  ['a date', { asAt: '2026-02-30' }, /no day of the calendar/],
])('%s that cannot be used is told in one sentence', (_what, changes, message) => {
  expect(() => writeRecordFiles(optionsIn(temporary(), changes))).toThrow(message);
});
