import { expect, test } from 'vitest';
import {
  classifyGpConnectError,
  isOperationOutcome,
} from '../../src/fetch/gateways/gpconnect-errors.ts';

function outcome(...issues: readonly (readonly [type: string, code: string])[]): Uint8Array {
  const body = {
    resourceType: 'OperationOutcome',
    issue: issues.map(([code, own]) => ({ code, details: { coding: [{ code: own }] } })),
  };
  return new TextEncoder().encode(JSON.stringify(body));
}

test.each([
  [404, 'not-found', 'PATIENT_NOT_FOUND', 'not-shared', 'not-shared', 'PATIENT_NOT_FOUND'],
  [403, 'forbidden', 'ACCESS DENIED', 'not-shared', 'not-enabled', 'ACCESS_DENIED'],
  [403, 'forbidden', 'NO_RELATIONSHIP', 'unavailable', 'configuration', 'NO_RELATIONSHIP'],
  [404, 'not-found', 'NO_RECORD_FOUND', 'unavailable', 'configuration', 'NO_RECORD_FOUND'],
  [400, 'value', 'INVALID_NHS_NUMBER', 'unavailable', 'case-data', 'INVALID_NHS_NUMBER'],
  [403, 'forbidden', '403', 'unavailable', 'configuration', 'proxy 403'],
  [502, 'transient', '502', 'unavailable', 'unavailable', 'proxy 502'],
  [418, 'exception', 'MS PLANTED', 'unavailable', 'unavailable', 'HTTP 418'],
])('HTTP %i, %s, %s is %s (%s): %s', (status, type, code, state, refusal, detail) => {
  const error = classifyGpConnectError(status, outcome([type, code]));
  expect(error).toEqual({ state, refusal, detail });
});

test('of several issues the one that says most decides', () => {
  const issues = [
    ['processing', 'INTERNAL_SERVER_ERROR'],
    ['exception', 'MS PLANTED'],
    ['forbidden', 'NO_PATIENT_CONSENT'],
  ] as const;
  expect(classifyGpConnectError(403, outcome(...issues))).toEqual({
    state: 'not-shared',
    refusal: 'consent',
    detail: 'NO_PATIENT_CONSENT',
  });
});

test('an error page is told by its status and refuses nothing', () => {
  const page = new TextEncoder().encode('<html>Bad gateway</html>');
  expect(classifyGpConnectError(502, page)).toEqual({
    state: 'unavailable',
    refusal: undefined,
    detail: 'HTTP 502',
  });
});

test('only an outcome alone stands in place of a record', () => {
  const warned =
    '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"OperationOutcome"}}]}';
  expect(isOperationOutcome(outcome(['forbidden', 'NO_PATIENT_CONSENT']))).toBe(true);
  expect(isOperationOutcome(new TextEncoder().encode(warned))).toBe(false);
});
