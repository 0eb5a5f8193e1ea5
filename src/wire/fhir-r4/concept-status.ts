import type { Status } from '../../record/status.ts';
import type { JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { filled } from '../fhir/codes.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import type { StatusWords } from '../fhir/status-words.ts';

/**
 * The status a coded member states. The code decides and its system is ignored, for senders mix them up.
 * Codes that are all unknown are an error, never a default, and so are codes that contradict each other,
 * of which only "entered in error" is kept.
 */
export function readConceptStatus(
  resource: Resource,
  name: string,
  words: StatusWords,
  log: ProblemLog,
): Status | undefined {
  const value = resource.body[name];
  if (value === undefined) return undefined;
  const said = codesOf(value).filter((code) => Object.hasOwn(words, code));
  const statuses = new Set(said.map((code) => words[code]));
  if (statuses.size === 1) return words[said[0] ?? ''];
  const what =
    statuses.size === 0 ? 'a status that is not known' : 'statuses that contradict each other';
  log.error(`${resource.path}.${name}`, `${what}; the entry was read without it`);
  return statuses.has('entered-in-error') ? 'entered-in-error' : undefined;
}

/** The codes of a coded element, trimmed. */
export function codesOf(value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return NONE;
  const codes: string[] = [];
  addCodes(value, codes);
  return codes;
}

/** The codes of a list of coded elements, trimmed. */
export function codesOfAll(value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return NONE;
  const codes: string[] = [];
  for (const each of objectsOf(value)) addCodes(each, codes);
  return codes;
}

const NONE: readonly string[] = [];

function addCodes(value: JsonValue, codes: string[]): void {
  for (const coding of objectsOf(objectOf(value)?.['coding'])) {
    const code = filled(textOf(coding['code']))?.trim();
    if (code !== undefined) codes.push(code);
  }
}

/**
 * The status of an allergy or a condition, which stands in two members: one that was refuted, or entered
 * in error, is none, whatever the other member says. How sure the sender is otherwise is told as text.
 */
export function readVerifiedStatus(
  resource: Resource,
  words: StatusWords,
  log: ProblemLog,
): Status | undefined {
  const verified = readConceptStatus(resource, 'verificationStatus', VERIFICATION, log);
  if (codesOf(resource.body['verificationStatus']).includes('refuted')) {
    const what = 'refuted, so it was read as entered in error';
    log.warning(`${resource.path}.verificationStatus`, what);
  }
  const clinical = readConceptStatus(resource, 'clinicalStatus', words, log);
  return verified ?? clinical;
}

/** How sure the sender is, where that is less than sure. */
export function doubtOf(resource: Resource): readonly string[] {
  const doubt = codesOf(resource.body['verificationStatus']).find((code) => DOUBTS.has(code));
  return doubt === undefined ? [] : [`Verification: ${doubt}`];
}

const DOUBTS: ReadonlySet<string> = new Set(['provisional', 'differential']);

/** `unconfirmed` is what UK senders put everywhere, which says as little as `confirmed`. */
const VERIFICATION: StatusWords = {
  unconfirmed: undefined,
  presumed: undefined,
  provisional: undefined,
  differential: undefined,
  confirmed: undefined,
  refuted: 'entered-in-error',
  'entered-in-error': 'entered-in-error',
};
