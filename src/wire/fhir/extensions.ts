import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectsOf, textOf } from '../json/json-value.ts';
import { recent } from '../recent.ts';

/**
 * The short name of an extension: the end of its address without the words every one of them has.
 * `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-DateRecorded-1` and the
 * same under another base, without `GPC`, are both `daterecorded`.
 */
export const extensionName: (url: string) => string = recent((url) => {
  const tail = url.slice(url.lastIndexOf('/') + 1).toLowerCase();
  return tail.replace(/^extension-(?:careconnect-|ukcore-)?(?:gpc-)?/, '').replace(/-\d+$/, '');
});

/** The extensions of that short name that an element carries. */
export function extensionsOf(body: JsonObject, name: string): readonly JsonObject[] {
  const extensions = body['extension'];
  if (extensions === undefined) return NONE;
  return objectsOf(extensions).filter((each) => isNamed(each, name));
}

/** The first extension of that short name. */
export function extensionOf(body: JsonObject, name: string): JsonObject | undefined {
  const extensions = body['extension'];
  if (extensions === undefined) return undefined;
  for (const each of objectsOf(extensions)) if (isNamed(each, name)) return each;
  return undefined;
}

/** The value of the first extension of that short name, whatever its type. */
export function extensionValue(body: JsonObject, name: string): JsonValue | undefined {
  const extension = extensionOf(body, name);
  return extension === undefined ? undefined : valueOf(extension);
}

/** The `value…` member of an extension. */
export function valueOf(extension: JsonObject): JsonValue | undefined {
  for (const name in extension) if (VALUE_NAMES.has(name)) return extension[name];
  return undefined;
}

function isNamed(extension: JsonObject, name: string): boolean {
  return extensionName(textOf(extension['url']) ?? '') === name;
}

/** The value types that extensions of the profiles use. */
export const VALUE_NAMES: ReadonlySet<string> = new Set(
  'Boolean Code CodeableConcept Date DateTime Decimal Id Identifier Integer Period PositiveInt Reference String UnsignedInt Uri'
    .split(' ')
    .map((type) => `value${type}`),
);

const NONE: readonly JsonObject[] = [];
