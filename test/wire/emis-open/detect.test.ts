import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/wire/formats.ts';
import { readResponse } from '../../../src/wire/read-response.ts';
import { record } from './builder.ts';

const NAMESPACE = 'http://www.e-mis.com/emisopen/MedicalRecord';

test.each([
  ['a record', record(''), true],
  ['a prefix', `<e:MedicalRecord xmlns:e="${NAMESPACE}"/>`, true],
  ['a comment in front', `<!-- x --><MedicalRecord xmlns='${NAMESPACE}'>`, true],
  ['another host', '<MedicalRecord xmlns="urn:x/emisopen/MedicalRecord">', true],
  ['another namespace', '<MedicalRecord xmlns="urn:x"/>', false],
  ['another root', `<PatientList xmlns="${NAMESPACE}"/>`, false],
  [
    'a record inside an answer',
    `<Envelope><MedicalRecord xmlns="${NAMESPACE}"/></Envelope>`,
    false,
  ],
  ['OpenHR', '<OpenHealthRecord xmlns="http://www.e-mis.com/emisopen"/>', false],
  ['nothing', '', false],
])('%s', (_, head, expected) => {
  const claims = FORMATS.filter((format) => format.detect(head)).map(({ id }) => id);
  expect(claims.includes('emis-open')).toBe(expected);
  expect(claims.length).toBeLessThanOrEqual(1);
});

test('a record is read whatever its format is', () => {
  expect(readResponse(new TextEncoder().encode(record(''))).format).toBe('emis-open');
});
