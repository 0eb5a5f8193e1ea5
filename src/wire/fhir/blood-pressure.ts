import { CODE_SYSTEMS } from '../../record/code.ts';
import type { DataItem } from '../../record/item.ts';
import type { Resource } from './bundle.ts';
import { filled, firstCode, hasConcept, readCoded, stated } from './codes.ts';
import { draft, present } from './draft.ts';
import type { Draft, Reading } from './draft.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import { componentsOf, hasValue, observationParts } from './measured.ts';
import { quantityText, readQuantity } from './values.ts';
import { wordSet } from '../word-table.ts';
import type { WordSet } from '../word-table.ts';

/**
 * Whether an Observation is a blood pressure: one of the panel codes with a systolic or a diastolic
 * component (GP Connect 1.6.2, "blood pressure"; FHIR R4, "vital signs").
 */
export function isBloodPressure(resource: Resource): boolean {
  if (resource.body['component'] === undefined) return false;
  if (!isPanel(resource)) return false;
  return componentsOf(resource).some((part) => isSystolic(part) || isDiastolic(part));
}

/** Whether the code is that of a blood pressure as a whole. */
export function isPanel({ body }: Resource): boolean {
  return hasEither(body['code'], PANEL, READ_PANEL);
}

/** Whether the code is that of the upper reading. */
export function isSystolic({ body }: Resource): boolean {
  return hasEither(body['code'], SYSTOLIC, READ_SYSTOLIC);
}

/** Whether the code is that of the lower reading. */
export function isDiastolic({ body }: Resource): boolean {
  return hasEither(body['code'], DIASTOLIC, READ_DIASTOLIC);
}

/** Reads a blood pressure; a side without a value has a dataAbsentReason and stays absent. */
export function readBloodPressure(
  reading: Reading,
  resource: Resource,
  { item, remarks }: { readonly item: DataItem | undefined; readonly remarks: readonly string[] },
): Draft {
  const components = componentsOf(resource);
  const systolic = components.find(isSystolic);
  const diastolic = components.find(isDiastolic);
  const others = components.filter((part) => part !== systolic && part !== diastolic);
  const parts = observationParts(reading, resource, remarks);
  return draft(reading, resource, {
    coded: parts.coded,
    date: parts.date,
    recorded: parts.recorded,
    status: parts.status,
    item,
    text: [
      ...parts.text,
      ...[systolic, diastolic].flatMap((part) =>
        part === undefined ? [] : [...inOtherTypes(part), ...beside(part)],
      ),
      ...others.flatMap(inWords),
      ...stated(valueText(resource.body)),
    ],
    detail: present({
      kind: 'blood-pressure' as const,
      systolic: systolic && pressureOf(reading, systolic),
      diastolic: diastolic && pressureOf(reading, diastolic),
    }),
  });
}

/** General, standing, sitting and lying; the first three name the panel as such, as does the last, of LOINC. */
const PANEL: WordSet = wordSet([
  '163020007',
  '386534000',
  '75367002',
  '163034007',
  '163035008',
  '163033001',
  '85354-9',
]);
/** Concepts of the upper reading. */
const SYSTOLIC: WordSet = wordSet(['72313002', '271649006', '8480-6']);
/** Concepts of the lower reading. */
const DIASTOLIC: WordSet = wordSet(['1091811000000102', '271650006', '8462-4']);

/** The same in Read, for practices that send what was picked and nothing beside it; CTV3 kept these codes. */
const READ_PANEL: WordSet = wordSet(['246..', '246C.', '246D.', '246E.']);
const READ_SYSTOLIC: WordSet = wordSet(['2469.']);
const READ_DIASTOLIC: WordSet = wordSet(['246A.']);

function hasEither(value: JsonValue | undefined, concepts: WordSet, read: WordSet): boolean {
  return hasConcept(value, concepts) || hasRead(value, read);
}

function hasRead(value: JsonValue | undefined, wanted: WordSet): boolean {
  // All of them begin alike, and nearly no other code does.
  const codings = objectsOf(objectOf(value)?.['coding']);
  if (!codings.some((coding) => textOf(coding['code'])?.startsWith('246') === true)) return false;
  return readCoded(value).codes.some(
    ({ system, code }) =>
      (system === CODE_SYSTEMS.readV2 || system === CODE_SYSTEMS.ctv3) &&
      wanted.has(code.padEnd(5, '.')),
  );
}

function pressureOf(reading: Reading, part: Resource): ReturnType<typeof readQuantity> {
  const path = `${part.path}.valueQuantity`;
  return readQuantity(part.body['valueQuantity'], { log: reading.log, path });
}

/** Why a side has no value, and any remark on it: a code where there is no wording. */
function beside(part: Resource): readonly string[] {
  const absent = readCoded(part.body['dataAbsentReason']).term;
  const reason = absent ?? firstCode(part.body['dataAbsentReason']);
  const remarks = objectsOf(part.body['interpretation']).map(
    (each) => readCoded(each).term ?? firstCode(each),
  );
  return stated(reason, ...remarks).map((text) => `${nameOf(part)}: ${text}`);
}

function nameOf(part: Resource): string {
  return readCoded(part.body['code']).term ?? 'Component';
}

/** What a side says in another type than a quantity, which is no reading. */
function inOtherTypes({ path, type, id, body }: Resource): readonly string[] {
  const { valueQuantity: _quantity, ...rest } = body;
  const part = { path, type, id, body: rest };
  return stated(valueText(rest)).map((text) => `${nameOf(part)}: ${text}`);
}

function valueText(body: JsonObject): string | undefined {
  return (
    quantityText(body['valueQuantity']) ??
    readCoded(body['valueCodeableConcept']).term ??
    firstCode(body['valueCodeableConcept']) ??
    filled(textOf(body['valueString']) ?? textOf(body['valueInteger']))
  );
}

function inWords(part: Resource): readonly string[] {
  if (!hasValue(part.body)) return beside(part);
  const value = valueText(part.body);
  return value === undefined ? [] : [`${nameOf(part)}: ${value}`];
}
