import { expect, test } from 'vitest';
import { parsePartialDate } from '../../src/base/partial-date.ts';
import type { Patient } from '../../src/record/record.ts';
import { mergePatients } from '../../src/wire/merge-patients.ts';

const NUMBERED: Patient = { nhsNumber: '9000000009' };
const NAMED: Patient = { familyName: 'Sampleton', givenName: 'Ada' };
const BORN: Patient = { birthDate: parsePartialDate('1950-01-31') };

test.each<[string, Patient, Patient]>([
  ['two NHS numbers', NUMBERED, { nhsNumber: '9000000017' }],
  ['two birth dates', BORN, { birthDate: parsePartialDate('1950-01-13') }],
  [
    'two birth dates beside one number',
    { ...NUMBERED, ...BORN },
    { ...NUMBERED, birthDate: parsePartialDate('1951') },
  ],
  ['two family names and no number', NAMED, { ...NAMED, familyName: 'Other' }],
  ['two given names and no number', NAMED, { ...NAMED, givenName: 'Bea' }],
  ['two names where only one gives a number', { ...NUMBERED, ...NAMED }, { givenName: 'Bea' }],
])('%s leave no patient', (_what, a, b) => {
  expect(mergePatients([a, b])).toEqual({ patient: undefined, conflict: true });
});

test.each<[string, Patient, Patient]>([
  [
    'another name with the same number',
    { ...NUMBERED, ...NAMED },
    { ...NUMBERED, familyName: 'X' },
  ],
  ['a further given name', NAMED, { ...NAMED, givenName: 'Ada Mary' }],
  ['letter case and accents', NAMED, { familyName: 'SAMPLETON', givenName: 'Áda' }],
  ['a birth date known to the year', BORN, { birthDate: parsePartialDate('1950') }],
  ['accounts with nothing in common', NUMBERED, NAMED],
])('%s contradicts nothing', (_what, a, b) => {
  expect(mergePatients([a, undefined, b]).conflict).toBe(false);
});

test('two later accounts that contradict each other are found behind a first that says little', () => {
  expect(mergePatients([NUMBERED, NAMED, { givenName: 'Bea' }]).conflict).toBe(true);
});

test('each field comes from the first account that has it', () => {
  expect(mergePatients([NUMBERED, { ...NAMED, ...BORN }]).patient).toMatchObject({
    nhsNumber: '9000000009',
    familyName: 'Sampleton',
    birthDate: { text: '1950-01-31' },
  });
});
