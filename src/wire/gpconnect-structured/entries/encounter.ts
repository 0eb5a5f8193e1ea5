import type { Resource } from '../../fhir/bundle.ts';
import { resolve } from '../../fhir/bundle.ts';
import { filled, joinCodes, readCoded } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { objectOf, objectsOf, textOf } from '../../json/json-value.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { notesOf, periodEdge } from '../../fhir/values.ts';

/** Reads the header of a consultation; its clinical date is the start of its period. */
export function readEncounter(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const types = objectsOf(body['type']).map(readCoded);
  const term = types.find((type) => type.term !== undefined)?.term;
  return draft(reading, resource, {
    codes: joinCodes(...types.map((type) => type.codes)),
    term,
    date: periodEdge(resource, 'period', 'start', reading.log),
    status: readStatus(resource, 'status', STATUSES, reading.log),
    text: notesOf(body),
    detail: present({ kind: 'encounter' as const, type: term, place: placeOf(reading, resource) }),
  });
}

const STATUSES: StatusWords = {
  finished: 'completed',
  planned: 'planned',
  unknown: undefined,
  'entered-in-error': 'entered-in-error',
};

function placeOf(reading: Reading, resource: Resource): string | undefined {
  const location = objectOf(objectsOf(resource.body['location'])[0]?.['location']);
  const reference = textOf(location?.['reference']);
  const found = reference === undefined ? undefined : resolve(reading.bundle, resource, reference);
  return filled(textOf(found?.body['name'])) ?? filled(textOf(location?.['display']));
}
