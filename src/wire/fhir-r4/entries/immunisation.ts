import type { ImmunisationDetail } from '../../../record/kinds/immunisation.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { UNCODED, filled, joinCodes, readCoded, stated } from '../../fhir/codes.ts';
import type { Coded } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { extensionValue } from '../../fhir/extensions.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, quantityText } from '../../fhir/values.ts';
import { preciseDate } from '../dates.ts';
import { joinedTerms, labelled, namesOf } from '../words.ts';

/**
 * Reads an Immunization. UK Core puts what was done into the vaccinationProcedure extension; a vaccineCode
 * of null flavours alone says nothing, its text included.
 */
export function readImmunisation(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  const procedure = readCoded(extensionValue(body, 'vaccinationprocedure'));
  const vaccine = vaccineOf(body);
  const said = filled(textOf(body['occurrenceString']));
  return draft(reading, resource, {
    codes: joinCodes(procedure.codes, vaccine.codes),
    term: procedure.term ?? vaccine.term,
    date: preciseDate(resource, 'occurrenceDateTime', log),
    recorded: dateOf(resource, 'recorded', log),
    status: readStatus(resource, 'status', STATUSES, log),
    text: [
      ...notesOf(body),
      ...stated(said === undefined ? undefined : `Given: ${said}`),
      ...qualifiers(reading, resource),
      ...objectsOf(body['reaction']).flatMap(reactionTexts),
      ...labelled(body, {
        subpotentReason: 'Subpotent because',
        programEligibility: 'Programme',
      }),
    ],
    detail: detailOf(reading, resource),
  });
}

/** R4 says in one word what STU3 says in two members: what is completed was given. */
const STATUSES: StatusWords = {
  completed: 'given',
  'not-done': 'not-given',
  'entered-in-error': 'entered-in-error',
};

function vaccineOf(body: JsonObject): Coded {
  const vaccine = readCoded(body['vaccineCode']);
  const codings = objectsOf(objectOf(body['vaccineCode'])?.['coding']);
  return vaccine.codes.length === 0 && codings.length > 0 ? UNCODED : vaccine;
}

function detailOf(reading: Reading, resource: Resource): ImmunisationDetail {
  const { body } = resource;
  const [protocol] = objectsOf(body['protocolApplied']);
  return present({
    kind: 'immunisation' as const,
    batch: filled(textOf(body['lotNumber'])),
    site: readCoded(body['site']).term,
    part: protocol && doseOf(protocol),
    expiry: dateOf(resource, 'expirationDate', reading.log),
    reason: filled(stated(...REASONS.map((name) => joinedTerms(body[name]))).join('; ')),
  });
}

const REASONS = ['statusReason', 'reasonCode'];

function doseOf(protocol: JsonObject): string | undefined {
  return filled(textOf(protocol['doseNumberPositiveInt']) ?? textOf(protocol['doseNumberString']));
}

/** What the model has no place for, as `name: value` lines, the way GP Connect writes qualifiers. */
function qualifiers(reading: Reading, resource: Resource): string[] {
  const { body } = resource;
  const parent = extensionValue(body, 'parentpresent');
  return [
    ['Dose', quantityText(body['doseQuantity'])],
    ['Route', readCoded(body['route']).term],
    ['Manufacturer', namesOf(reading, resource, body['manufacturer'])],
    ['Parent present', yesOrNo(parent)],
    ['Subpotent', body['isSubpotent'] === false ? undefined : yesOrNo(body['isSubpotent'])],
    ...objectsOf(body['protocolApplied']).flatMap(protocolQualifiers),
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}

function yesOrNo(value: unknown): string | undefined {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined;
}

type Qualifier = readonly [string, string | undefined];

function protocolQualifiers(protocol: JsonObject, index: number): readonly Qualifier[] {
  const further: readonly Qualifier[] = index === 0 ? [] : [['Part', doseOf(protocol)]];
  const series =
    textOf(protocol['seriesDosesPositiveInt']) ?? textOf(protocol['seriesDosesString']);
  return [
    ...further,
    ['Doses in series', filled(series)],
    ['Target disease', joinedTerms(protocol['targetDisease'])],
    ['Protocol', filled(textOf(protocol['series']))],
  ];
}

function reactionTexts(reaction: JsonObject): readonly string[] {
  const date = filled(textOf(reaction['date']));
  const reported = reaction['reported'] === true ? ' (reported by the patient)' : '';
  return [`Reaction${date === undefined ? '' : ` on ${date}`}${reported}`];
}
