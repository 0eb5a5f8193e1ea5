import { describe, expect, test } from 'vitest';
import type { EpraccurReading } from '../../../src/programme/organisations/epraccur.ts';
import { readCsvRows } from '../../../src/programme/files/csv-rows.ts';
import { readEpraccur } from '../../../src/programme/organisations/epraccur.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { epraccurRow, registerText } from '../../support/register-files.ts';

function refusalOf(text: string): string {
  const rows = readCsvRows(text);
  const read = isRefusal(rows) ? rows : readEpraccur(rows);
  return isRefusal(read) ? read.refused : 'was read';
}

function readOrThrow(text: string): EpraccurReading {
  const rows = readCsvRows(text);
  if (isRefusal(rows)) throw new Error(rows.refused);
  const read = readEpraccur(rows);
  if (isRefusal(read)) throw new Error(read.refused);
  return read;
}

const legacy = readOrThrow(registerText('epraccur-legacy-2020-01-31.csv'));
const dse = readOrThrow(registerText('epraccur-dse-2023-12-31.csv'));

describe('epraccur, legacy dialect', () => {
  test('the dialect is told from columns 13 and 26', () => {
    expect(legacy.dialect).toBe('legacy');
  });

  test('8 of the 20 kept rows are active GP practices; 7 other active rows are not practices', () => {
    const active = legacy.organisations.filter((one) => one.status === 'active');
    expect(legacy.organisations).toHaveLength(20);
    expect(active.filter((one) => one.kind === 'gp-practice').map((one) => one.code)).toEqual([
      'X90001',
      'X90002',
      'X90003',
      'X90004',
      'X90005',
      'X90006',
      'X90010',
      'X90020',
    ]);
    expect(active.filter((one) => one.kind === 'prescribing-cost-centre')).toHaveLength(7);
  });

  test.each([
    ['X90001', 'active'],
    ['X90007', 'dormant'],
    ['X90008', 'closed'],
    ['X90009', 'proposed'],
    ['X90011', undefined],
  ])('%s is %s', (code, status) => {
    expect(legacy.organisations.find((one) => one.code === code)?.status).toBe(status);
  });

  test('a quoted comma stays in its name, dates become days', () => {
    const one = legacy.organisations.find((found) => found.code === 'X90005');
    expect(one).toMatchObject({
      name: 'BRAMBLE & PARTNERS, QUAY STREET',
      commissioner: 'X9D',
      commissionerSince: '2013-04-01',
      postcode: 'ZZ99 4DD',
      opened: '1974-04-01',
      closed: undefined,
      setting: '4',
    });
  });

  test('practices that share a name and a postcode stay two', () => {
    const twins = legacy.organisations.filter((one) => one.postcode === 'ZZ99 1AA');
    expect(twins.map((one) => [one.code, one.name])).toEqual([
      ['X90001', 'THE SURGERY'],
      ['X90002', 'THE SURGERY'],
    ]);
  });

  test('unknown codes are kept and noted, with how many rows and where first', () => {
    expect(legacy.notes).toEqual([
      { what: 'unknown-status', value: 'Q', rows: 1, line: 11 },
      { what: 'unknown-setting', value: '26', rows: 2, line: 12 },
      { what: 'no-setting', value: '', rows: 1, line: 19 },
    ]);
  });

  test('rows that cannot be read are rejected with line, column and reason', () => {
    expect(legacy.rejected).toEqual([
      { line: 21, column: 'all', reason: 'the row has 24 columns, not 27' },
      { line: 22, column: '11 (open date)', reason: 'not a real day as yyyymmdd or yyyy-mm-dd' },
    ]);
  });
});

describe('epraccur, DSE dialect', () => {
  test('it is read with BOM, LF and no quotes', () => {
    expect(dse.dialect).toBe('dse');
    expect(dse.organisations).toHaveLength(7);
    expect(dse.organisations[0]?.code).toBe('X90001');
  });

  test.each([
    ['X90001', 'gp-practice', 'active'],
    ['X90002', 'gp-practice', 'active'],
    ['X90006', 'gp-practice', 'closed'],
    ['X90014', 'prescribing-cost-centre', 'active'],
    ['X90015', 'prescribing-cost-centre', 'active'],
  ])('%s is a %s and %s', (code, kind, status) => {
    expect(dse.organisations.find((one) => one.code === code)).toMatchObject({ kind, status });
  });

  test('a status word we do not know is noted and not guessed at', () => {
    const known = epraccurRow({ 1: 'X90001', 2: 'A', 13: 'ACTIVE', 26: 'RO76' });
    const read = readOrThrow(
      `${known}\n${known.replace('X90001', 'X90002').replace('ACTIVE', 'Paused')}\n`,
    );
    expect(read.organisations.map((one) => one.status)).toEqual(['active', undefined]);
    expect(read.notes).toEqual([{ what: 'unknown-status', value: 'PAUSED', rows: 1, line: 2 }]);
  });

  test('INACTIVE without a close date is neither closed nor dormant: it is not said, and noted', () => {
    expect(dse.organisations.find((one) => one.code === 'X90003')?.status).toBeUndefined();
    expect(dse.notes).toEqual([
      { what: 'inactive-without-close-date', value: 'INACTIVE', rows: 1, line: 3 },
      { what: 'unknown-role', value: 'RO999', rows: 1, line: 7 },
    ]);
  });
});

describe('epraccur is refused rather than guessed at', () => {
  const legacyRow = epraccurRow({ 1: 'X90001', 2: 'A', 13: 'A', 26: '4' });
  const dseless = epraccurRow({ 1: 'X90003', 2: 'C', 13: 'A', 26: '4' });
  const badCode = epraccurRow({ 1: 'X9-02', 2: 'B', 13: 'A', 26: '4' });
  const dseRow = epraccurRow({ 1: 'X90002', 2: 'B', 13: 'ACTIVE', 26: 'RO76' });

  test.each([
    ['both dialects', [legacyRow, dseRow], 'mixes both dialects'],
    ['both in one row', [epraccurRow({ 1: 'X90001', 2: 'A', 13: 'A', 26: 'RO76' })], 'mixes both'],
    ['no status', [epraccurRow({ 1: 'X90001', 2: 'A', 26: '4' })], 'neither dialect'],
    ['no setting', [epraccurRow({ 1: 'X90001', 2: 'A', 13: 'A' })], 'neither dialect'],
    ['words of its own', [epraccurRow({ 1: 'X90001', 2: 'A', 13: 'OPEN', 26: 'GP' })], 'neither'],
    ['missing columns', ['X90001,A,B', 'X90002,C,D'], 'No row has the 27 columns'],
    ['a code twice', [legacyRow, legacyRow], 'X90001 stands on line 1 and again on line 2'],
    [
      'codes of the wrong shape',
      [legacyRow, badCode, badCode],
      'does not on most rows: lines 2, 3',
    ],
  ])('%s', (_, rows, refused) => {
    expect(refusalOf(rows.join('\n'))).toContain(refused);
  });

  test('one code of the wrong shape rejects its row alone', () => {
    const file = readOrThrow([legacyRow, badCode, dseless].join('\n'));
    expect(file.organisations.map(({ code }) => code)).toEqual(['X90001', 'X90003']);
    expect(file.rejected).toEqual([
      { line: 2, column: '1 (code)', reason: 'not an ODS code (3 to 10 letters and digits)' },
    ]);
  });

  test('a row without a name is rejected', () => {
    const rows = [legacyRow, epraccurRow({ 1: 'X90002', 13: 'A', 26: '4' })];
    expect(readOrThrow(rows.join('\n')).rejected).toEqual([
      { line: 2, column: '2 (name)', reason: 'the name is missing' },
    ]);
  });

  test('text that slipped into the status is not repeated', () => {
    const text = 'somebody wrote a long sentence here, about a person';
    const rows = [legacyRow, epraccurRow({ 1: 'X90002', 2: 'B', 13: `"${text}"`, 26: '4' })];
    expect(readOrThrow(rows.join('\n')).notes).toEqual([
      { what: 'unknown-status', value: '(not a code)', rows: 1, line: 2 },
    ]);
  });
});
