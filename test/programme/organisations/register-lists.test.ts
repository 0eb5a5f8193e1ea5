import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import type { RegisterSource } from '../../../src/programme/organisations/organisation.ts';
import {
  type RegisterFile,
  readRegisterFile,
} from '../../../src/programme/organisations/register-file.ts';
import { day } from '../../support/register-files.ts';

const asAt = day('2020-01-31');

function read(text: string, source?: RegisterSource): RegisterFile {
  const file = readRegisterFile(text, { asAt, source });
  if (isRefusal(file)) throw new Error(file.refused);
  return file;
}

function refusalOf(text: string, source?: RegisterSource): string {
  const file = readRegisterFile(text, { asAt, source });
  return isRefusal(file) ? file.refused : 'was read';
}

describe('lists of what organisations belong to', () => {
  test.each([
    ['pcn', 'X9P01', 'pcns'],
    ['supplier', 'Nonesuch Systems', 'suppliers'],
    ['place', 'Exampleton', 'places'],
    ['wave', 'Wave 2', 'waves'],
  ])('a %s, with first and last day where known', (kind, value, source) => {
    const file = read(
      `code,${kind},since,until\nX90001,${value},2020-01-01,20200131\nX90002,${value},,\n`,
    );
    expect(file.source).toBe(source);
    expect(file.members).toEqual([
      { kind, code: 'X90001', value, since: '2020-01-01', until: '2020-01-31' },
      { kind, code: 'X90002', value, since: undefined, until: undefined },
    ]);
  });

  test('a code may stand twice for different days', () => {
    const text = 'code,wave,since,until\nX90001,Wave 1,,2020-01-31\nX90001,Wave 2,2020-02-01,\n';
    expect(read(text).members).toHaveLength(2);
  });

  test.each([
    ['the same day', ',2020-02-01', '2020-02-01,'],
    ['no days at all', ',', ','],
    ['one within the other', '2020-01-01,2020-12-31', '2020-02-01,2020-02-02'],
  ])('a code twice for %s is refused', (_, first, second) => {
    const text = `code,wave,since,until\nX90001,Wave 1,${first}\nX90001,Wave 2,${second}\n`;
    expect(refusalOf(text)).toContain('X90001 stands on line 2 and again on line 3');
  });

  test.each([
    ['code,place\nX90001,\n', 'place', 'the place is missing'],
    ['code,wave\nX90001,\n', 'wave', 'the wave is missing'],
    ['code,wave,since\nX90001,W,2020-02-30\n', '3 (since)', 'not a real day'],
    ['code,wave,since,until\nX90001,W,2020-02-02,2020-02-01\n', 'until', 'ends before it starts'],
  ])('%j rejects the row', (text, column, reason) => {
    const { rejected } = read(text);
    expect(rejected).toMatchObject([{ line: 2, column }]);
    expect(rejected[0]?.reason).toContain(reason);
  });
});

describe('ePCN as CSV', () => {
  const pcn = 'X9P01,NETWORK ONE,X9C,EXAMPLE,20190701,,1 EXAMPLE STREET,,EXAMPLETON,,,ZZ99 1AA';
  const partner =
    'X90001,THE SURGERY,X9C,EXAMPLE,X9P01,NETWORK ONE,X9C,EXAMPLE,20190701,20191231,Y';

  test('twelve columns without a header are networks', () => {
    expect(read(`${pcn}\n`)).toMatchObject({
      source: 'epcn',
      rows: 1,
      organisations: [
        {
          code: 'X9P01',
          kind: 'pcn',
          status: 'active',
          commissioner: 'X9C',
          opened: '2019-07-01',
          postcode: 'ZZ99 1AA',
        },
      ],
    });
  });

  test('eleven columns without a header are core partners', () => {
    const days = { since: '2019-07-01', until: '2019-12-31' };
    expect(read(`${partner}\r\n`)).toMatchObject({
      source: 'epcncorepartners',
      members: [{ kind: 'pcn', code: 'X90001', value: 'X9P01', ...days }],
    });
  });

  test('a row that lost a column is rejected, the rest is taken', () => {
    const file = read(`${partner}\nX90002,THE SURGERY,X9C,EXAMPLE,X9P01\n`);
    expect(file).toMatchObject({ rows: 2, members: [{ code: 'X90001' }] });
    expect(file.rejected).toMatchObject([{ line: 2, reason: 'the row has 5 columns, not 11' }]);
  });

  test('six columns are epcmem: commissioners with days', () => {
    const file = read('X90001,X9Y,P,20061001,20130331,0\nX90001,X9C,C,20130401,,0\n');
    expect(file.source).toBe('epcmem');
    expect(file.links).toMatchObject([
      { relation: 'commissioner', target: 'X9Y', since: '2006-10-01', until: '2013-03-31' },
      { relation: 'commissioner', target: 'X9C', since: '2013-04-01', until: undefined },
    ]);
  });

  test('a header that says something else is refused, and the one of ODS is no row', () => {
    const header = 'PCN Code,PCN Name,c,d,Open Date,Close Date,g,h,i,j,k,Postcode\n';
    expect(read(`${header}${pcn}\n`, 'epcn')).toMatchObject({ rows: 1, rejected: [] });
    const swapped = header.replace('Open Date,Close Date', 'Close Date,Open Date');
    expect(refusalOf(`${swapped}${pcn}\n`, 'epcn')).toContain('no header we know: column 5');
  });

  test.each([
    ['X9P01,NETWORK ONE,X9C\n', 'cannot be told from its content'],
    [`${partner.replace('20190701', '1 July')}\n`, 'cannot be told from its content'],
    [`${pcn.replace('20190701', 'July')}\n`, 'cannot be told from its content'],
  ])('what shows no kind is refused: %j', (text, reason) => {
    expect(refusalOf(text)).toContain(reason);
  });

  test.each([
    ['epcn', `${partner}\n`, 'the 12 columns of the list of networks'],
    ['epcncorepartners', `${pcn}\n`, 'the 11 columns of the list of core partners'],
    ['epcmem', `${pcn}\n`, 'the 6 columns of epcmem'],
    ['documents', `${pcn}\n`, 'not what its kind says'],
    ['epcn-workbook', `${pcn}\n`, 'not what its kind says'],
  ] as const)('named %s and another: refused', (source, text, reason) => {
    expect(refusalOf(text, source)).toContain(reason);
  });
});

describe('reports of ODS Data Search and Export', () => {
  /** A row of 27 columns: code, name, dates, roles, and the parent with its days. */
  const row = (code: string, roles: string, parent: readonly string[]): string => {
    const cells = Array.from({ length: 27 }, () => '');
    cells.splice(0, 4, code, 'EXAMPLE', 'X9N', 'X9G');
    cells.splice(9, 2, 'ZZ99 1AA', '20130401');
    cells.splice(13, 4, roles, ...parent);
    return `${cells.join(',')}\n`;
  };

  test.each([
    ['etr', 'RO57', 'trust', 'RO197'],
    ['ets', 'RO57', 'trust-site', 'RO198'],
    ['eccg', 'RO319', 'commissioner', 'RO98'],
    ['ebranchs', 'RO57', 'branch-surgery', 'RO96'],
  ] as const)(
    '%s: its own role is primary, those of column 14 are not',
    (source, role, kind, own) => {
      const file = read(row('X9A01', role, ['', '', '']), source);
      expect(file.organisations).toMatchObject([{ code: 'X9A01', kind, status: 'active' }]);
      expect(file.roles).toMatchObject([
        { role: own, primary: true },
        { role, primary: false },
      ]);
    },
  );

  test.each(['RO218', 'RO327'])('eccg: %s is no commissioner', (role) => {
    expect(read(row('X9C01', role, ['', '', '']), 'eccg').organisations[0]?.kind).toBe('other');
  });

  test.each([
    ['ets', 'operator', 'RE6'],
    ['ebranchs', 'operator', 'RE6'],
    ['eccg', 'parent', undefined],
  ] as const)(
    '%s: column 15 is its %s, with the days of columns 16 and 17',
    (source, relation, code) => {
      const file = read(row('X9A01', '', ['X9A00', '20130401', '20190331']), source);
      const days = { since: '2013-04-01', until: '2019-03-31' };
      expect(file.links).toEqual([
        {
          code: 'X9A01',
          relation,
          target: 'X9A00',
          relationCode: code,
          targetRole: undefined,
          status: undefined,
          ...days,
        },
      ]);
    },
  );

  test('an unknown role is kept and reported, a faulty day rejects its row', () => {
    const file = read(
      row('X9A01', 'RO999', ['', '', '']) + row('X9A02', '', ['X9A00', '20130231', '']),
      'ets',
    );
    expect(file.notes).toContainEqual({ what: 'unknown-role', value: 'RO999', rows: 1, line: 1 });
    expect(file.rejected).toMatchObject([{ line: 2, column: '16 (join date)' }]);
  });
});
