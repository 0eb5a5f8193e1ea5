import type { Status } from '../../record/status.ts';
import type { Resource } from '../fhir/bundle.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import { readStatus } from '../fhir/status-words.ts';
import type { StatusWords } from '../fhir/status-words.ts';
import { textOf } from '../json/json-value.ts';

/**
 * The status of an allergy or a problem, which stands in two members: one that was refuted, or entered in
 * error, is none any more, whatever the other member says.
 */
export function readVerifiedStatus(
  resource: Resource,
  words: StatusWords,
  log: ProblemLog,
): Status | undefined {
  const verified = readStatus(resource, 'verificationStatus', VERIFICATION, log);
  if (textOf(resource.body['verificationStatus']) === 'refuted') {
    const what = 'refuted, so it was read as entered in error';
    log.warning(`${resource.path}.verificationStatus`, what);
  }
  const clinical = readStatus(resource, 'clinicalStatus', words, log);
  return verified ?? clinical;
}

/** GP Connect sends everything as unconfirmed, which says as little as confirmed. */
const VERIFICATION: StatusWords = {
  unconfirmed: undefined,
  confirmed: undefined,
  unknown: undefined,
  refuted: 'entered-in-error',
  'entered-in-error': 'entered-in-error',
};
