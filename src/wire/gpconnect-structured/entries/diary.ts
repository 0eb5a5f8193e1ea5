import type { PartialDate } from '../../../base/partial-date.ts';
import { objectOf, objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { readCoded, stated } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, periodEdge } from '../../fhir/values.ts';

/** Reads a diary entry: a ProcedureRequest that has not been done yet, dated by when it is due. */
export function readDiary(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  const due = dueOf(reading, resource);
  return draft(reading, resource, {
    coded: readCoded(body['code']),
    date: due,
    recorded: dateOf(resource, 'authoredOn', log),
    status: readStatus(resource, 'status', STATUSES, log),
    text: [
      ...notesOf(body),
      ...stated(...objectsOf(body['reasonCode']).map((reason) => readCoded(reason).term)),
    ],
    detail: present({ kind: 'diary' as const, due }),
  });
}

const STATUSES: StatusWords = {
  active: 'active',
  draft: 'planned',
  completed: 'completed',
  cancelled: 'stopped',
  unknown: undefined,
  'entered-in-error': 'entered-in-error',
};

/** The sample of the specification writes `occurrence` without its type; both are read. */
function dueOf(reading: Reading, resource: Resource): PartialDate | undefined {
  const { log } = reading;
  const untyped = resource.body['occurrence'];
  const loose =
    objectOf(untyped) === undefined
      ? dateOf(resource, 'occurrence', log)
      : periodEdge(resource, 'occurrence', 'start', log);
  const typed =
    dateOf(resource, 'occurrenceDateTime', log) ??
    periodEdge(resource, 'occurrencePeriod', 'start', log);
  if (textOf(untyped) !== undefined || objectOf(untyped) !== undefined) {
    log.warning(`${resource.path}.occurrence`, 'a date without its type; it was read');
  }
  return typed ?? loose;
}
