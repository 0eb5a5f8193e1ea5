import type { Status } from '../../record/status.ts';
import { textOf } from '../json/json-value.ts';
import type { Resource } from './bundle.ts';
import type { ProblemLog } from './problem-log.ts';

/** What each status word of FHIR STU3 says in ours; undefined where it says nothing. */
export type StatusWords = Readonly<Record<string, Status | undefined>>;

/**
 * The status a member of a resource states. A word that is not in the table is an error, never a
 * default, for it may turn the meaning of the entry round.
 */
export function readStatus(
  resource: Resource,
  name: string,
  words: StatusWords,
  log: ProblemLog,
): Status | undefined {
  const word = textOf(resource.body[name]);
  if (word === undefined) return undefined;
  if (!Object.hasOwn(words, word)) {
    log.error(
      `${resource.path}.${name}`,
      'a status that is not known; the entry was read without it',
    );
    return undefined;
  }
  return words[word];
}

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

/** A table of the words of one value set to pick from; anything else is a problem. */
export function pick<T extends string>(
  resource: Resource,
  name: string,
  words: readonly T[],
  log: ProblemLog,
): T | undefined {
  const word = textOf(resource.body[name]);
  const known = words.find((each) => each === word);
  if (word !== undefined && known === undefined) {
    log.error(
      `${resource.path}.${name}`,
      'a word that is not known; the entry was read without it',
    );
  }
  return known;
}
