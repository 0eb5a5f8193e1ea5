import { describe, expect, test } from 'vitest';
import type { OdsCode } from '../../../src/base/ods-code.ts';
import { type Assurance, assuranceOn } from '../../../src/programme/agreements/assurance.ts';
import {
  type AssuranceFile,
  readAssuranceFile,
} from '../../../src/programme/agreements/assurance-file.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { day } from '../../support/register-files.ts';

const asAt = day('2024-07-05');
const NO_MAP = { columns: {}, levels: {} };

function readOrRefuse(text: string, map: Parameters<typeof readAssuranceFile>[1]['map'] = NO_MAP) {
  const file = readAssuranceFile(text, { asAt, map });
  return isRefusal(file) ? file.refused : file;
}

function read(...args: Parameters<typeof readOrRefuse>): AssuranceFile {
  const file = readOrRefuse(...args);
  if (typeof file === 'string') throw new Error(file);
  return file;
}

const PUBLIC_SEARCH = [
  'Code,Organisation Name,Address,Status,Date Of Publication',
  'X90001,THE SURGERY,1 EXAMPLE STREET,23/24 Standards Met,28/06/2024',
  'X90002,HARBOUR VIEW,2 EXAMPLE STREET,22/23 Approaching Standards,01/06/2023',
  'X9A01,EXAMPLE TRUST,,Standards Exceeded,30/06/2024',
  'X9A02,OTHER TRUST,,Not Published,',
  'X9A03,THIRD TRUST,,Baseline,',
  '9/B,NO CODE,,Entry Level,',
].join('\n');

describe('an export of the public search', () => {
  const file = read(PUBLIC_SEARCH);

  test('says level, year and day of publication of each organisation', () => {
    expect(
      file.organisations.map((one) => [one.code, one.level, one.edition, one.publishedOn]),
    ).toEqual([
      ['X90001', 'standards-met', '23/24', '2024-06-28'],
      ['X90002', 'approaching-standards', '22/23', '2023-06-01'],
      ['X9A01', 'standards-exceeded', undefined, '2024-06-30'],
      ['X9A02', 'not-published', undefined, undefined],
      ['X9A03', undefined, undefined, undefined],
    ]);
  });

  test('a level we do not know is told, not its word; a row without an ODS code is left out', () => {
    expect(file.notes).toEqual([{ what: 'unknown-level', value: 'level', rows: 1, line: 6 }]);
    expect(file.rejected).toEqual([
      { line: 7, column: '1 (code)', reason: 'not an ODS code (3 to 10 letters and digits)' },
    ]);
  });

  test('names and addresses are not read', () => {
    expect(JSON.stringify(file)).not.toMatch(/SURGERY|EXAMPLE/);
  });
});

test('columns and words may be mapped', () => {
  const text = 'Org,Result,When\nX90001,Fully compliant,2024-06-28\n';
  const columns = { code: 'Org', level: 'Result', publishedOn: 'When' };
  const levels = { 'standards-met': 'Fully compliant | Compliant' };
  expect(read(text, { columns, levels }).organisations).toMatchObject([
    { code: 'X90001', level: 'standards-met', publishedOn: '2024-06-28', asAt },
  ]);
});

test('a day that is none costs the row', () => {
  const text = 'code,status,published\nX90001,Standards Met,2024-06-31\nX90002,Entry Level,\n';
  expect(read(text).rejected).toEqual([
    { line: 2, column: '3 (published)', reason: 'not a real day as yyyy-mm-dd or yyyymmdd' },
  ]);
});

describe('what is refused', () => {
  test.each([
    ['no level', 'code,name\nX90001,A\n', 'no column "level"'],
    ['two columns for one', 'code,status,level\nX90001,a,b\n', 'could both be the level'],
    ['a code twice', 'code,level\nX90001,Entry Level\nX90001,Standards Met\n', 'stands on line 2'],
    ['a header alone', 'code,level\n', 'no row below it'],
    [
      'days that could be either',
      'code,level,published\nX90001,Standards Met,01/02/2024\n',
      'cannot be told',
    ],
    [
      'days that are month first',
      'code,level,published\nX90001,Standards Met,06/28/2024\n',
      'month first',
    ],
  ])('%s', (_, text, refused) => {
    expect(readOrRefuse(text)).toContain(refused);
  });

  test('keys the map does not have', () => {
    const text = 'code,level\nX90001,Entry Level\n';
    expect(readOrRefuse(text, { columns: { when: 'x' }, levels: {} })).toContain('"when"');
    expect(readOrRefuse(text, { columns: {}, levels: { best: 'x' } })).toContain('"best"');
  });
});

describe('how an organisation stands with it on a day', () => {
  const met: Assurance = {
    code: 'X90001' as OdsCode,
    level: 'standards-met',
    edition: '23/24',
    publishedOn: day('2024-06-28'),
    asAt,
  };
  test.each<[string, Assurance | undefined, string, string, string]>([
    ['met within the year', met, '2024-07-05', 'assured', 'published on 2024-06-28, 7 days ago'],
    ['the last day of its year', met, '2025-06-29', 'assured', '366 days ago'],
    ['a year and more ago', met, '2025-06-30', 'unknown', 'an assessment is of one year'],
    ['published later', met, '2024-06-27', 'unknown', 'only on 2024-06-28'],
    [
      'no day',
      { ...met, publishedOn: undefined },
      '2024-07-05',
      'unknown',
      'no day of publication',
    ],
    ['exceeded', { ...met, level: 'standards-exceeded' }, '2024-07-05', 'assured', 'exceeded'],
    [
      'approaching',
      { ...met, level: 'approaching-standards' },
      '2024-07-05',
      'needs-a-person',
      'is its plan of improvement enough?',
    ],
    ['entry level', { ...met, level: 'entry-level' }, '2024-07-05', 'not-assured', 'entry level'],
    ['not published', { ...met, level: 'not-published' }, '2024-07-05', 'not-assured', 'not pub'],
    ['an unknown word', { ...met, level: undefined }, '2024-07-05', 'unknown', 'do not know'],
    ['not listed', undefined, '2024-07-05', 'unknown', 'No export lists it'],
  ])('%s', (_, assurance, on, verdict, why) => {
    const standing = assuranceOn(assurance, day(on));
    expect(standing.verdict).toBe(verdict);
    expect(standing.why).toContain(why);
  });
});
