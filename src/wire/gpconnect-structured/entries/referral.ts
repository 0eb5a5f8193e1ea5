import type { JsonObject } from '../../json/json-value.ts';
import { objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { resolve } from '../../fhir/bundle.ts';
import { filled, joinCodes, readCoded, stated } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf } from '../../fhir/values.ts';

/**
 * Reads an outbound ReferralRequest. Its main code is in reasonCode. authoredOn is the only date the
 * profile has, the day the referral was made, and is taken as the clinical one.
 */
export function readReferral(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  const reasons = objectsOf(body['reasonCode']).map(readCoded);
  const [main, ...others] = reasons;
  return draft(reading, resource, {
    codes: joinCodes(...reasons.map((reason) => reason.codes)),
    term: main?.term,
    date: dateOf(resource, 'occurrenceDateTime', log) ?? dateOf(resource, 'authoredOn', log),
    status: readStatus(resource, 'status', STATUSES, log),
    text: [
      ...stated(textOf(body['description'])),
      ...notesOf(body),
      ...stated(...others.map((reason) => reason.term)),
      ...termsOf(body, 'serviceRequested'),
      ...termsOf(body, 'type'),
    ],
    detail: present({
      kind: 'referral' as const,
      direction: 'out' as const,
      specialty: readCoded(body['specialty']).term,
      recipient: recipientsOf(reading, resource),
      urgency: filled(textOf(body['priority'])),
    }),
  });
}

const STATUSES: StatusWords = {
  unknown: undefined,
  draft: undefined,
  active: 'active',
  completed: 'completed',
  cancelled: 'stopped',
  'entered-in-error': 'entered-in-error',
};

function termsOf(body: JsonObject, name: string): readonly string[] {
  return stated(...objectsOf(body[name]).map((each) => readCoded(each).term));
}

/** Names of organisations and services; of persons only what the sender put beside the reference. */
function recipientsOf(reading: Reading, resource: Resource): string | undefined {
  const names = objectsOf(resource.body['recipient']).map((recipient) => {
    const reference = textOf(recipient['reference']);
    const found =
      reference === undefined ? undefined : resolve(reading.bundle, resource, reference);
    return filled(textOf(found?.body['name'])) ?? filled(textOf(recipient['display']));
  });
  return filled(stated(...names).join('; '));
}
