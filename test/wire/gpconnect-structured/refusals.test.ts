import { expect, test } from 'vitest';
import type { ItemState } from '../../../src/record/item.ts';
import type { Reading, RefusalClass } from '../../../src/record/reading.ts';
import { readGpConnectStructured } from '../../../src/wire/gpconnect-structured/read.ts';
import { bytes, itemOf, listOf, problemTexts, readResources } from './fixture.ts';

/** An OperationOutcome as the error handling guidance of GP Connect 1.6.2 words it. */
function outcome(issue: string, code: string, more: object = {}): object {
  const system = 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1';
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: issue, details: { coding: [{ system, code }] }, ...more }],
  };
}

function read(body: object | string): Reading {
  return readGpConnectStructured(bytes(typeof body === 'string' ? body : JSON.stringify(body)));
}

const ROWS: readonly (readonly [number, string, string, RefusalClass, ItemState])[] = [
  [400, 'value', 'INVALID_NHS_NUMBER', 'case-data', 'unavailable'],
  [400, 'value', 'INVALID_IDENTIFIER_SYSTEM', 'configuration', 'unavailable'],
  [400, 'value', 'INVALID_IDENTIFIER_VALUE', 'configuration', 'unavailable'],
  [400, 'business-rule', 'INVALID_PATIENT_DEMOGRAPHICS', 'case-data', 'unavailable'],
  [400, 'invalid', 'BAD_REQUEST', 'configuration', 'unavailable'],
  [400, 'invalid', 'CONFLICTING_VALUES', 'configuration', 'unavailable'],
  [403, 'forbidden', 'NO_PATIENT_CONSENT', 'consent', 'withheld'],
  [403, 'forbidden', 'NO_ORGANISATION_CONSENT', 'not-enabled', 'unavailable'],
  [403, 'forbidden', 'ACCESS DENIED', 'not-enabled', 'unavailable'],
  [403, 'forbidden', 'NO_RELATIONSHIP', 'configuration', 'unavailable'],
  [404, 'not-found', 'PATIENT_NOT_FOUND', 'not-shared', 'unavailable'],
  [404, 'not-found', 'NO_RECORD_FOUND', 'configuration', 'unavailable'],
  [404, 'not-found', 'ORGANISATION_NOT_FOUND', 'configuration', 'unavailable'],
  [404, 'not-found', 'PRACTITIONER_NOT_FOUND', 'configuration', 'unavailable'],
  [409, 'duplicate', 'DUPLICATE_REJECTED', 'configuration', 'unavailable'],
  [422, 'invalid', 'INVALID_RESOURCE', 'configuration', 'unavailable'],
  [422, 'invalid', 'INVALID_PARAMETER', 'configuration', 'unavailable'],
  [422, 'invalid', 'REFERENCE_NOT_FOUND', 'configuration', 'unavailable'],
  [500, 'processing', 'INTERNAL_SERVER_ERROR', 'unavailable', 'unavailable'],
  [500, 'exception', 'INTERNAL_SERVER_ERROR', 'unavailable', 'unavailable'],
  [501, 'not-supported', 'NOT_IMPLEMENTED', 'unavailable', 'unavailable'],
  [400, 'invalid', '400', 'configuration', 'unavailable'],
  [403, 'forbidden', '403', 'configuration', 'unavailable'],
  [405, 'not-supported', '405', 'configuration', 'unavailable'],
  [415, 'invalid', '415', 'configuration', 'unavailable'],
  [502, 'transient', '502', 'unavailable', 'unavailable'],
];

test.each(ROWS)('HTTP %i, %s, %s: class %s, every item %s', (_status, issue, code, of, state) => {
  const reading = read(outcome(issue, code));
  expect(reading.refusal?.class).toBe(of);
  expect(reading.record.items.every((item) => item.state === state)).toBe(true);
  expect(reading.problems).toHaveLength(1);
  expect(reading.problems).toMatchObject([{ severity: 'fatal' }]);
  expect(reading.refusal?.why).toContain(`(${code.replace(' ', '_')})`);
});

test.each([
  'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1',
  'https://fhir.nhs.uk/ValueSet/gpconnect-error-or-warning-code-1',
  'http://fhir.nhs.net/ValueSet/gpconnect-error-or-warning-code-1',
])('the code counts under any spelling of its system: %s', (system) => {
  const details = { coding: [{ system, code: 'NO_PATIENT_CONSENT', display: 'Planted' }] };
  const reading = read(outcome('forbidden', '', { details }));
  expect(reading.refusal).toEqual({
    class: 'consent',
    why: 'the patient has dissented from sharing (NO_PATIENT_CONSENT)',
  });
});

test('a bundle that holds nothing but an error is a refusal', () => {
  const entry = [{ resource: outcome('not-found', 'PATIENT_NOT_FOUND') }];
  const reading = read({ resourceType: 'Bundle', type: 'collection', entry });
  expect(reading.refusal?.class).toBe('not-shared');
  expect(reading.problems).toMatchObject([{ severity: 'fatal' }]);
});

test('a warning about one area beside the data makes that area alone unavailable', () => {
  const warning = { severity: 'warning', diagnostics: 'includeProblems' };
  const reading = readResources(
    listOf('886921000000105'),
    outcome('not-supported', 'NOT_IMPLEMENTED', warning),
  );
  expect(reading.refusal).toBeUndefined();
  expect(itemOf(reading, 'problems').state).toBe('unavailable');
  expect(itemOf(reading, 'risks-and-warnings').state).toBe('nothing-recorded');
  expect(itemOf(reading, 'medication').state).toBe('not-returned');
  expect(problemTexts(reading).filter((text) => !text.startsWith('warning'))).toEqual([]);
});

test('a record is no refusal', () => {
  expect(readResources(listOf('886921000000105'))).not.toHaveProperty('refusal');
});

const CONDITION = {
  resourceType: 'Condition',
  id: 'c1',
  code: { text: 'Asthma' },
  subject: { reference: 'Patient/p1' },
};

/** Malformed answers seen in real sets of data: the fault is told, and what can be read is. */
test('a date of two digits is an error, and the entry stays, undated', () => {
  const reading = readResources({ ...CONDITION, onsetDateTime: '19' });
  expect(problemTexts(reading)).toContain(
    'error entry[1].resource.onsetDateTime: not a date; the entry was read without it',
  );
  expect(reading.record.entries).toMatchObject([{ kind: 'problem', date: undefined }]);
});

test('a bundle without a patient has no patient details and keeps its entries', () => {
  const reading = read({ resourceType: 'Bundle', entry: [{ resource: CONDITION }] });
  expect(reading.record.patient).toBeUndefined();
  expect(itemOf(reading, 'patient-details').state).toBe('not-returned');
  expect(reading.record.entries).toHaveLength(1);
});

test('a template nobody filled in is no date and no status', () => {
  const reading = readResources({
    ...CONDITION,
    clinicalStatus: '{{status}}',
    onsetDateTime: '{{date}}',
  });
  expect(problemTexts(reading).filter((text) => text.startsWith('error'))).toEqual([
    'error entry[1].resource.onsetDateTime: not a date; the entry was read without it',
    'error entry[1].resource.clinicalStatus: a status that is not known; the entry was read without it',
  ]);
});

test('a template outside strings is no JSON', () => {
  expect(problemTexts(read('{"resourceType":"Bundle","entry":[{{entries}}]}'))).toEqual([
    'fatal : the answer is not valid JSON, at line 1, column 36 (byte 35 of 47)',
  ]);
});

test('a comma too many is refused with its place', () => {
  expect(problemTexts(read('{"resourceType":"Bundle",\n"entry":[],\n}'))).toEqual([
    'fatal : the answer is not valid JSON, at line 3, column 1 (byte 38 of 39)',
  ]);
});

test('an entry without a resource is an error, and the rest is read', () => {
  const reading = read({
    resourceType: 'Bundle',
    entry: [{ fullUrl: 'urn:uuid:1' }, { resource: CONDITION }],
  });
  expect(problemTexts(reading)).toContain(
    'error entry[0]: an entry without a resource: something may be missing',
  );
  expect(reading.record.entries).toHaveLength(1);
});

test('text after the closing brace is refused: what follows may belong to the record', () => {
  const text = JSON.stringify({ resourceType: 'Bundle', entry: [] });
  expect(problemTexts(read(`${text}\ngoogle`))).toEqual([
    'fatal : the answer goes on after the end of its JSON, at line 2, column 1 (byte 37 of 43)',
  ]);
});
