import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectsOf, textOf } from '../json/json-value.ts';

/**
 * The short name of an extension: the end of its address without the words every one of them has.
 * `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-DateRecorded-1` and the
 * same under another base, without `GPC`, are both `daterecorded`.
 */
export function extensionName(url: string): string {
  const known = KNOWN.get(url.slice(url.lastIndexOf('/') + 1));
  return known ?? shorten(url);
}

/** The extensions of that short name that an element carries. */
export function extensionsOf(body: JsonObject, name: string): readonly JsonObject[] {
  const extensions = body['extension'];
  if (extensions === undefined) return NONE;
  return objectsOf(extensions).filter((each) => extensionName(textOf(each['url']) ?? '') === name);
}

/** The value of the first extension of that short name, whatever its type. */
export function extensionValue(body: JsonObject, name: string): JsonValue | undefined {
  const extension = extensionsOf(body, name)[0];
  return extension === undefined ? undefined : valueOf(extension);
}

/** The `value…` member of an extension. */
export function valueOf(extension: JsonObject): JsonValue | undefined {
  for (const name in extension) if (VALUE_NAMES.has(name)) return extension[name];
  return undefined;
}

/** The value types that extensions of the profiles use. */
export const VALUE_NAMES: ReadonlySet<string> = new Set(
  'Boolean Code CodeableConcept Date DateTime Decimal Id Integer Period PositiveInt Reference String UnsignedInt Uri'
    .split(' ')
    .map((type) => `value${type}`),
);

const NONE: readonly JsonObject[] = [];

function shorten(url: string): string {
  const tail = url.slice(url.lastIndexOf('/') + 1).toLowerCase();
  return tail.replace(/^extension-(?:careconnect-)?(?:gpc-)?/, '').replace(/-\d+$/, '');
}

/** Spellings seen most, so that they cost one look-up. */
const KNOWN: ReadonlyMap<string, string> = new Map(
  [
    'Extension-coding-sctdescid',
    'Extension-CareConnect-ActualProblem-1',
    'Extension-CareConnect-ProblemSignificance-1',
    'Extension-CareConnect-RelatedClinicalContent-1',
    'Extension-CareConnect-GPC-PrescriptionType-1',
    'Extension-CareConnect-GPC-PrescribingAgency-1',
    'Extension-CareConnect-GPC-MedicationRepeatInformation-1',
    'Extension-CareConnect-GPC-MedicationStatementLastIssueDate-1',
    'Extension-CareConnect-GPC-ClinicalSetting-1',
    'Extension-CareConnect-GPC-ListWarningCode-1',
    'descriptionId',
    'descriptionDisplay',
    'numberOfRepeatPrescriptionsAllowed',
    'numberOfRepeatPrescriptionsIssued',
  ].map((tail) => [tail, shorten(tail)]),
);
