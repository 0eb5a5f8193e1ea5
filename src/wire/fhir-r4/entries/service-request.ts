import type { EntryDetail } from '../../../record/entry.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { filled, hasConcept, joinCodes, readCoded, stated } from '../../fhir/codes.ts';
import type { Coded } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, startOf } from '../../fhir/values.ts';
import { codesOfAll } from '../concept-status.ts';
import { joinedTerms, labelled, namesOf, termsOf } from '../words.ts';
import { wordSet } from '../../word-table.ts';

/** What a ServiceRequest is in a record. */
export type ServiceUse = 'referral' | 'diary' | 'test';

/**
 * Tells what a ServiceRequest is: a referral where its category says so; a test where it asks for one; else
 * by its intent, for an order goes to somebody and a plan stays in the diary.
 */
export function useOfService(resource: Resource): ServiceUse {
  const categories = codesOfAll(resource.body['category']);
  if (categories.some((code) => REFERRALS.has(code))) return 'referral';
  if (categories.some((code) => TESTS.has(code))) return 'test';
  return PLANS.has(textOf(resource.body['intent'])?.trim() ?? '') ? 'diary' : 'referral';
}

/** Reads a ServiceRequest that is a referral, or an entry of the diary. */
export function readService(reading: Reading, resource: Resource): Draft {
  const { log } = reading;
  const { body } = resource;
  const use = useOfService(resource);
  const asked = dateOf(resource, 'authoredOn', log);
  const due =
    dateOf(resource, 'occurrenceDateTime', log) ?? startOf(resource, 'occurrencePeriod', log);
  const coded = codedOf(body);
  return draft(reading, resource, {
    codes: coded.codes,
    term: coded.term,
    date: use === 'diary' ? due : (asked ?? due),
    recorded: asked,
    status: readStatus(resource, 'status', STATUSES, log),
    text: [
      ...notesOf(body),
      ...stated(textOf(body['patientInstruction'])),
      ...dueText(use, asked, due),
      ...asNeeded(body),
      ...labelled(body, { orderDetail: 'Detail', bodySite: 'Body site' }),
      ...(use === 'diary' ? diaryTexts(reading, resource) : []),
      ...strangeCategories(body),
      ...intentText(body),
    ],
    detail: use === 'diary' ? present({ kind: 'diary', due }) : referralOf(reading, resource),
  });
}

/** SNOMED "Patient referral" and "Referral to service", and the words senders use. */
const REFERRALS = wordSet(['3457005', '306206005', 'referral', 'Referral']);
/** SNOMED laboratory, imaging and other diagnostic procedures, and the words senders use. */
const TESTS: ReadonlySet<string> = new Set([
  '108252007',
  '363679005',
  '103693007',
  '15220000',
  'laboratory',
  'imaging',
]);
const PLANS: ReadonlySet<string> = new Set(['plan', 'proposal', 'directive', 'option']);

const STATUSES: StatusWords = {
  draft: 'planned',
  active: 'active',
  'on-hold': 'inactive',
  revoked: 'stopped',
  completed: 'completed',
  'entered-in-error': 'entered-in-error',
  unknown: undefined,
};

/** A code that only says "referral" leaves the reason as what the entry is about. */
function codedOf(body: JsonObject): Coded {
  const own = readCoded(body['code']);
  const says = own.codes.length > 0 || own.term !== undefined;
  if (says && !hasConcept(body['code'], REFERRALS)) return own;
  const reasons = objectsOf(body['reasonCode']).map(readCoded);
  if (reasons.length === 0) return own;
  return {
    codes: joinCodes(...reasons.map((reason) => reason.codes)),
    term: reasons[0]?.term ?? own.term,
  };
}

function referralOf(reading: Reading, resource: Resource): EntryDetail {
  const { body } = resource;
  return present({
    kind: 'referral' as const,
    specialty: readCoded(body['performerType']).term,
    recipient: namesOf(reading, resource, body['performer']),
    urgency: filled(textOf(body['priority'])),
    reason: joinedTerms(body['reasonCode']),
  });
}

/** What a referral has fields for. */
function diaryTexts(reading: Reading, resource: Resource): readonly string[] {
  const { body } = resource;
  const performer = namesOf(reading, resource, body['performer']);
  return [
    ...labelled(body, { reasonCode: 'Reason', performerType: 'Performer' }),
    ...stated(
      performer === undefined ? undefined : `Performer: ${performer}`,
      body['priority'] === undefined ? undefined : `Priority: ${textOf(body['priority']) ?? ''}`,
    ),
  ];
}

/** A referral is dated by when it was made; when it is to happen stands beside it. */
function dueText(use: ServiceUse, asked: Draft['date'], due: Draft['date']): readonly string[] {
  return use === 'diary' || asked === undefined || due === undefined
    ? []
    : [`Due: ${due.original}`];
}

function asNeeded(body: JsonObject): readonly string[] {
  const reasons = labelled(body, { asNeededCodeableConcept: 'As needed' });
  return reasons.length === 0 && body['asNeededBoolean'] === true ? ['As needed: yes'] : reasons;
}

function strangeCategories(body: JsonObject): readonly string[] {
  return objectsOf(body['category'])
    .filter((each) => !codesOfAll(each).some((code) => REFERRALS.has(code) || TESTS.has(code)))
    .flatMap(termsOf)
    .map((term) => `Category: ${term}`);
}

/** A proposal or an option is neither a plan nor an order, and says so. */
function intentText(body: JsonObject): readonly string[] {
  const intent = filled(textOf(body['intent']))?.trim();
  return intent === 'proposal' || intent === 'option' ? [`Intent: ${intent}`] : [];
}
