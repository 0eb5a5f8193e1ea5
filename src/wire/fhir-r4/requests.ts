import { objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { resolve } from '../fhir/bundle.ts';
import type { Reading } from '../fhir/draft.ts';

/** What a MedicationRequest is in a record: an authorisation, one issue of it, or none of them. */
export type RequestUse = 'authorisation' | 'issue' | 'proposal' | 'forbidden';

/** Whether a request asks that something be not done: the opposite of what it names. */
export function isForbidding({ body }: Resource): boolean {
  const flag = body['doNotPerform'];
  return flag !== undefined && flag !== null && flag !== false && textOf(flag)?.trim() !== 'false';
}

/** Tells of an intent that is not known: what the request is was told without it. */
export function checkIntent({ log }: Reading, { body, path }: Resource): void {
  const intent = textOf(body['intent'])?.trim();
  if (intent === undefined || INTENTS.has(intent)) return;
  log.error(`${path}.intent`, 'an intent that is not known; the entry was read without it');
}

/** FHIR R4, value sets "medicationRequest Intent" and "RequestIntent". */
const INTENTS: ReadonlySet<string> = new Set(
  `proposal plan directive order original-order reflex-order filler-order instance-order option`.split(
    ' ',
  ),
);

/**
 * Tells what a MedicationRequest is. An order that rests on another request is an issue of it, as in GP
 * Connect; one that rests on none is the authorisation itself, as in Millennium. Instances and fillings
 * of an order are issues whatever they rest on. A proposal or an option was never prescribed, and an
 * order not to give a drug is no course of it.
 */
export function useOfRequest(reading: Reading, request: Resource): RequestUse {
  const intent = textOf(request.body['intent'])?.trim() ?? '';
  if (isForbidding(request)) return 'forbidden';
  if (PROPOSALS.has(intent)) return 'proposal';
  if (INSTANCES.has(intent)) return 'issue';
  return intent !== 'plan' && restsOnRequest(reading, request) ? 'issue' : 'authorisation';
}

/** The request another one, or a statement, rests on; undefined when the bundle does not hold it. */
export function requestUnder(reading: Reading, resource: Resource): Resource | undefined {
  for (const each of objectsOf(resource.body['basedOn'])) {
    const reference = textOf(each['reference']);
    const found =
      reference === undefined ? undefined : resolve(reading.bundle, resource, reference);
    if (found?.type === 'MedicationRequest' && found !== resource) return found;
  }
  return undefined;
}

const PROPOSALS: ReadonlySet<string> = new Set(['proposal', 'option']);
const INSTANCES: ReadonlySet<string> = new Set(['instance-order', 'filler-order', 'reflex-order']);

function restsOnRequest(reading: Reading, request: Resource): boolean {
  if (requestUnder(reading, request) !== undefined) return true;
  return objectsOf(request.body['basedOn']).some((each) =>
    /(?:^|\/)MedicationRequest\/[^/]+(?:\/_history\/[^/]+)?$/.test(textOf(each['reference']) ?? ''),
  );
}
