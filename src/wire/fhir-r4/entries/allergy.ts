import { NO_KNOWN_ALLERGY_CONCEPTS } from '../../../record/kinds/allergy.ts';
import type { AllergyDetail } from '../../../record/kinds/allergy.ts';
import { foldText } from '../../../base/text-fold.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { objectOf, objectsOf, textOf, textsOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import {
  filled,
  hasConcept,
  manifestationCodes,
  otherWords,
  readCoded,
  shareCode,
  stated,
} from '../../fhir/codes.ts';
import type { Coded } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { extensionValue, extensionsOf } from '../../fhir/extensions.ts';
import { pick } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, readDate } from '../../fhir/values.ts';
import { absenceOf } from '../absent.ts';
import { doubtOf, readVerifiedStatus } from '../concept-status.ts';
import { readWhen } from '../dates.ts';
import { joinedTerms, labelled } from '../words.ts';

/**
 * Reads an AllergyIntolerance. Its code is the causative agent, or the statement that no allergy is
 * known. One that was refuted or entered in error is none, and says so in its status.
 */
export function readAllergy(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  const onset = readWhen(resource, 'onset', 'Onset', log);
  const agent = agentOf(body);
  const last = filled(textOf(body['lastOccurrence']));
  return draft(reading, resource, {
    ...agent,
    date: onset.date,
    recorded: dateOf(resource, 'recordedDate', log),
    status: readVerifiedStatus(resource, STATUSES, log),
    text: [
      ...notesOf(body),
      ...onset.texts,
      ...stated(last === undefined ? undefined : `Last occurrence: ${last}`),
      ...doubtOf(resource),
      ...objectsOf(body['reaction'])
        .flatMap(reactionTexts)
        .filter((text) => text !== `Substance: ${agent.term ?? ''}`),
      ...textsOf(body['category']).filter((each, index) => index > 0 || each === 'biologic'),
    ],
    detail: detailOf(reading, resource),
  });
}

/** Senders that leave the code out name the agent with the reaction; several agents are left as text. */
function agentOf(body: JsonObject): Coded {
  const own = readCoded(body['code']);
  if (own.codes.length > 0 || own.term !== undefined) return own;
  const substances = objectsOf(body['reaction']).flatMap((each) => objectsOf(each['substance']));
  const [first, ...others] = substances.map(readCoded);
  if (first === undefined) return own;
  const isOne = others.every(
    ({ codes, term }) =>
      term === first.term && codes.every((code) => shareCode([code], first.codes)),
  );
  return isOne ? first : own;
}

const STATUSES: StatusWords = { active: 'active', inactive: 'inactive', resolved: 'resolved' };

const CATEGORIES = ['medication', 'environment', 'food'] as const;
const SEVERITIES = ['mild', 'moderate', 'severe'] as const;
const CRITICALITIES = ['low', 'high', 'unable-to-assess'] as const;

function detailOf(reading: Reading, resource: Resource): AllergyDetail {
  const { body } = resource;
  const { log } = reading;
  const [reaction] = objectsOf(body['reaction']);
  const criticality = pick(resource, 'criticality', CRITICALITIES, log);
  const end = endOf(body);
  const place = { log, path: `${resource.path}.extension` };
  return present({
    kind: 'allergy' as const,
    asserts: assertsNone(body) ? ('none-known' as const) : ('allergy' as const),
    category: withoutBiologic(pick(resource, 'category', [...CATEGORIES, 'biologic'], log)),
    reaction: reaction && joinedTerms(reaction['manifestation']),
    reactionCodes: reaction && manifestationCodes(reaction),
    severity:
      reaction &&
      pick(
        { ...resource, body: reaction, path: `${resource.path}.reaction[0]` },
        'severity',
        SEVERITIES,
        log,
      ),
    criticality: criticality === 'unable-to-assess' ? undefined : criticality,
    ended: end && readDate(extensionValue(end, 'enddate'), place),
    endReason: end && endReasonOf(end),
  });
}

/** By code, by one of the words of FHIR for absence, or by the wording Millennium has for it. */
function assertsNone(body: JsonObject): boolean {
  if (hasConcept(body['code'], NO_KNOWN_ALLERGY_CONCEPTS)) return true;
  if (absenceOf(body['code']) === 'none-known') return true;
  const { codes, term } = readCoded(body['code']);
  return codes.length === 0 && term !== undefined && NONE_KNOWN.has(foldText(term));
}

const NONE_KNOWN: ReadonlySet<string> = new Set([
  'nka',
  'nkma',
  'nkda',
  'no known allergies',
  'no known allergy',
  'no known medication allergies',
  'no known drug allergies',
]);

/** The fourth category of FHIR has no word of its own in the record. */
function withoutBiologic(
  category: (typeof CATEGORIES)[number] | 'biologic' | undefined,
): AllergyDetail['category'] {
  return category === 'biologic' ? undefined : category;
}

/** UK Core first put the extension on the resource, later on the status. */
function endOf(body: JsonObject): JsonObject | undefined {
  const status = objectOf(body['clinicalStatus']);
  return (
    extensionsOf(body, 'allergyintoleranceend')[0] ??
    (status === undefined ? undefined : extensionsOf(status, 'allergyintoleranceend')[0])
  );
}

function endReasonOf(end: JsonObject): string | undefined {
  const reason = extensionValue(end, 'reasonended') ?? extensionValue(end, 'reason');
  return filled(textOf(reason) ?? readCoded(reason).term);
}

function reactionTexts(reaction: JsonObject, index: number): readonly string[] {
  const onset = filled(textOf(reaction['onset']));
  return [
    ...stated(textOf(reaction['description'])),
    ...notesOf(reaction),
    ...stated(onset === undefined ? undefined : `Reaction on: ${onset}`),
    ...labelled(reaction, { substance: 'Substance', exposureRoute: 'Route' }),
    ...objectsOf(reaction['manifestation']).flatMap(otherWords),
    ...(index === 0
      ? []
      : stated(joinedTerms(reaction['manifestation']), textOf(reaction['severity']))),
  ];
}
