/** What an error answer means for the case. */
export interface GpConnectError {
  readonly state: 'not-shared' | 'unavailable';
  /** The published error code, or the HTTP status when the answer held none of them. */
  readonly detail: string;
}

/** Answers that say "not this patient, or not this practice": facts about sharing, not faults. */
const NOT_SHARED: readonly string[] = [
  'NO_PATIENT_CONSENT',
  'NO_ORGANISATION_CONSENT',
  'ACCESS_DENIED',
  'PATIENT_NOT_FOUND',
];

/** Answers that say the request or the service is at fault. */
const AT_FAULT: readonly string[] = [
  'INVALID_NHS_NUMBER',
  'INVALID_IDENTIFIER_SYSTEM',
  'INVALID_IDENTIFIER_VALUE',
  'INVALID_PATIENT_DEMOGRAPHICS',
  'BAD_REQUEST',
  'CONFLICTING_VALUES',
  'NO_RELATIONSHIP',
  'NO_RECORD_FOUND',
  'ORGANISATION_NOT_FOUND',
  'PRACTITIONER_NOT_FOUND',
  'INVALID_RESOURCE',
  'INVALID_PARAMETER',
  'REFERENCE_NOT_FOUND',
  'INTERNAL_SERVER_ERROR',
  'NOT_IMPLEMENTED',
];

/**
 * Reads an error answer by its Spine code (GP Connect error handling guidance). The code system is
 * not looked at, since real answers spell it in three ways; display texts are never passed on.
 */
export function classifyGpConnectError(status: number, body: Uint8Array): GpConnectError {
  const codes = spineCodes(body);
  const refused = NOT_SHARED.find((code) => codes.has(code));
  if (refused !== undefined) return { state: 'not-shared', detail: refused };
  const fault = AT_FAULT.find((code) => codes.has(code));
  return { state: 'unavailable', detail: fault ?? `HTTP ${status}` };
}

/** Whether a body is an OperationOutcome and nothing else; some gateways send one with status 200. */
export function isOperationOutcome(body: Uint8Array): boolean {
  // The cheap look comes first: a record of many megabytes need not be parsed for this.
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!bytes.includes('OperationOutcome')) return false;
  return field(parse(body), 'resourceType') === 'OperationOutcome';
}

function spineCodes(body: Uint8Array): Set<string> {
  const outcome = parse(body);
  const codes = new Set<string>();
  for (const issue of list(field(outcome, 'issue'))) {
    for (const coding of list(field(field(issue, 'details'), 'coding'))) {
      const code = field(coding, 'code');
      // One published code is written with a space: "ACCESS DENIED".
      if (typeof code === 'string') codes.add(code.trim().replaceAll(' ', '_'));
    }
  }
  return codes;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(body)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    ) as unknown;
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
