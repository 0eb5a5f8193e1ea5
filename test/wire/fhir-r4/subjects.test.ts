import { expect, test } from 'vitest';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import { PATIENT, problemTexts, read, readResources, resource, searchset } from './fixture.ts';
import type { Tree } from './fixture.ts';

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

function condition(subject: Tree, id = 'c1'): Tree {
  return { resourceType: 'Condition', id, subject };
}

function search(...resources: readonly Tree[]): Tree {
  return searchset('Condition?patient=p1', resources);
}

test('the patient is read, with the practice by either member', () => {
  const value = 'X90001';
  const system = 'https://fhir.nhs.uk/Id/ods-organization-code';
  for (const member of ['generalPractitioner', 'managingOrganization']) {
    const practice = { identifier: { system, value } };
    const reading = read({
      ...PATIENT,
      name: [{ use: 'official', family: 'Penhale', given: ['Ada', 'May'] }],
      gender: 'female',
      [member]: member === 'generalPractitioner' ? [practice] : practice,
    });
    expect(reading.record.patient).toMatchObject({
      nhsNumber: '9990000018',
      familyName: 'Penhale',
      givenName: 'Ada May',
      gender: 'female',
      birthDate: { text: '1951-03-09' },
      practice: 'X90001',
    });
    expect(reading.problems).toEqual([]);
    expect(reading.unmapped).toEqual([]);
  }
});

test('an entry about another patient is an error', () => {
  const reading = readResources(
    { resourceType: 'Patient', id: 'p2', birthDate: '1950' },
    condition({ reference: 'Patient/p2' }),
  );
  expect(problemTexts(reading)).toContain(
    'error entry[2].resource.subject: the entry is about another than the patient',
  );
});

test('a search may leave the patient out, which is told', () => {
  const reading = read(search(condition({ reference: 'Patient/p1' })));
  expect(reading.record.patient).toBeUndefined();
  expect(problemTexts(reading)).toEqual([
    'warning entry: the bundle names no patient; who it is about must be told by another response',
  ]);
});

test('a whole record that names no patient is an error', () => {
  const entry = [{ resource: condition({ reference: 'Patient/p1' }) }];
  const reading = read({ resourceType: 'Bundle', type: 'collection', entry });
  expect(problemTexts(reading)).toContain(
    'error entry: the bundle names no patient: whose record this is cannot be told',
  );
});

test('the NHS number that all entries bear stands for the patient', () => {
  const identifier = { system: NHS_NUMBER, value: '999 000 0018' };
  const reading = read(search(condition({ identifier })));
  expect(reading.record.patient).toEqual({ nhsNumber: '9990000018' });
  expect(reading.problems).toEqual([]);
});

test.each([
  ['references', { reference: 'Patient/p1' }, { reference: 'Patient/p2' }],
  [
    'NHS numbers',
    { identifier: { system: NHS_NUMBER, value: '9990000018' } },
    { identifier: { system: NHS_NUMBER, value: '9990000026' } },
  ],
])('entries of a search with two %s are an error', (_, one, two) => {
  const reading = read(search(condition(one), condition(two, 'c2')));
  expect(reading.record.patient).toBeUndefined();
  expect(problemTexts(reading)).toContain(
    'error entry: the entries are about more than one patient',
  );
});

test('responses whose entries point to two patients are an error when put together', () => {
  const one = read(search(condition({ reference: 'Patient/p1' })));
  const two = read(search(condition({ reference: 'https://x.example/r4/Patient/p2' }, 'c2')));
  const what = 'error /: the entries of the responses of one case point to two patients';
  expect(problemTexts(mergeReadings([one, two]))).toContain(what);
  expect(problemTexts(mergeReadings([one, one]))).not.toContain(what);
});

test('the patient of one response is the one the entries of the others point to', () => {
  const patient = read(searchset('Patient?identifier=x', [PATIENT]));
  const entries = read(search(condition({ reference: 'Patient/p1' })));
  const merged = mergeReadings([patient, entries]);
  expect(merged.record.patient?.nhsNumber).toBe('9990000018');
  expect(problemTexts(merged).filter((text) => text.startsWith('error'))).toEqual([]);
});

test('no identifier of a patient stands in a problem or in what ties responses together', () => {
  const reading = read(
    search(resource('Observation', '9990000018', { subject: { reference: 'Patient/9990000018' } })),
  );
  expect(JSON.stringify([reading.problems, reading.pages])).not.toContain('9990000018');
});

test('Millennium may give the NHS number under its object identifier', () => {
  const identifier = [{ system: 'urn:oid:2.16.840.1.113883.2.1.4.1', value: '9990000018' }];
  expect(read({ ...PATIENT, identifier }).record.patient?.nhsNumber).toBe('9990000018');
});
