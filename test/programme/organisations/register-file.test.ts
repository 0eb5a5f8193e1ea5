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

  test.each([
    ['no name column', 'code,pcns\nX9B01,A\n', 'no column "name"'],
    ['a header alone', 'code,name\n', 'no row below it'],
    ['a column twice', 'code,name,name\nX9B01,A,B\n', 'stands twice in the header'],
    ['a bad code', 'code,name\nX/1,A\n', 'does not on line 2'],
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
    ['a bad code', 'code,pcn\n?,X9P01\n', 'does not on line 2'],
    ['no pcn column', 'code,network\nX90001,X9P01\n', 'no column "pcn"'],
  ])('%s is refused', (_, text, refused) => {
    expect(refusalOf(text, 'pcns')).toContain(refused);
  });
});
