import type { PartialDate } from '../../base/partial-date.ts';
import type { Quantity } from '../../record/quantity.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from './bundle.ts';
import { follow } from './bundle.ts';
import { filled, readCoded, stated } from './codes.ts';
import type { Coded } from './codes.ts';
import type { Reading } from './draft.ts';
import { extensionValue } from './extensions.ts';
import { readDate, readQuantity } from './values.ts';

/** What a statement, plan or order says of how much is given how. */
export interface Supply {
  readonly dose: string | undefined;
  readonly patientTexts: readonly string[];
  readonly quantity: Quantity | undefined;
  readonly quantityText: string | undefined;
  readonly durationDays: string | undefined;
  readonly start: PartialDate | undefined;
  readonly end: PartialDate | undefined;
}

/** The drug of a statement or request: a reference to a Medication, or a code of its own. */
export function drugOf(reading: Reading, resource: Resource): Coded {
  const medication = follow(reading.bundle, resource, 'medicationReference');
  if (medication !== undefined) {
    reading.used.add(medication);
    return codedOf(medication);
  }
  const own = readCoded(resource.body['medicationCodeableConcept']);
  if (own.codes.length > 0 || own.term !== undefined) return own;
  reading.log.error(
    resource.path,
    'a drug that cannot be told: its Medication is not in the bundle',
  );
  const display = objectOf(resource.body['medicationReference'])?.['display'];
  return { codes: [], term: filled(textOf(display)) };
}

/** Every issue of a course names the same drug, and each is read once. */
const known = new WeakMap<Resource, Coded>();

function codedOf(medication: Resource): Coded {
  let coded = known.get(medication);
  if (coded === undefined) {
    coded = readCoded(medication.body['code']);
    known.set(medication, coded);
  }
  return coded;
}

/** Reads the dosage and the supply. The filler GP Connect puts where there is no dose is none. */
export function readSupply(reading: Reading, resource: Resource): Supply {
  const { body, path } = resource;
  const { log } = reading;
  const dosages = dosagesOf(body['dosage'] ?? body['dosageInstruction']);
  const dispense = objectOf(body['dispenseRequest']);
  const amount = objectOf(dispense?.['quantity']);
  const period = objectOf(dispense?.['validityPeriod']);
  const place = `${path}.dispenseRequest`;
  return {
    dose: doseOf(dosages),
    patientTexts: stated(...dosages.map((each) => textOf(each['patientInstruction']))),
    quantity: readQuantity(amount, { log, path: `${place}.quantity` }),
    quantityText: amount && filled(textOf(extensionValue(amount, 'medicationquantitytext'))),
    durationDays: daysOf(objectOf(dispense?.['expectedSupplyDuration'])),
    start: readDate(period?.['start'], { log, path: `${place}.validityPeriod.start` }),
    end: readDate(period?.['end'], { log, path: `${place}.validityPeriod.end` }),
  };
}

/** Nearly every drug is taken in one way. */
function doseOf(dosages: readonly JsonObject[]): string | undefined {
  const [only] = dosages;
  if (only !== undefined && dosages.length === 1) return doseText(only);
  return filled(stated(...dosages.map(doseText)).join('; '));
}

/** The dosages in the order in which they are to be taken, where they say one, else as they stand. */
export function dosagesOf(value: JsonValue | undefined): readonly JsonObject[] {
  const dosages = objectsOf(value);
  if (dosages.length < 2) return dosages;
  const places = new Map(dosages.map((each) => [each, placeOf(each)]));
  if (new Set(places.values()).size < dosages.length) return dosages;
  if (dosages.some((each) => places.get(each) === undefined)) return dosages;
  return dosages.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

function placeOf(dosage: JsonObject): number | undefined {
  const text = textOf(dosage['sequence'])?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

const NO_DOSE = /^no information available\.?$/i;

function doseText(dosage: JsonObject): string | undefined {
  const text = filled(textOf(dosage['text']));
  return text === undefined || NO_DOSE.test(text.trim()) ? undefined : text;
}

/** Days as a bare number; another unit is kept beside its number, never converted. */
function daysOf(duration: JsonObject | undefined): string | undefined {
  const value = filled(textOf(duration?.['value']));
  if (duration === undefined || value === undefined) return undefined;
  const unit = filled(textOf(duration['code'])) ?? filled(textOf(duration['unit']));
  const inDays = unit === 'd' || unit === 'day' || unit === 'days';
  return inDays || unit === undefined ? value : `${value} ${unit}`;
}
