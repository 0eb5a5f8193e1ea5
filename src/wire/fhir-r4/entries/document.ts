import { objectsOf, textOf } from '../../json/json-value.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { Status } from '../../../record/status.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { filled, readCoded, stated } from '../../fhir/codes.ts';
import { attachedHash } from '../../fhir/attached.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, startOf, readDate } from '../../fhir/values.ts';

/**
 * Reads a DocumentReference: what the letter is, not what it holds. It is dated by when the attachment was
 * made, else by the period it is about, else by the reference to it.
 */
export function readDocument(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const attachments = objectsOf(body['content']).flatMap((each) => objectsOf(each['attachment']));
  const described = filled(textOf(body['description']));
  const titles = stated(...attachments.map((each) => textOf(each['title'])));
  const [first, ...others] = attachments;
  const indexed = dateOf(resource, 'date', reading.log);
  const own = datesOf(reading, resource, first);
  return draft(reading, resource, {
    coded: readCoded(body['type']),
    date: own[0] ?? own[1] ?? indexed,
    recorded: indexed,
    status: statusOf(reading, resource),
    text: [...(described === undefined ? titles.slice(1) : titles), ...others.flatMap(inWords)],
    detail: present({
      kind: 'document' as const,
      title: described ?? titles[0],
      mediaType: first && filled(textOf(first['contentType'])),
      contentHash: first && attachedHash(first),
    }),
  });
}

function datesOf(
  reading: Reading,
  resource: Resource,
  attachment: JsonObject | undefined,
): readonly [Draft['date'], Draft['date']] {
  const { log } = reading;
  const path = `${resource.path}.content[0].attachment.creation`;
  const made = readDate(attachment?.['creation'], { log, path });
  const [context] = objectsOf(resource.body['context']);
  if (context === undefined) return [made, undefined];
  const about = { ...resource, body: context, path: `${resource.path}.context` };
  return [made, startOf(about, 'period', log)];
}

function statusOf(reading: Reading, resource: Resource): Status | undefined {
  const status = readStatus(resource, 'status', STATUSES, reading.log);
  const content = readStatus(resource, 'docStatus', CONTENT_STATUSES, reading.log);
  return content === 'entered-in-error' ? content : (status ?? content);
}

const STATUSES: StatusWords = {
  current: undefined,
  superseded: 'inactive',
  'entered-in-error': 'entered-in-error',
};

const CONTENT_STATUSES: StatusWords = {
  preliminary: 'preliminary',
  final: 'final',
  amended: 'amended',
  'entered-in-error': 'entered-in-error',
};

function inWords(attachment: JsonObject): readonly string[] {
  return ['contentType', 'hash', 'creation'].flatMap((name) => {
    const text = filled(textOf(attachment[name]));
    return text === undefined ? [] : [`${name}: ${text}`];
  });
}
