import { londonDay } from '../../../base/partial-date.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { resolve } from '../../fhir/bundle.ts';
import { joinCodes, readCoded } from '../../fhir/codes.ts';
import { draft, link, present, unique } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { extensionValue } from '../../fhir/extensions.ts';
import { objectOf, textOf } from '../../json/json-value.ts';
import { contradict } from '../same-fact.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { readVerifiedStatus } from '../verified-status.ts';
import { dateOf, notesOf } from '../../fhir/values.ts';

/** Reads a Condition: a header of the problem list. */
export function readProblem(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  return draft(reading, resource, {
    coded: readCoded(body['code']),
    date: dateOf(resource, 'onsetDateTime', log),
    recorded: dateOf(resource, 'assertedDate', log),
    status: readVerifiedStatus(resource, STATUSES, log),
    text: notesOf(body),
    detail: present({
      kind: 'problem' as const,
      significance: significanceOf(reading, resource),
      ended: dateOf(resource, 'abatementDateTime', log),
    }),
  });
}

/**
 * Joins a problem with the statement it stands for. An Observation without a value says the same fact
 * twice and is merged into the problem; any other entry stays one of its own, tied as a twin. Where the
 * two contradict each other they stay two entries, not tied. Answers whether an entry was merged away.
 */
export function joinTwin(reading: Reading, resource: Resource): boolean {
  const problem = reading.made.get(resource);
  const reference = textOf(objectOf(extensionValue(resource.body, 'actualproblem'))?.['reference']);
  if (problem === undefined || reference === undefined) return false;
  const actual = resolve(reading.bundle, resource, reference);
  const twin = actual === undefined ? undefined : reading.made.get(actual);
  if (twin === undefined) return false;
  if (twin.kind === 'observation' && contradict(problem, twin)) {
    reading.log.error(resource.path, 'the problem and the statement it stands for disagree');
    return false;
  }
  if (isSameFact(twin)) return merge(reading, problem, twin);
  link(problem, 'twin', twin);
  return false;
}

const STATUSES: StatusWords = {
  active: 'active',
  inactive: 'inactive',
  resolved: 'resolved',
};

function significanceOf(reading: Reading, resource: Resource): 'major' | 'minor' | undefined {
  const word = textOf(extensionValue(resource.body, 'problemsignificance'));
  if (word === 'major' || word === 'minor') return word;
  if (word !== undefined) {
    reading.log.error(`${resource.path}.extension`, 'a significance that is not known');
  }
  return undefined;
}

function isSameFact(twin: Draft): boolean {
  const { detail } = twin;
  return detail.kind === 'observation' && detail.value === undefined && detail.panel !== true;
}

function merge(reading: Reading, problem: Draft, twin: Draft): boolean {
  for (const item of [twin.item, ...twin.alsoIn]) {
    if (item !== problem.item && !problem.alsoIn.includes(item)) problem.alsoIn.push(item);
  }
  problem.codes.splice(0, Infinity, ...joinCodes(problem.codes, twin.codes));
  problem.text.splice(0, Infinity, ...unique([...problem.text, ...twin.text]));
  problem.date ??= twin.date;
  if (twin.date !== undefined && dayOf(problem) !== dayOf(twin)) {
    const what = 'the problem and the statement it stands for give different dates';
    reading.log.warning(problem.source, `${what}; that of the problem was read`);
  }
  reading.made.forEach((made, resource) => {
    if (made === twin) reading.made.set(resource, problem);
  });
  return true;
}

function dayOf(draft: Draft): string | undefined {
  return draft.date === undefined ? undefined : (londonDay(draft.date) ?? draft.date.text);
}
