import type { Resource } from '../../fhir/bundle.ts';
import { filled, readCoded } from '../../fhir/codes.ts';
import { objectOf, textOf } from '../../json/json-value.ts';
import { draft } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { periodEdge } from '../../fhir/values.ts';
import { labelled } from '../words.ts';

/** Reads a Flag: an alert. */
export function readFlag(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const end = filled(textOf(objectOf(body['period'])?.['end']));
  return draft(reading, resource, {
    coded: readCoded(body['code']),
    date: periodEdge(resource, 'period', 'start', reading.log),
    status: readStatus(resource, 'status', STATUSES, reading.log),
    text: [
      ...labelled(body, { category: 'Category' }),
      ...(end === undefined ? [] : [`Until: ${end}`]),
    ],
    detail: { kind: 'alert' },
  });
}

const STATUSES: StatusWords = {
  active: 'active',
  inactive: 'inactive',
  'entered-in-error': 'entered-in-error',
};
