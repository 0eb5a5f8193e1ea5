import { objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { filled, readCoded, stated } from '../../fhir/codes.ts';
import { attachedHash } from '../../fhir/attached.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf } from '../../fhir/values.ts';

/** Reads a DocumentReference: what the letter is, not what it holds. No primary list names them. */
export function readDocument(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  const attachments = objectsOf(body['content']).flatMap((each) => objectsOf(each['attachment']));
  const described = filled(textOf(body['description']));
  const titles = stated(...attachments.map((each) => textOf(each['title'])));
  const [first] = attachments;
  return draft(reading, resource, {
    coded: readCoded(body['type']),
    date: dateOf(resource, 'created', log),
    recorded: dateOf(resource, 'indexed', log),
    status: readStatus(resource, 'status', STATUSES, log),
    text: described === undefined ? [] : titles,
    detail: present({
      kind: 'document' as const,
      title: described ?? titles[0],
      mediaType: first === undefined ? undefined : filled(textOf(first['contentType'])),
      contentHash: first && attachedHash(first),
    }),
  });
}

const STATUSES: StatusWords = {
  current: undefined,
  superseded: 'inactive',
  'entered-in-error': 'entered-in-error',
};
