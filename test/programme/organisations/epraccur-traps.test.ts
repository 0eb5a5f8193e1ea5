import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import {
  type RegisterFile,
  readRegisterFile,
} from '../../../src/programme/organisations/register-file.ts';
import { TRAPS, writeDseEpraccur, writeLegacyEpraccur } from '../../support/epraccur-register.ts';
import { day } from '../../support/register-files.ts';

function read(text: string): RegisterFile {
  const file = readRegisterFile(text, { asAt: day('2020-01-31') });
  if (isRefusal(file)) throw new Error(file.refused);
  return file;
}

function count(file: RegisterFile, kind: string | undefined, status: string | undefined): number {
  return file.organisations.filter(
    (one) => (kind === undefined || one.kind === kind) && one.status === status,
  ).length;
}

const legacy = read(writeLegacyEpraccur(TRAPS));
const dse = read(writeDseEpraccur(TRAPS));

// The register holds 38 rows: one active for each of the 27 settings from 0 to 26, and eleven more of
// which ten are practices (setting 4) and one has no setting. Every figure below was counted by hand.
describe('counts of the register with every trap', () => {
  test.each([
    ['legacy', legacy, 'epraccur-legacy'],
    ['dse', dse, 'epraccur-dse'],
  ])('%s: the dialect is told, and every row is kept', (_, file, importedAs) => {
    expect(file.importedAs).toBe(importedAs);
    expect(file.rows).toBe(38);
    expect(file.organisations).toHaveLength(38);
    expect(file.rejected).toEqual([]);
  });

  test.each([
    ['legacy', 'gp-practice', 'active', 7],
    ['legacy', undefined, 'active', 34],
    ['legacy', 'gp-practice', 'dormant', 1],
    ['legacy', 'gp-practice', 'closed', 1],
    ['legacy', 'gp-practice', 'proposed', 1],
    ['legacy', undefined, undefined, 1],
    // DSE calls the proposed one ACTIVE, and does not tell the dormant one from a closed one.
    ['dse', 'gp-practice', 'active', 8],
    ['dse', undefined, 'active', 35],
    ['dse', 'gp-practice', 'dormant', 0],
    ['dse', 'gp-practice', 'closed', 1],
    ['dse', undefined, undefined, 2],
  ] as const)('%s: of kind %s with status %s there are %i', (dialect, kind, status, expected) => {
    expect(count(dialect === 'legacy' ? legacy : dse, kind, status)).toBe(expected);
  });

  test.each([
    ['legacy', legacy],
    ['dse', dse],
  ])('%s: eleven are GP practices, whatever their status', (_, file) => {
    expect(file.organisations.filter(({ kind }) => kind === 'gp-practice')).toHaveLength(11);
  });

  test('legacy: settings nobody has defined are kept and reported, each with its line', () => {
    expect(legacy.notes).toEqual([
      { what: 'unknown-setting', value: '5', rows: 1, line: 6 },
      { what: 'unknown-setting', value: '6', rows: 1, line: 7 },
      { what: 'unknown-setting', value: '7', rows: 1, line: 8 },
      { what: 'unknown-setting', value: '23', rows: 1, line: 24 },
      { what: 'unknown-setting', value: '26', rows: 1, line: 27 },
      { what: 'unknown-status', value: 'Q', rows: 1, line: 35 },
      { what: 'no-setting', value: '', rows: 1, line: 37 },
    ]);
  });

  test('dse: an unknown role is kept and reported, and INACTIVE without a date is asked about', () => {
    expect(dse.notes).toEqual([
      { what: 'unknown-role', value: 'RO999', rows: 1, line: 27 },
      { what: 'inactive-without-close-date', value: 'INACTIVE', rows: 1, line: 32 },
      { what: 'unknown-status', value: 'PENDING', rows: 1, line: 35 },
      { what: 'no-setting', value: '', rows: 1, line: 37 },
    ]);
  });

  test('dse: 37 rows have the primary role, 11 the role of a practice, which is not primary', () => {
    const of = (role: string, primary: boolean): number =>
      dse.roles.filter((one) => one.role === role && one.primary === primary).length;
    expect(dse.roles).toHaveLength(50);
    expect(of('RO177', true)).toBe(37);
    expect(of('RO76', false)).toBe(11);
    expect(of('RO82', false)).toBe(1);
    expect(of('RO999', false)).toBe(1);
    expect(legacy.roles).toEqual([]);
  });

  test('names and postcodes repeat, codes do not', () => {
    const surgeries = legacy.organisations.filter(({ name }) => name === 'THE SURGERY');
    const shared = legacy.organisations.filter(({ postcode }) => postcode === 'ZZ99 2BB');
    expect(surgeries.map(({ code }) => code)).toEqual(['X92001', 'X92002', 'X92003']);
    expect(shared.map(({ code }) => code)).toEqual(['X92003', 'X92004']);
    expect(shared[1]?.name).toBe('QUAY "NORTH", THE');
  });

  test('the day a practice joined its commissioner is the one in the file', () => {
    const one = legacy.organisations.find(({ code }) => code === 'X92009');
    expect(one).toMatchObject({ commissioner: 'X9E', commissionerSince: '2019-04-01' });
  });
});

test.each([
  ['A', '20190630', 'active'],
  ['C', '', 'closed'],
] as const)(
  'a status %s with close date "%s" is kept as said, and noted',
  (status, closed, value) => {
    const entry = { code: 'X92020', name: 'ODD ONE', setting: '4', status, closed };
    const file = read(writeLegacyEpraccur([entry]));
    expect(file.organisations).toMatchObject([{ status: value }]);
    expect(file.notes).toEqual([{ what: 'status-against-dates', value, rows: 1, line: 1 }]);
  },
);

describe('the same register however a copy is written', () => {
  const styles = (['\r\n', '\n'] as const).flatMap((lineEnd) =>
    [true, false].flatMap((mark) => [true, false].map((quoted) => ({ lineEnd, mark, quoted }))),
  );
  test.each(styles)('%j', (style) => {
    expect(read(writeLegacyEpraccur(TRAPS, style))).toEqual(legacy);
    expect(read(writeDseEpraccur(TRAPS, style))).toEqual(dse);
  });
});

describe('copies somebody edited are refused with the reason', () => {
  const refusalOf = (text: string): string => {
    const file = readRegisterFile(text, { asAt: day('2020-01-31'), source: 'epraccur' });
    return isRefusal(file) ? file.refused : 'was read';
  };
  const narrow = writeLegacyEpraccur(TRAPS.slice(27, 30), { quoted: false, lineEnd: '\n' });

  test('24 columns: the last three are gone, and with them the setting', () => {
    const text = narrow.replaceAll(/,[^,]*,[^,]*,[^,\n]*$/gm, '');
    expect(refusalOf(text)).toContain('the first has 24');
  });

  test('both dialects in one file', () => {
    const mixed = writeLegacyEpraccur(TRAPS.slice(0, 30)) + writeDseEpraccur(TRAPS.slice(30));
    expect(refusalOf(mixed)).toContain('mixes both dialects of epraccur');
    expect(refusalOf(mixed)).toContain('line 31 is DSE');
  });

  test('days as a spreadsheet writes them reject their rows', () => {
    const text = narrow.replace('19740401', '01/04/1974');
    const file = readRegisterFile(text, { asAt: day('2020-01-31') });
    expect(file).toMatchObject({ rejected: [{ line: 1, column: '11 (open date)' }] });
  });
});
