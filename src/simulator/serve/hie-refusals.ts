import { writeJson } from '../hie/json.ts';
import type { Outcome } from '../hie/outcome.ts';
import { writeOutcome } from '../hie/outcome.ts';
import type { Answer } from './gateway.ts';

/** Why a provider answers no record, with its HTTP status and words (GP Connect 1.6.2). */
const REFUSALS = {
  badRequest: [400, 'invalid', 'BAD_REQUEST', 'Bad request'],
  invalidNhsNumber: [400, 'value', 'INVALID_NHS_NUMBER', 'Invalid NHS number'],
  identifierSystem: [400, 'value', 'INVALID_IDENTIFIER_SYSTEM', 'Invalid identifier system'],
  patientDissent: [
    403,
    'forbidden',
    'NO_PATIENT_CONSENT',
    'Patient has not provided consent to share data',
  ],
  practiceDissent: [
    403,
    'forbidden',
    'NO_ORGANISATION_CONSENT',
    'Organisation has not provided consent to share data',
  ],
  patientNotFound: [404, 'not-found', 'PATIENT_NOT_FOUND', 'Patient not found'],
  notFound: [404, 'not-found', 'NO_RECORD_FOUND', 'No record found'],
  method: [405, 'not-supported', 'BAD_REQUEST', 'Method not allowed'],
  mediaType: [415, 'not-supported', 'BAD_REQUEST', 'Unsupported media type'],
  invalidResource: [422, 'invalid', 'INVALID_RESOURCE', 'Invalid resource'],
  invalidParameter: [422, 'invalid', 'INVALID_PARAMETER', 'Invalid parameter'],
  internal: [500, 'processing', 'INTERNAL_SERVER_ERROR', 'Internal server error'],
} as const satisfies Record<string, readonly [number, string, string, string]>;
export type RefusalName = keyof typeof REFUSALS;

/** A reason not to answer, with what exactly was wrong. It never holds content of the request. */
export interface Refusal {
  readonly refused: RefusalName;
  readonly diagnostics: string;
}

/** An OperationOutcome under its HTTP status. */
export function refusalAnswer(refusal: Refusal): Answer {
  const [status, issue, code, display] = REFUSALS[refusal.refused];
  const severity = status === 405 ? 'fatal' : 'error';
  const outcome: Outcome = { severity, issue, code, display, diagnostics: refusal.diagnostics };
  return { status, contentType: FHIR_JSON, body: writeJson(writeOutcome(outcome)) };
}

/** GP Connect's media type. */
export const FHIR_JSON = 'application/fhir+json;charset=utf-8';
