import { NO_KNOWN_ALLERGY_CONCEPTS } from '../../../record/kinds/allergy.ts';
import type { AllergyDetail } from '../../../record/kinds/allergy.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { objectsOf, textOf, textsOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import {
  filled,
  hasConcept,
  manifestationCodes,
  otherWords,
  readCoded,
  stated,
} from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { extensionValue, extensionOf } from '../../fhir/extensions.ts';
import { pick } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { readVerifiedStatus } from '../verified-status.ts';
import { dateOf, notesOf, readDate } from '../../fhir/values.ts';

/**
 * Reads an AllergyIntolerance. Its code is the causative agent, or the statement that no allergy is
 * known. An allergy is ended only where the sender says so.
 */
export function readAllergy(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  return draft(reading, resource, {
    coded: readCoded(body['code']),
    date: dateOf(resource, 'onsetDateTime', log),
    recorded: dateOf(resource, 'assertedDate', log),
    status: readVerifiedStatus(resource, STATUSES, log),
    text: [...notesOf(body), ...reactionTexts(body), ...extraCategories(body)],
    detail: detailOf(reading, resource),
  });
}

const STATUSES: StatusWords = { active: 'active', inactive: 'inactive', resolved: 'resolved' };

const CATEGORIES = ['medication', 'environment', 'food'] as const;
const SEVERITIES = ['mild', 'moderate', 'severe'] as const;
const CRITICALITIES = ['low', 'high'] as const;

function detailOf(reading: Reading, resource: Resource): AllergyDetail {
  const { body } = resource;
  const { log } = reading;
  const reaction = reactionOf(resource);
  const end = extensionOf(body, 'allergyintoleranceend');
  const path = `${resource.path}.extension`;
  return present({
    kind: 'allergy' as const,
    asserts: hasConcept(body['code'], NO_KNOWN_ALLERGY_CONCEPTS)
      ? ('none-known' as const)
      : ('allergy' as const),
    category: pick(resource, 'category', CATEGORIES, log),
    reaction: reaction === undefined ? undefined : manifestationsOf(reaction.body),
    reactionCodes: reaction && manifestationCodes(reaction.body),
    severity: reaction === undefined ? undefined : pick(reaction, 'severity', SEVERITIES, log),
    criticality: pick(resource, 'criticality', CRITICALITIES, log),
    ended: end && readDate(extensionValue(end, 'enddate'), { log, path }),
    endReason: end && endReasonOf(end),
  });
}

/** The part is spelt `reasonEnded` in the data and `reason` in the specification. */
function endReasonOf(end: JsonObject): string | undefined {
  const reason = extensionValue(end, 'reasonended') ?? extensionValue(end, 'reason');
  return filled(textOf(reason));
}

/** The profile allows one reaction; further ones go to the text. */
function reactionOf(resource: Resource): Resource | undefined {
  const body = objectsOf(resource.body['reaction'])[0];
  return body === undefined
    ? undefined
    : { ...resource, body, path: `${resource.path}.reaction[0]` };
}

function manifestationsOf(reaction: JsonObject): string | undefined {
  const terms = objectsOf(reaction['manifestation']).map((each) => readCoded(each).term);
  return filled(stated(...terms).join('; '));
}

function reactionTexts(body: JsonObject): string[] {
  return objectsOf(body['reaction']).flatMap((reaction, index) => [
    ...stated(textOf(reaction['description'])),
    ...notesOf(reaction),
    ...objectsOf(reaction['manifestation']).flatMap(otherWords),
    ...(index === 0 ? [] : stated(manifestationsOf(reaction), textOf(reaction['severity']))),
  ]);
}

function extraCategories(body: JsonObject): readonly string[] {
  return textsOf(body['category']).slice(1);
}
