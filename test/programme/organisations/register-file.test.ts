import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import type { RegisterSource } from '../../../src/programme/organisations/organisation.ts';
import {
  type RegisterFile,
  readRegisterFile,
} from '../../../src/programme/organisations/register-file.ts';
import { day, epraccurRow, registerText } from '../../support/register-files.ts';

const asAt = day('2020-01-31');

function read(text: string, source?: RegisterSource): RegisterFile {
  const file = readRegisterFile(text, { asAt, source });
  if (isRefusal(file)) throw new Error(file.refused);
  return file;
}

function refusalOf(text: string, source?: RegisterSource): string | undefined {
  const file = readRegisterFile(text, { asAt, source });
  return isRefusal(file) ? file.refused : undefined;
}

test.each([
  ['epraccur-legacy-2020-01-31.csv', 'epraccur', 'epraccur-legacy'],
  ['epraccur-dse-2023-12-31.csv', 'epraccur', 'epraccur-dse'],
  ['consumers-2020-01-31.csv', 'organisations', 'organisations'],
  ['pcns-2020-01-31.csv', 'pcns', 'pcns'],
  ['suppliers-2020-01-31.csv', 'suppliers', 'suppliers'],
])('%s is told to be %s from its content', (name, source, importedAs) => {
  expect(read(registerText(name))).toMatchObject({ source, importedAs });
});

test.each([
  ['a header with two meanings', 'code,pcn,supplier\nX90001,X9P01,EMIS\n'],
  ['a header without meaning', 'code,colour\nX90001,red\n'],
  ['few columns and no header', 'X90001,THE SURGERY\n'],
])('%s is refused, not guessed at', (_, text) => {
  expect(refusalOf(text)).toContain('cannot be told from its content');
});

describe('etr', () => {
  const etr = read(registerText('etr-2020-01-31.csv'), 'etr');

  test.each([
    ['X9A01', 'active'],
    ['X9A03', 'closed'],
    ['X9A04', 'proposed'],
    ['X9A05', undefined],
  ])('%s is %s by its dates on 31 January 2020', (code, status) => {
    expect(etr.organisations.find((one) => one.code === code)).toMatchObject({
      kind: 'trust',
      status,
    });
  });

  test('how each status came about is noted', () => {
    expect(etr.notes).toEqual([
      { what: 'status-from-dates', value: '', rows: 4, line: 1 },
      { what: 'status-not-said', value: '', rows: 1, line: 5 },
    ]);
  });

  test('an epraccur file is never taken for trusts', () => {
    expect(refusalOf(registerText('epraccur-legacy-2020-01-31.csv'), 'etr')).toContain(
      'is epraccur, not etr',
    );
  });

  test('rows of another width, without a name or with no real day are rejected', () => {
    const text = [
      etrRow('X9A01', 'A', '19910401'),
      'X9A02,B',
      etrRow('X9A03', '', '19910401'),
      etrRow('X9A04', 'D', '19911301'),
      etrRow('X9A06', 'F', '19910401', 'soon'),
    ].join('\n');
    expect(read(text, 'etr').rejected).toEqual([
      { line: 2, column: 'all', reason: 'the row has 2 columns, not 24 to 27' },
      { line: 3, column: '2 (name)', reason: 'the name is missing' },
      { line: 4, column: '11 (open date)', reason: 'not a real day as yyyymmdd or yyyy-mm-dd' },
      { line: 5, column: '12 (close date)', reason: 'not a real day as yyyymmdd or yyyy-mm-dd' },
    ]);
  });

  test.each([
    ['too few columns', 'X9A01,A\n', 'No row has the 24 to 27 columns'],
    ['a bad code', epraccurRow({ 1: '!', 2: 'A', 11: '19910401' }), 'should hold an ODS code'],
  ])('%s is refused', (_, text, refused) => {
    expect(refusalOf(text, 'etr')).toContain(refused);
  });
});

/** One etr row of 27 columns. */
function etrRow(code: string, name: string, opened: string, closed = ''): string {
  return epraccurRow({ 1: code, 2: name, 11: opened, 12: closed });
}

describe('a list of organisations', () => {
  test('kind and status are taken as written, or told from dates, or left unsaid', () => {
    const { organisations } = read(registerText('consumers-2020-01-31.csv'));
    expect(organisations.map(({ code, kind, status }) => [code, kind, status])).toEqual([
      ['X9B01', 'other', 'active'],
      ['X9B02', 'other', 'active'],
      ['X9B03', 'other', undefined],
    ]);
  });

  test('words we do not know are kept and noted', () => {
    const text = 'code,name,kind,status\nX9B01,A,hospice,open\nX9B02,B,Trust,Dormant\n';
    const file = read(text);
    expect(file.organisations.map(({ kind, status }) => [kind, status])).toEqual([
      ['other', undefined],
      ['trust', 'dormant'],
    ]);
    expect(file.notes).toEqual([
      { what: 'unknown-kind', value: 'hospice', rows: 1, line: 2 },
      { what: 'unknown-status', value: 'open', rows: 1, line: 2 },
    ]);
  });

  test.each([
    ['a missing name', 'X9B01,,2019-01-01,', 'name'],
    ['a bad open date', 'X9B01,A,2019-02-30,', '3 (opened)'],
    ['a bad close date', 'X9B01,A,,31/12/2019', '4 (closed)'],
  ])('%s rejects the row', (_, row, column) => {
    const file = read(`code,name,opened,closed\n${row}\n`);
    expect(file.rejected.map((one) => [one.line, one.column])).toEqual([[2, column]]);
  });

  test('a bad code rejects its row and not the list', () => {
    const file = read('code,name\nX9B01,A\nX/1,B\nX9B02,C\n');
    expect(file.organisations.map(({ code, name }) => [code, name])).toEqual([
      ['X9B01', 'A'],
      ['X9B02', 'C'],
    ]);
    expect(file.rejected).toEqual([
      { line: 3, column: 'code', reason: 'not an ODS code (3 to 10 letters and digits)' },
    ]);
  });

  test('the last day counts: on its close date an organisation is open, the day after closed', () => {
    const text =
      'code,name,opened,closed\nX9B01,A,2000-01-01,2020-01-31\nX9B02,B,2000-01-01,2020-01-30\n';
    expect(read(text).organisations.map(({ status }) => status)).toEqual(['active', 'closed']);
  });

  test.each([
    ['no name column', 'code,pcns\nX9B01,A\n', 'no column "name"'],
    ['a header alone', 'code,name\n', 'no row below it'],
    ['a column twice', 'code,name,name\nX9B01,A,B\n', 'stands twice in the header'],
    ['bad codes', 'code,name\nX/1,A\n', 'does not on most rows: line 2'],
    ['a code twice', 'code,name\nX9B01,A\nx9b01,B\n', 'X9B01 stands on line 2 and again on line 3'],
  ])('%s is refused', (_, text, refused) => {
    expect(refusalOf(text, 'organisations')).toContain(refused);
  });
});

describe('a patient in a wrongly chosen file is never taken in', () => {
  const reason = 'holds an e-mail address or an NHS number: no person is taken into the register';

  test('as a code', () => {
    const file = read('code,supplier\n9990000018,EMIS\nX90001,EMIS\n');
    expect(file).toMatchObject({ rows: 2, rejected: [{ line: 2, column: '1', reason }] });
    expect(file.members.map(({ code }) => code)).toEqual(['X90001']);
  });

  test('in a name, while columns that are not read may hold what they like', () => {
    const text = 'code,name,phone\nX9B01,A,9990000018\nX9B02,B 999-000-0018,\n';
    const file = read(text);
    expect(file.organisations.map(({ code }) => code)).toEqual(['X9B01']);
    expect(file.rejected).toEqual([{ line: 3, column: '2', reason }]);
  });

  test('in an ODS column', () => {
    const rows = [
      epraccurRow({ 1: 'X90001', 2: 'A', 13: 'A', 18: '9990000018', 26: '4' }),
      epraccurRow({ 1: 'X90002', 2: 'B', 13: 'A', 15: '9990000018', 26: '4' }),
    ];
    const file = read(rows.join('\n'));
    expect(file.organisations.map(({ code }) => code)).toEqual(['X90001']);
    expect(file.rejected).toEqual([{ line: 2, column: '15', reason }]);
  });
});

describe('lists of PCN members and suppliers', () => {
  test('every member has its PCN', () => {
    expect(read(registerText('pcns-2020-01-31.csv')).members).toContainEqual({
      kind: 'pcn',
      code: 'X90003',
      value: 'X9P02',
    });
  });

  test('the header may have capitals and a BOM; a missing supplier rejects the row', () => {
    const file = read(registerText('suppliers-2020-01-31.csv'));
    expect(file.members).toHaveLength(3);
    expect(file.rejected).toEqual([
      { line: 5, column: 'supplier', reason: 'the supplier is missing' },
    ]);
  });

  test('what is no ODS code is no PCN', () => {
    const file = read('code,pcn\nX90001,the northern one\nX90002,X9P01\n');
    expect(file.rejected).toEqual([
      { line: 2, column: 'pcn', reason: 'not the ODS code of a PCN' },
    ]);
  });

  test.each([
    ['a header alone', 'code,pcn\n', 'no row below it'],
    ['bad codes', 'code,pcn\n?,X9P01\n', 'does not on most rows: line 2'],
    ['no pcn column', 'code,network\nX90001,X9P01\n', 'no column "pcn"'],
  ])('%s is refused', (_, text, refused) => {
    expect(refusalOf(text, 'pcns')).toContain(refused);
  });
});

describe('names of people in columns of codes', () => {
  test.each(['DR JANE SMITH', 'jane-smith', 'SMITH'])('%s is not repeated by a note', (name) => {
    const legacy = [
      epraccurRow({ 1: 'X90001', 2: 'A', 13: 'A', 26: '4' }),
      epraccurRow({ 1: 'X90002', 2: 'B', 13: name, 26: '4' }),
      epraccurRow({ 1: 'X90003', 2: 'C', 13: 'A', 26: name }),
    ];
    const list = `code,name,kind,status\nX9B01,A,${name},${name}\n`;
    expect(read(legacy.join('\n')).notes).toEqual([
      { what: 'unknown-status', value: '(not a code)', rows: 1, line: 2 },
      { what: 'unknown-setting', value: '(not a code)', rows: 1, line: 3 },
    ]);
    expect(read(list).notes).toEqual([
      { what: 'unknown-kind', value: '(not a code)', rows: 1, line: 2 },
      { what: 'unknown-status', value: '(not a code)', rows: 1, line: 2 },
    ]);
  });

  test.each([
    ['15E', '15E', 0],
    ['QHG', 'QHG', 0],
    ['', undefined, 0],
    ['JANE SMITH', undefined, 1],
    ['SMITH', undefined, 1],
  ])('a commissioner %j is kept as %j', (text, commissioner, notes) => {
    const file = read(epraccurRow({ 1: 'X90001', 2: 'A', 13: 'A', 15: text, 26: '4' }));
    expect(file.organisations).toMatchObject([{ code: 'X90001', commissioner }]);
    expect(file.notes.filter(({ what }) => what === 'commissioner-not-kept')).toHaveLength(notes);
  });

  test.each(['j.smith@nhs.net', 'j.smith\uFF20nhs.net', 'j.smith\uFE6Bnhs.net'])(
    'the address %s rejects its row',
    (name) => {
      const file = read(`code,name\nX9B01,A\nX9B02,${name}\n`);
      expect(file.rejected).toMatchObject([{ line: 3, column: '2' }]);
    },
  );
});

test('an error of a spreadsheet rejects its row', () => {
  const file = read('code,name,opened\nX9B01,A,\nX9B02,B,#REF!\nX9B03,#N/A,\n');
  expect(file.organisations.map(({ code }) => code)).toEqual(['X9B01']);
  expect(file.rejected.map(({ line, column }) => [line, column])).toEqual([
    [3, '3'],
    [4, '2'],
  ]);
});

describe('epraccur that lost its last three columns', () => {
  const narrow = (status: string): string =>
    epraccurRow({ 1: 'X90001', 2: 'A', 13: status, 14: 'RO76' }).split(',').slice(0, 24).join(',');

  test.each(['A', 'C', 'D', 'P', 'ACTIVE', 'INACTIVE'])(
    'with status %s is no other report',
    (one) => {
      for (const kind of ['etr', 'ets', 'eccg', 'ebranchs'] as const) {
        expect(refusalOf(narrow(one), kind)).toContain('epraccur with columns missing');
      }
    },
  );

  test('is told without a kind, and no other kind is suggested', () => {
    const file = readRegisterFile(narrow('A'), { asAt });
    if (!isRefusal(file)) throw new Error('was read');
    expect(file.refused).toContain('No row has the 27 columns of epraccur; the first has 24');
    expect(file.next).not.toContain('etr');
  });
});
