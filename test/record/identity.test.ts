import { describe, expect, test } from 'vitest';
import { parseCalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import { checkIdentity, comparePatients } from '../../src/record/identity.ts';
import { compare, told } from '../support/compare.ts';
import { PATIENT, date, reading } from '../support/records.ts';

const { nhsNumber: _, ...UNNUMBERED } = PATIENT;

describe('the same patient', () => {
  test.each([
    ['everything equal', PATIENT, []],
    ['a number with spaces', { ...PATIENT, nhsNumber: '900 000 0009' }, []],
    [
      'a name in capitals and without its apostrophe',
      { ...PATIENT, familyName: 'TEST’PERSON' },
      [],
    ],
    ['the first of several given names', { ...PATIENT, givenName: 'Alma Berta' }, []],
    ['a birth date known to the year', { ...PATIENT, birthDate: date('1950') }, []],
    ['nothing but the number', { nhsNumber: PATIENT.nhsNumber }, []],
    ['another birth date', { ...PATIENT, birthDate: date('1950-03-02') }, ['birth-date']],
    ['a married name', { ...PATIENT, familyName: 'Other' }, ['family-name']],
    ['another given name', { ...PATIENT, givenName: 'Berta' }, ['given-name']],
    ['another gender', { ...PATIENT, gender: 'male' }, ['gender']],
    ['an unknown gender', { ...PATIENT, gender: 'unknown' }, []],
    ['no number, but name and birth date agree', UNNUMBERED, []],
  ] as const)('%s', (_what, other, differs) => {
    expect(checkIdentity({ mig: PATIENT, hie: other })).toEqual({
      verdict: 'same',
      differs,
      notAsked: [],
    });
  });

  test('dead on one side and alive on the other', () => {
    const dead = { ...PATIENT, deceased: date('2020-01-01') };
    expect(checkIdentity({ mig: dead, hie: { ...PATIENT, deceased: false } })).toEqual({
      verdict: 'same',
      differs: ['deceased'],
      notAsked: [],
    });
    expect(checkIdentity({ mig: dead, hie: { ...PATIENT, deceased: true } }).differs).toEqual([]);
  });
});

describe('another patient', () => {
  test.each([
    ['another number', { ...PATIENT, nhsNumber: '9000000017' }],
    [
      'the same number, but another birth date and family name',
      { ...PATIENT, familyName: 'Other', birthDate: date('1960') },
    ],
    [
      'no number, another birth date and family name',
      { ...UNNUMBERED, familyName: 'Other', birthDate: date('1960') },
    ],
  ])('%s', (_what, other) => {
    expect(checkIdentity({ mig: PATIENT, hie: other }).verdict).toBe('different');
  });
});

describe('who was asked for', () => {
  const other = { ...PATIENT, nhsNumber: '9000000017' };

  test('both sides agree on somebody else: still another patient', () => {
    expect(checkIdentity({ mig: other, hie: other }, '9000000009')).toEqual({
      verdict: 'different',
      differs: [],
      notAsked: ['mig', 'hie'],
    });
  });

  test('one side names no patient, the other somebody else', () => {
    expect(checkIdentity({ mig: undefined, hie: other }, '9000000009')).toMatchObject({
      verdict: 'different',
      notAsked: ['hie'],
    });
  });

  test('the patient asked for, whatever spaces the number has', () => {
    expect(checkIdentity({ mig: PATIENT, hie: PATIENT }, '900 000 0009').verdict).toBe('same');
  });

  test('is one finding that names the side and prints no number', () => {
    const document = compareReadings({
      case: 'c',
      mig: reading([], { patient: other }),
      hie: reading([], { patient: other }),
      asAt: parseCalendarDate('2026-11-22')!,
      asked: '9000000009',
      tool: { version: 't' },
    });
    expect(document.findings.map(({ kind, severity, why }) => [kind, severity, why])).toEqual([
      [
        'patient-mismatch',
        'catastrophic',
        'The MIG and the HIE answered about another patient than was asked for. Nothing else was compared.',
      ],
    ]);
    expect(JSON.stringify(document)).not.toMatch(/90000000(09|17)/);
  });
});

describe('nobody knows', () => {
  test.each([
    ['no patient', undefined],
    ['nothing said', {}],
    ['gender alone', { gender: 'female' }],
    ['another birth date and nothing else', { birthDate: date('1960') }],
    ['a twin: no number, another given name', { ...UNNUMBERED, givenName: 'Berta' }],
    ['no number, the birth date alone agrees', { birthDate: PATIENT.birthDate }],
    [
      'no number, the same family name and another birth date',
      { ...UNNUMBERED, birthDate: date('1960') },
    ],
  ] as const)('%s', (_what, other) => {
    expect(checkIdentity({ mig: PATIENT, hie: other }).verdict).toBe('undetermined');
  });
});

test('a difference is named, never shown', () => {
  const document = compare(
    reading([]),
    reading([], {
      patient: {
        ...PATIENT,
        familyName: 'Otherperson',
        birthDate: date('1950-02-04'),
        nhsNumber: undefined,
        givenName: 'Bertha',
      },
    }),
  );
  expect(told(document)).toEqual(['catastrophic patient-mismatch']);
  const near = compare(
    reading([]),
    reading([], { patient: { ...PATIENT, givenName: 'Bertha', gender: 'male' } }),
  );
  expect(told(near)).toEqual(['considerable demographic-diff', 'significant demographic-diff']);
  expect(near.findings[1]).toMatchObject({
    field: 'given-name',
    values: { mig: null, hie: null },
    why: 'The given name of the patient differs between the MIG and the HIE.',
  });
  const printed = JSON.stringify([document, near]);
  for (const name of ['Testperson', 'Otherperson', 'Alma', 'Bertha', '1950', '9000000009']) {
    expect(printed).not.toContain(name);
  }
});

test('two accounts are compared alike whichever comes first', () => {
  const other = { ...UNNUMBERED, givenName: 'Berta', gender: 'unknown' } as const;
  const expected = {
    verdict: 'undetermined',
    differs: ['given-name'],
    fields: {
      'nhs-number': 'unknown',
      'birth-date': 'equal',
      'family-name': 'equal',
      'given-name': 'different',
      gender: 'unknown',
      deceased: 'unknown',
    },
  };
  expect(comparePatients(PATIENT, other)).toEqual(expected);
  expect(comparePatients(other, PATIENT)).toEqual(expected);
});
