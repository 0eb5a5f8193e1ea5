import { REFUSAL_CLASSES } from './reading.ts';
import type { Refusal, RefusalClass } from './reading.ts';

/** What the codes of one issue of an OperationOutcome say, before anybody looks at their wording. */
export interface ErrorIssue {
  /** The codes of its details, as written, whatever their systems: three spellings of it are in use. */
  readonly codes: readonly string[];
  /** FHIR's own word for the kind of issue. */
  readonly type: string;
}

/** The meaning of an issue. */
export interface ErrorMeaning extends Refusal {
  /** The published code, or the proxy's number; undefined when the issue bears neither. */
  readonly code?: string | undefined;
}

/**
 * The published errors of GP Connect with what each means for a case (GP Connect 1.6.2, "error handling
 * guidance" and "retrieve patient record"). The one table of readers and gateways.
 */
export const GPCONNECT_ERRORS: Readonly<Record<string, Refusal>> = {
  NO_PATIENT_CONSENT: { class: 'consent', why: 'the patient has dissented from sharing' },
  PATIENT_NOT_FOUND: { class: 'not-shared', why: 'the practice shares no record of this patient' },
  NO_ORGANISATION_CONSENT: { class: 'not-enabled', why: 'the practice has not enabled sharing' },
  ACCESS_DENIED: { class: 'not-enabled', why: 'the practice has not enabled this service' },
  BAD_REQUEST: { class: 'configuration', why: 'the request was not understood' },
  CONFLICTING_VALUES: { class: 'configuration', why: 'the request contradicts itself' },
  DUPLICATE_REJECTED: { class: 'configuration', why: 'the request was refused as a repeat' },
  INVALID_IDENTIFIER_SYSTEM: {
    class: 'configuration',
    why: 'the request names the wrong kind of identifier',
  },
  INVALID_IDENTIFIER_VALUE: {
    class: 'configuration',
    why: 'the request holds a wrong identifier',
  },
  INVALID_PARAMETER: { class: 'configuration', why: 'the request holds a wrong parameter' },
  INVALID_RESOURCE: { class: 'configuration', why: 'the request holds a wrong resource' },
  NO_RECORD_FOUND: { class: 'configuration', why: 'no record was found' },
  NO_RELATIONSHIP: {
    class: 'configuration',
    why: 'the practice in the request is not the registered one',
  },
  ORGANISATION_NOT_FOUND: { class: 'configuration', why: 'the organisation is not known there' },
  PRACTITIONER_NOT_FOUND: { class: 'configuration', why: 'the practitioner is not known there' },
  REFERENCE_NOT_FOUND: {
    class: 'configuration',
    why: 'the request refers to something unknown',
  },
  INVALID_NHS_NUMBER: { class: 'case-data', why: 'the number in the request is not valid' },
  INVALID_PATIENT_DEMOGRAPHICS: { class: 'case-data', why: 'the patient could not be traced' },
  INTERNAL_SERVER_ERROR: { class: 'unavailable', why: 'the provider failed' },
  NOT_IMPLEMENTED: {
    class: 'unavailable',
    why: 'the area is switched off or not supported at the practice',
  },
};

/**
 * What one issue means: by the first of its codes that is published, else by the number the proxy on
 * the way gave, else nothing is known but that there is no record. Only what looks like a code is
 * repeated, for anything else may be content.
 */
export function meaningOf({ codes, type }: ErrorIssue): ErrorMeaning {
  const written = codes.map((code) => code.trim());
  const published = written.map(spelt).find((name) => Object.hasOwn(GPCONNECT_ERRORS, name));
  const known = published === undefined ? undefined : GPCONNECT_ERRORS[published];
  if (known !== undefined) {
    return { class: known.class, why: `${known.why} (${published})`, code: published };
  }
  const number = written.find((name) => PROXY_NUMBER.test(name));
  if (number !== undefined) return proxyMeaning(number, type);
  const code = written.find((name) => CODE_LIKE.test(name));
  if (code !== undefined) return failed(`refused with a code that is not known (${code})`);
  return failed(`refused without a known code (${ISSUE_TYPE.test(type) ? type : 'no code'})`);
}

/** What several issues mean together: the one whose class stands first in the list of classes decides. */
export function meaningOfAll<T extends Pick<Refusal, 'class'>>(
  issues: readonly T[],
): T | undefined {
  return issues.toSorted((a, b) => rank(a.class) - rank(b.class))[0];
}

function rank(of: RefusalClass): number {
  return REFUSAL_CLASSES.indexOf(of);
}

/** Whether an answer of that class is a fact about sharing, not a fault that may be mended or may pass. */
export function isAboutSharing(of: RefusalClass): boolean {
  return of === 'consent' || of === 'not-shared' || of === 'not-enabled';
}

/** One published code is written with a space: "ACCESS DENIED". */
function spelt(code: string): string {
  return code.replaceAll(' ', '_');
}

/** The proxy answers with an HTTP status of its own; 5xx, or "transient", may pass. */
function proxyMeaning(number: string, type: string): ErrorMeaning {
  const passing = /^5\d\d$/.test(number) || type === 'transient';
  return {
    class: passing ? 'unavailable' : 'configuration',
    why: `refused by the proxy on the way (${number})`,
    code: number,
  };
}

function failed(why: string): ErrorMeaning {
  return { class: 'unavailable', why };
}

const PROXY_NUMBER = /^\d{3,5}$/;
/** At least two words: a single one may be a name. */
const CODE_LIKE = /^(?=.{3,40}$)[A-Z]+(?:_[A-Z]+)+$/;
const ISSUE_TYPE = /^[a-z-]{3,30}$/;
