import { isAboutSharing, meaningOf, meaningOfAll } from '../../record/gpconnect-errors.ts';
import type { ErrorMeaning } from '../../record/gpconnect-errors.ts';
import type { RefusalClass } from '../../record/reading.ts';

/** What an error answer means for the case. */
export interface GpConnectError {
  readonly state: 'not-shared' | 'unavailable';
  /** Undefined when the answer was no OperationOutcome. */
  readonly refusal: RefusalClass | undefined;
  /** The published error code, or the HTTP status when the answer held none of them. */
  readonly detail: string;
}

/**
 * Reads an error answer by its Spine code, by the same table as the readers. Of several issues the one
 * that says most decides; display texts are never passed on.
 */
export function classifyGpConnectError(status: number, body: Uint8Array): GpConnectError {
  const issues = issuesOf(body);
  const meaning = meaningOfAll(issues.filter(({ code }) => code !== undefined)) ?? issues[0];
  return {
    state: meaning !== undefined && isAboutSharing(meaning.class) ? 'not-shared' : 'unavailable',
    refusal: meaning?.class,
    detail: meaning?.code === undefined ? `HTTP ${status}` : describe(meaning.code),
  };
}

/** Whether a body is an OperationOutcome and nothing else; some gateways send one with status 200. */
export function isOperationOutcome(body: Uint8Array): boolean {
  // The cheap look comes first: a record of many megabytes need not be parsed for this.
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!bytes.includes('OperationOutcome')) return false;
  return field(parse(body), 'resourceType') === 'OperationOutcome';
}

/** The proxy's numbers are told apart from the published codes. */
function describe(code: string): string {
  return /^\d/.test(code) ? `proxy ${code}` : code;
}

function issuesOf(body: Uint8Array): readonly ErrorMeaning[] {
  return list(field(parse(body), 'issue')).map((issue) => {
    const codings = list(field(field(issue, 'details'), 'coding'));
    const codes = codings.map((coding) => field(coding, 'code'));
    const type = field(issue, 'code');
    return meaningOf({
      codes: codes.filter((code) => typeof code === 'string'),
      type: typeof type === 'string' ? type : '',
    });
  });
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
