import type { CourseType, MedicationDetail } from '../../../record/kinds/medication.ts';
import { objectOf, objectsOf, textOf } from '../../json/json-value.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { filled, firstCode, readCoded, stated } from '../../fhir/codes.ts';
import { dosagesOf, readSupply } from '../../fhir/drug.ts';
import type { Supply } from '../../fhir/drug.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { extensionValue, extensionsOf } from '../../fhir/extensions.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, readDate } from '../../fhir/values.ts';
import { codesOf } from '../concept-status.ts';
import { boundsOf, dosageTexts, structuredDose } from '../dosage.ts';
import { readDrug } from '../drug.ts';
import { joinedTerms, labelled, termsOf } from '../words.ts';

/** Reads a MedicationRequest that is an authorisation. */
export function readAuthorisation(reading: Reading, request: Resource): Draft {
  const { log } = reading;
  const { body } = request;
  const supply = readSupply(reading, request);
  const drug = readDrug(reading, request);
  const authored = dateOf(request, 'authoredOn', log);
  const bounds = boundsOf(request, 'dosageInstruction', 'start', log);
  return draft(reading, request, {
    codes: drug.codes,
    term: drug.term,
    date: supply.start ?? bounds ?? (body['intent'] === 'plan' ? undefined : authored),
    recorded: authored,
    status: readStatus(request, 'status', REQUEST_STATUSES, log),
    text: [...requestTexts(request), ...drug.texts, ...courseTexts(request), ...expiryOf(request)],
    detail: detailOf(reading, request, supply),
  });
}

/** Statuses of a MedicationRequest, also of an issue. */
export const REQUEST_STATUSES: StatusWords = {
  active: 'active',
  'on-hold': 'inactive',
  cancelled: 'never-active',
  completed: 'completed',
  stopped: 'stopped',
  draft: 'planned',
  unknown: undefined,
  'entered-in-error': 'entered-in-error',
};

/** What a request says in free text, or has no field of the record for. */
export function requestTexts(request: Resource): readonly string[] {
  const { body } = request;
  const dosages = objectsOf(body['dosageInstruction']);
  const reported =
    body['reportedBoolean'] === true || body['reportedReference'] !== undefined
      ? 'Reported by another source'
      : undefined;
  return [
    ...notesOf(body),
    ...stated(...dosages.map((each) => textOf(each['patientInstruction']))),
    ...dosages.flatMap((each) =>
      filled(textOf(each['text'])) === undefined ? [] : dosageTexts(each),
    ),
    ...stated(reported),
    ...categoryTexts(body),
    ...labelled(body, REASONS),
  ];
}

const REASONS = { reasonCode: 'Reason' };

/** Where the drug is taken; at home, as all that a practice prescribes, says nothing. */
function categoryTexts(body: JsonObject): readonly string[] {
  if (body['category'] === undefined) return [];
  return objectsOf(body['category'])
    .filter((each) => !codesOf(each).includes('community'))
    .flatMap(termsOf)
    .map((term) => `Category: ${term}`);
}

/**
 * The instruction as written; where there is none, what the dosage says structured. One of several
 * dosages that alone has no instruction is a step of the course like the others.
 */
export function doseOf(
  written: string | undefined,
  resource: Resource,
  member: string,
): string | undefined {
  const dosages = dosagesOf(resource.body[member]);
  if (written === undefined) return structuredDose(dosages);
  const silent = dosages.filter((each) => filled(textOf(each['text'])) === undefined);
  return filled(stated(written, structuredDose(silent)).join('; '));
}

function detailOf(reading: Reading, request: Resource, supply: Supply): MedicationDetail {
  const { log } = reading;
  const { body } = request;
  const stop = extensionsOf(body, 'medicationstatusreason')[0];
  const place = { log, path: `${request.path}.extension` };
  const stopped = stop && readDate(extensionValue(stop, 'statuschangedate'), place);
  return present({
    kind: 'medication' as const,
    dose: doseOf(supply.dose, request, 'dosageInstruction'),
    quantity: supply.quantity,
    quantityText: supply.quantityText,
    durationDays: supply.durationDays,
    course: courseOf(request),
    ended: stopped ?? supply.end ?? boundsOf(request, 'dosageInstruction', 'end', log),
    endReason:
      joinedTerms(body['statusReason']) ??
      (stop && readCoded(extensionValue(stop, 'statusreason')).term),
    issuesAllowed: issuesAllowed(reading, request),
    issuesMade:
      repeatPart(request, 'numberofprescriptionsissued') ??
      repeatPart(request, 'numberofrepeatprescriptionsissued'),
    elsewhere: elsewhereOf(request),
  });
}

/** By the course of R4, else by the extension UK Core had before. */
function courseOf({ body }: Resource): CourseType | undefined {
  const words = [
    ...codesOf(body['courseOfTherapyType']),
    ...codesOf(extensionValue(body, 'prescriptiontype')),
  ];
  const known = words.find((word) => Object.hasOwn(COURSES, word));
  return known === undefined ? undefined : COURSES[known];
}

const COURSES: Readonly<Record<string, CourseType>> = {
  acute: 'acute',
  continuous: 'repeat',
  repeat: 'repeat',
  'continuous-repeat-dispensing': 'repeat-dispensing',
  'repeat-dispensing': 'repeat-dispensing',
  'delayed-prescribing': 'delayed',
};

/** A course the record has no word for, such as a seasonal one, is told in words. */
function courseTexts(request: Resource): readonly string[] {
  if (courseOf(request) !== undefined) return [];
  const { body } = request;
  return [
    ...termsOf(body['courseOfTherapyType']),
    ...termsOf(extensionValue(body, 'prescriptiontype')),
  ].map((term) => `Course: ${term}`);
}

/** FHIR R4 counts the repeats after the first supply; the record counts all of them. */
function issuesAllowed(reading: Reading, request: Resource): string | undefined {
  const own = repeatPart(request, 'numberofrepeatprescriptionsallowed');
  const dispense = objectOf(request.body['dispenseRequest']);
  const repeats = filled(textOf(dispense?.['numberOfRepeatsAllowed']))?.trim();
  if (own !== undefined || repeats === undefined) return own;
  if (/^\d{1,6}$/.test(repeats)) return String(Number(repeats) + 1);
  const path = `${request.path}.dispenseRequest.numberOfRepeatsAllowed`;
  reading.log.error(path, 'not a whole number; the entry was read without it');
  return undefined;
}

function repeatPart(request: Resource, part: string): string | undefined {
  const repeat = extensionsOf(request.body, 'medicationrepeatinformation')[0];
  return repeat === undefined ? undefined : filled(textOf(extensionValue(repeat, part)));
}

/** No field of the record says when an authorisation runs out, so it is kept as text. */
function expiryOf(request: Resource): readonly string[] {
  const expiry = repeatPart(request, 'authorisationexpirydate');
  return stated(expiry === undefined ? undefined : `Authorisation expires: ${expiry}`);
}

/** Whether another than the practice prescribed it, where the sender says so. */
export function elsewhereOf({ body }: Resource): boolean | undefined {
  const code = firstCode(extensionValue(body, 'prescribingagency'))?.trim();
  return code === undefined ? undefined : code !== 'prescribed-at-gp-practice';
}
