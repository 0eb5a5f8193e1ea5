import { objectOf, objectsOf } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { follow } from '../fhir/bundle.ts';
import type { Coded } from '../fhir/codes.ts';
import { filled, readCoded, shareCode, stated } from '../fhir/codes.ts';
import type { Reading } from '../fhir/draft.ts';
import { drugOf } from '../fhir/drug.ts';
import { quantityText } from '../fhir/values.ts';
import { labelled, namesOf } from './words.ts';

/** A drug and what stands beside its name. */
export interface Drug extends Coded {
  readonly texts: readonly string[];
}

/**
 * The drug of a statement or request. A mixture without a code or a name of its own is named by what is in
 * it; the codes of its parts are not its own.
 */
export function readDrug(reading: Reading, resource: Resource): Drug {
  const medication = follow(reading.bundle, resource, 'medicationReference');
  if (medication === undefined) return { ...drugOf(reading, resource), texts: [] };
  checkOther(reading, resource, medication);
  const known = read.get(medication);
  if (known !== undefined) return known;
  const drug = drugOf(reading, resource);
  const made = readMedication(reading, medication, drug);
  read.set(medication, made);
  return made;
}

/** Every issue of a course names the same drug, and each is read once. */
const read = new WeakMap<Resource, Drug>();

function readMedication(reading: Reading, medication: Resource, drug: Coded): Drug {
  const parts = objectsOf(medication.body['ingredient']).map((each) =>
    partOf(reading, medication, each),
  );
  const mixture = filled(stated(...parts.map((part) => part.name)).join(' + '));
  return {
    codes: drug.codes,
    term: drug.term ?? mixture,
    texts: [
      ...labelled(medication.body, { form: 'Form' }),
      ...stated(...parts.map((part) => part.text)),
    ],
  };
}

/** FHIR allows one of the two members; a sender that fills both must say the same in both. */
function checkOther({ log }: Reading, { body, path }: Resource, medication: Resource): void {
  const own = body['medicationCodeableConcept'];
  if (own === undefined || isSameDrug(readCoded(own), readCoded(medication.body['code']))) return;
  log.error(
    `${path}.medicationCodeableConcept`,
    'another drug than its Medication; it was not read',
  );
}

/** Whether two drugs are one: a wording or a code in common. */
export function isSameDrug(a: Coded, b: Coded): boolean {
  if (a.term !== undefined && a.term === b.term) return true;
  return shareCode(a.codes, b.codes);
}

interface Part {
  readonly name: string | undefined;
  readonly text: string | undefined;
}

function partOf(reading: Reading, medication: Resource, ingredient: JsonObject): Part {
  const { codes, term } = readCoded(ingredient['itemCodeableConcept']);
  const name = term ?? codes[0]?.code ?? namesOf(reading, medication, ingredient['itemReference']);
  const strength = objectOf(ingredient['strength']);
  const amounts = ['numerator', 'denominator'].map((each) => quantityText(strength?.[each]));
  const text = filled(stated(name, stated(...amounts).join(' per ')).join(' '));
  return { name, text: text === undefined ? undefined : `Ingredient: ${text}` };
}
