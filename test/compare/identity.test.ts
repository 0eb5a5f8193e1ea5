import { describe, expect, test } from 'vitest';
import { checkIdentity } from '../../src/compare/identity.ts';
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
    expect(checkIdentity(PATIENT, other)).toEqual({ verdict: 'same', differs });
  });

  test('dead on one side and alive on the other', () => {
    const dead = { ...PATIENT, deceased: date('2020-01-01') };
    expect(checkIdentity(dead, { ...PATIENT, deceased: false })).toEqual({
      verdict: 'same',
      differs: ['deceased'],
    });
    expect(checkIdentity(dead, { ...PATIENT, deceased: true }).differs).toEqual([]);
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
    expect(checkIdentity(PATIENT, other).verdict).toBe('different');
  });
});

describe('nobody knows', () => {
  test.each([
    ['no patient', undefined],
    ['nothing said', {}],
    ['gender alone', { gender: 'female' }],
    ['another birth date and nothing else', { birthDate: date('1960') }],
  ] as const)('%s', (_what, other) => {
    expect(checkIdentity(PATIENT, other).verdict).toBe('undetermined');
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
