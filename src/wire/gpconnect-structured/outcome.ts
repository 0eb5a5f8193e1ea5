import type { ItemState } from '../../record/item.ts';
import type { JsonObject } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import { AREAS, AREA_FACTS } from './areas.ts';
import type { Area } from './areas.ts';

/** One issue of an OperationOutcome, in our words. */
export interface OutcomeIssue {
  /** The area it is about; undefined when it is about the whole answer, or names none we know. */
  readonly areas: readonly Area[];
  readonly state: Extract<ItemState, 'withheld' | 'unavailable'>;
  readonly reason: string;
  /** The sender marked it as an error, not as a warning or information. */
  readonly failed: boolean;
}

/**
 * Reads the issues of an OperationOutcome. The code decides and its system is ignored, for three
 * spellings are in use; display and details are never repeated, for they may hold addresses.
 */
export function readOutcome(body: JsonObject): readonly OutcomeIssue[] {
  const issues = objectsOf(body['issue']).map(readIssue);
  return issues.length > 0 ? issues : [UNEXPLAINED];
}

const UNEXPLAINED: OutcomeIssue = {
  areas: [],
  state: 'unavailable',
  reason: 'the answer is an error without an explanation',
  failed: true,
};

function readIssue(issue: JsonObject): OutcomeIssue {
  const details = objectOf(issue['details']);
  const code = textOf(objectsOf(details?.['coding'])[0]?.['code'])?.trim() ?? '';
  const severity = textOf(issue['severity']);
  const areas = areasNamed(
    `${textOf(issue['diagnostics']) ?? ''} ${textOf(details?.['text']) ?? ''}`,
  );
  return {
    areas,
    state: code === 'NO_PATIENT_CONSENT' ? 'withheld' : 'unavailable',
    reason: reasonOf(code, textOf(issue['code']) ?? ''),
    failed: severity !== 'warning' && severity !== 'information',
  };
}

function areasNamed(text: string): readonly Area[] {
  return AREAS.filter((area) => new RegExp(`\\b${AREA_FACTS[area].parameter}\\b`, 'i').test(text));
}

function reasonOf(code: string, issueType: string): string {
  const known = REASONS.get(code);
  if (known !== undefined) return `${known} (${code})`;
  if (/^[A-Z]+(?:_[A-Z]+)+$/.test(code)) return `refused with a code that is not known (${code})`;
  if (/^\d{3,5}$/.test(code)) return `refused by the proxy on the way (${code})`;
  const type = /^[a-z-]{3,30}$/.test(issueType) ? issueType : 'no code';
  return `refused without a known code (${type})`;
}

/** GP Connect 1.6.2, "error handling guidance" and "retrieve patient record". */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['NO_PATIENT_CONSENT', 'the patient has dissented from sharing'],
  ['NO_ORGANISATION_CONSENT', 'the practice has not enabled sharing'],
  ['ACCESS DENIED', 'the practice has not enabled this service'],
  ['ACCESS_DENIED', 'the practice has not enabled this service'],
  ['NOT_IMPLEMENTED', 'the area is switched off or not supported at the practice'],
  ['PATIENT_NOT_FOUND', 'the practice shares no record of this patient'],
  ['NO_RECORD_FOUND', 'no record was found'],
  ['ORGANISATION_NOT_FOUND', 'the organisation is not known there'],
  ['PRACTITIONER_NOT_FOUND', 'the practitioner is not known there'],
  ['INVALID_NHS_NUMBER', 'the number in the request is not valid'],
  ['INVALID_IDENTIFIER_SYSTEM', 'the request names the wrong kind of identifier'],
  ['INVALID_IDENTIFIER_VALUE', 'the request holds a wrong identifier'],
  ['INVALID_PATIENT_DEMOGRAPHICS', 'the patient could not be traced'],
  ['NO_RELATIONSHIP', 'the practice in the request is not the registered one'],
  ['BAD_REQUEST', 'the request was not understood'],
  ['CONFLICTING_VALUES', 'the request contradicts itself'],
  ['INVALID_RESOURCE', 'the request holds a wrong resource'],
  ['INVALID_PARAMETER', 'the request holds a wrong parameter'],
  ['REFERENCE_NOT_FOUND', 'the request refers to something unknown'],
  ['DUPLICATE_REJECTED', 'the request was refused as a repeat'],
  ['INTERNAL_SERVER_ERROR', 'the provider failed'],
]);
