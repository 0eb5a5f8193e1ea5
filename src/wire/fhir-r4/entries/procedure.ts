import type { Resource } from '../../fhir/bundle.ts';
import { readCoded } from '../../fhir/codes.ts';
import { draft } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { notesOf } from '../../fhir/values.ts';
import { readWhen } from '../dates.ts';
import { labelled } from '../words.ts';

/** Reads a Procedure, dated by when it was done. */
export function readProcedure(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const done = readWhen(resource, 'performed', 'Performed', reading.log);
  return draft(reading, resource, {
    coded: readCoded(body['code']),
    date: done.date,
    status: readStatus(resource, 'status', STATUSES, reading.log),
    text: [
      ...notesOf(body),
      ...done.texts,
      ...labelled(body, {
        statusReason: 'Reason of status',
        category: 'Category',
        reasonCode: 'Reason',
        bodySite: 'Body site',
        outcome: 'Outcome',
        complication: 'Complication',
        followUp: 'Follow-up',
      }),
    ],
    detail: { kind: 'procedure' },
  });
}

const STATUSES: StatusWords = {
  preparation: 'planned',
  'in-progress': 'active',
  'not-done': 'never-active',
  'on-hold': 'inactive',
  stopped: 'stopped',
  completed: 'completed',
  'entered-in-error': 'entered-in-error',
  unknown: undefined,
};
