import { expect, test } from 'vitest';
import { GPCONNECT_ERRORS, meaningOf, meaningOfAll } from '../../src/record/gpconnect-errors.ts';
import { REFUSAL_CLASSES } from '../../src/record/reading.ts';

test.each([
  ['NO_PATIENT_CONSENT', 'consent'],
  ['PATIENT_NOT_FOUND', 'not-shared'],
  ['NO_ORGANISATION_CONSENT', 'not-enabled'],
  ['ACCESS DENIED', 'not-enabled'],
  ['ACCESS_DENIED', 'not-enabled'],
  ['INVALID_IDENTIFIER_SYSTEM', 'configuration'],
  ['INVALID_IDENTIFIER_VALUE', 'configuration'],
  ['BAD_REQUEST', 'configuration'],
  ['CONFLICTING_VALUES', 'configuration'],
  ['NO_RELATIONSHIP', 'configuration'],
  ['NO_RECORD_FOUND', 'configuration'],
  ['ORGANISATION_NOT_FOUND', 'configuration'],
  ['PRACTITIONER_NOT_FOUND', 'configuration'],
  ['INVALID_RESOURCE', 'configuration'],
  ['INVALID_PARAMETER', 'configuration'],
  ['REFERENCE_NOT_FOUND', 'configuration'],
  ['DUPLICATE_REJECTED', 'configuration'],
  ['INVALID_NHS_NUMBER', 'case-data'],
  ['INVALID_PATIENT_DEMOGRAPHICS', 'case-data'],
  ['INTERNAL_SERVER_ERROR', 'unavailable'],
  ['NOT_IMPLEMENTED', 'unavailable'],
  ['400', 'configuration'],
  ['403', 'configuration'],
  ['405', 'configuration'],
  ['415', 'configuration'],
  ['502', 'unavailable'],
  ['SOMETHING_NEW', 'unavailable'],
])('%s means %s', (code, expected) => {
  expect(meaningOf({ codes: [code], type: 'invalid' }).class).toBe(expected);
});

test('a number of the proxy that is said to be transient may pass', () => {
  expect(meaningOf({ codes: ['10104'], type: 'transient' }).class).toBe('unavailable');
});

test.each([
  [[' NO_PATIENT_CONSENT '], 'the patient has dissented from sharing (NO_PATIENT_CONSENT)'],
  [['ACCESS DENIED'], 'the practice has not enabled this service (ACCESS_DENIED)'],
  [['LOCAL_CODE', 'BAD_REQUEST'], 'the request was not understood (BAD_REQUEST)'],
  [['502'], 'refused by the proxy on the way (502)'],
  [['SOMETHING_NEW'], 'refused with a code that is not known (SOMETHING_NEW)'],
  [['PLANTED'], 'refused without a known code (forbidden)'],
  [['MS PLANTED'], 'refused without a known code (forbidden)'],
  [['9990000018'], 'refused without a known code (forbidden)'],
  [['constructor'], 'refused without a known code (forbidden)'],
  [[], 'refused without a known code (forbidden)'],
])('codes %j are told as "%s"', (codes, why) => {
  expect(meaningOf({ codes, type: 'forbidden' }).why).toBe(why);
});

test('a type of issue that is none is not repeated', () => {
  expect(meaningOf({ codes: [], type: 'Ms Planted' }).why).toBe(
    'refused without a known code (no code)',
  );
});

test('of several issues the one that says most decides', () => {
  const issues = ['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'NO_PATIENT_CONSENT'];
  const meanings = issues.map((code) => meaningOf({ codes: [code], type: '' }));
  expect(meaningOfAll(meanings)?.class).toBe('consent');
  expect(meaningOfAll([])).toBeUndefined();
});

test('every class has a published error', () => {
  const used = new Set(Object.values(GPCONNECT_ERRORS).map((error) => error.class));
  expect([...used].sort()).toEqual([...REFUSAL_CLASSES].sort());
});
