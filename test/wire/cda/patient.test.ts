import { expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { document, problemsOf, read, section } from './builder.ts';

function about(role: string, more = ''): Reading {
  const header = `<recordTarget><patientRole>${role}</patientRole></recordTarget>${more}`;
  return read(document(section('11450-4', ''), header));
}

const NHS = '2.16.840.1.113883.2.1.4.1';

test('identifiers of others are no NHS number', () => {
  const reading = about('<id root="2.16.840.1.113883.4.1" extension="9434765919"/>');
  expect(reading.record.patient?.nhsNumber).toBeUndefined();
  expect(reading.unmapped).toEqual([]);
});

test('two NHS numbers are none, and told without them', () => {
  const reading = about(
    `<id root="${NHS}" extension="9434765919"/><id root="${NHS}" extension="9434765870"/>`,
  );
  expect(reading.record.patient?.nhsNumber).toBeUndefined();
  expect(problemsOf(reading)).toEqual(['error: the patient has more than one NHS number']);
});

test('a document about two patients has no patient', () => {
  const second = '<recordTarget><patientRole/></recordTarget>';
  const reading = about(`<id root="${NHS}" extension="9434765919"/>`, second);
  expect(reading.record.patient).toBeUndefined();
  expect(problemsOf(reading)).toEqual(['error: the document is about more than one patient']);
});

test.each([
  ['F', 'female'],
  ['1', 'male'],
  ['9', 'other'],
  ['UN', 'other'],
])('the gender %s', (code, gender) => {
  const role = `<patient><administrativeGenderCode code="${code}"/></patient>`;
  expect(about(role).record.patient?.gender).toBe(gender);
});

test('unknown is unknown, and no name is made of an alias', () => {
  const role =
    '<patient><name use="P"><family>Alias</family></name><birthTime nullFlavor="UNK"/>' +
    '<administrativeGenderCode nullFlavor="UNK"/></patient>';
  expect(about(role).record).toMatchObject({
    patient: {
      birthDate: undefined,
      familyName: undefined,
      gender: undefined,
      deceased: undefined,
    },
    items: expect.arrayContaining([
      { item: 'patient-details', state: 'not-returned', warnings: [] },
    ]),
  });
});

test('a call name and the name by birth are left out', () => {
  const name =
    '<name use="L"><given>Orla</given><given qualifier="CL">Orly</given><family>Fixture</family><family qualifier="BR">Former</family></name>';
  expect(about(`<patient>${name}</patient>`).record.patient).toMatchObject({
    givenName: 'Orla',
    familyName: 'Fixture',
  });
});
