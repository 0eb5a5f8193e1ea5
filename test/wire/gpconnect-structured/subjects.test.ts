import { expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { readGpConnectStructured } from '../../../src/wire/gpconnect-structured/read.ts';
import { bytes, listOf, problemTexts, readResources } from './fixture.ts';

const NHS = 'https://fhir.nhs.uk/Id/nhs-number';
const number = (value: string): object => ({ system: NHS, value });

function read(
  subject: object | undefined,
  identifier: readonly object[],
  list: object = {},
): Reading {
  const resources = [
    { resourceType: 'Patient', id: 'p1', identifier },
    { ...listOf('826501000000100', 'Observation/o1'), ...list },
    { resourceType: 'Observation', id: 'o1', status: 'final', code: { text: 'Weight' }, subject },
  ];
  const entry = resources.map((resource) => ({ resource }));
  return readGpConnectStructured(bytes(JSON.stringify({ resourceType: 'Bundle', entry })));
}

const OWN = [number('9000000009')];
const AT = 'entry[2].resource.subject';

test.each<[string, object | undefined, string]>([
  [
    'another patient',
    { reference: 'Patient/999' },
    `warning ${AT}: the entry names a patient not in the bundle`,
  ],
  [
    'another NHS number',
    { identifier: number('9000000017') },
    `error ${AT}: the entry bears an NHS number that is not the patient's`,
  ],
  [
    'another NHS number beside the right reference',
    { reference: 'Patient/p1', identifier: number('9000000017') },
    `error ${AT}: the entry bears an NHS number that is not the patient's`,
  ],
  ['no one', undefined, `warning ${AT}: the entry does not say whom it is about`],
  ['a display only', { display: 'x' }, `warning ${AT}: the entry does not say whom it is about`],
])('an entry that names %s is told', (_what, subject, problem) => {
  expect(problemTexts(read(subject, OWN))).toEqual([problem]);
});

test.each<[string, object]>([
  ['by reference', { reference: 'Patient/p1' }],
  ['by number', { identifier: number('900 000 0009') }],
])('an entry that names the patient %s is right', (_what, subject) => {
  expect(read(subject, OWN).problems).toEqual([]);
});

test('a number cannot be checked where the patient has none', () => {
  expect(problemTexts(read({ identifier: number('9000000009') }, []))).toEqual([
    `warning ${AT}: the entry bears an NHS number, and the patient has none to check it by`,
  ]);
});

test('what is read only beside an entry is checked too', () => {
  const reading = readResources(
    listOf('887191000000108', 'DiagnosticReport/d1'),
    {
      resourceType: 'DiagnosticReport',
      id: 'd1',
      status: 'final',
      code: { text: 'Bloods' },
      subject: { reference: 'Patient/p1' },
      specimen: [{ reference: 'Specimen/s1' }],
    },
    { resourceType: 'Specimen', id: 's1', subject: { reference: 'Patient/999' } },
  );
  expect(problemTexts(reading)).toEqual([
    'warning entry[3].resource.subject: the entry names a patient not in the bundle',
  ]);
});

test('a list about another is a warning, for its entries say themselves whom they are about', () => {
  const list = { subject: { identifier: number('9000000017') } };
  expect(problemTexts(read({ reference: 'Patient/p1' }, OWN, list))).toEqual([
    "warning entry[1].resource.subject: the list bears an NHS number that is not the patient's",
  ]);
});

test.each([[['9000000009', '9000000017']], [['9000000017', '9000000009']]])(
  'two NHS numbers on one patient leave none, whatever their order',
  (numbers) => {
    const reading = read({ reference: 'Patient/p1' }, numbers.map(number));
    expect(reading.record.patient?.nhsNumber).toBeUndefined();
    expect(problemTexts(reading)).toEqual([
      'error entry[0].resource.identifier: the patient has more than one NHS number',
    ]);
  },
);

test('one NHS number written twice is one', () => {
  const reading = read({ reference: 'Patient/p1' }, [number('9000000009'), number('900 000 0009')]);
  expect(reading.record.patient?.nhsNumber).toBe('9000000009');
  expect(reading.problems).toEqual([]);
});
