import type { DataItem } from '../../../record/item.ts';
import type { Resource } from '../bundle.ts';
import { filled, hasConcept, readCoded } from '../codes.ts';
import { draft, present } from '../draft.ts';
import type { Draft, Reading } from '../draft.ts';
import { textOf } from '../../json/json-value.ts';
import { componentsOf, hasValue, observationParts } from '../measured.ts';
import { quantityText, readQuantity } from '../values.ts';

/**
 * Whether an Observation is a blood pressure: one of the panel codes with a systolic or a diastolic
 * component (GP Connect 1.6.2, "blood pressure").
 */
export function isBloodPressure(resource: Resource): boolean {
  if (!hasConcept(resource.body['code'], PANEL)) return false;
  return componentsOf(resource).some((part) => isPart(part, SYSTOLIC) || isPart(part, DIASTOLIC));
}

/** Reads a blood pressure; a side without a value has a dataAbsentReason and stays absent. */
export function readBloodPressure(reading: Reading, resource: Resource, item?: DataItem): Draft {
  const components = componentsOf(resource);
  const systolic = components.find((part) => isPart(part, SYSTOLIC));
  const diastolic = components.find((part) => isPart(part, DIASTOLIC));
  const others = components.filter((part) => part !== systolic && part !== diastolic);
  const parts = observationParts(reading, resource);
  return draft(reading, resource, {
    ...parts,
    item,
    text: [
      ...(parts.text ?? []),
      ...[systolic, diastolic].flatMap((part) => (part === undefined ? [] : beside(part))),
      ...others.flatMap(inWords),
    ],
    detail: present({
      kind: 'blood-pressure' as const,
      systolic: systolic && pressureOf(reading, systolic),
      diastolic: diastolic && pressureOf(reading, diastolic),
    }),
  });
}

/** General, standing, sitting and lying; the first three name the panel as such. */
export const PANEL: ReadonlySet<string> = new Set([
  '163020007',
  '386534000',
  '75367002',
  '163034007',
  '163035008',
  '163033001',
]);
/** Concepts of the upper reading. */
export const SYSTOLIC: ReadonlySet<string> = new Set(['72313002', '271649006']);
/** Concepts of the lower reading. */
export const DIASTOLIC: ReadonlySet<string> = new Set(['1091811000000102', '271650006']);

function isPart(component: Resource, concepts: ReadonlySet<string>): boolean {
  return hasConcept(component.body['code'], concepts);
}

function pressureOf(reading: Reading, part: Resource): ReturnType<typeof readQuantity> {
  const path = `${part.path}.valueQuantity`;
  return readQuantity(part.body['valueQuantity'], { log: reading.log, path });
}

/** Why a side has no value, and any remark on it. */
function beside(part: Resource): readonly string[] {
  const { term } = readCoded(part.body['code']);
  const absent = readCoded(part.body['dataAbsentReason']).term;
  const interpretation = readCoded(part.body['interpretation']).term;
  return [
    ...(absent === undefined ? [] : [`${term ?? 'Component'}: ${absent}`]),
    ...(interpretation === undefined ? [] : [`${term ?? 'Component'}: ${interpretation}`]),
  ];
}

function inWords(part: Resource): readonly string[] {
  if (!hasValue(part.body)) return beside(part);
  const { term } = readCoded(part.body['code']);
  const value =
    quantityText(part.body['valueQuantity']) ??
    readCoded(part.body['valueCodeableConcept']).term ??
    filled(textOf(part.body['valueString']));
  return value === undefined ? [] : [`${term ?? 'Component'}: ${value}`];
}
