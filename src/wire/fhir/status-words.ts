import type { Status } from '../../record/status.ts';
import { textOf } from '../json/json-value.ts';
import type { Resource } from './bundle.ts';
import type { ProblemLog } from './problem-log.ts';

/** What each status word of a FHIR value set says in ours; undefined where it says nothing. */
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
