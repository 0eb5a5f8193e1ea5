import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectsOf, textOf } from '../json/json-value.ts';

/**
 * The short name of an extension: the end of its address without the words every one of them has.
 * `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-DateRecorded-1` and the
 * same under another base, without `GPC`, are both `daterecorded`.
 */
export function extensionName(url: string): string {
  const known = names.get(url);
  if (known !== undefined) return known;
  const name = shorten(url);
  if (url.length > URL_MAX) return name;
  if (names.size >= NAMES_MAX) names.clear();
  names.set(url, name);
  return name;
}

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

function shorten(url: string): string {
  const tail = url.slice(url.lastIndexOf('/') + 1).toLowerCase();
  return tail.replace(/^extension-(?:careconnect-|ukcore-)?(?:gpc-)?/, '').replace(/-\d+$/, '');
}

/** Addresses met before, so that each costs one look-up; bounded, for a sender may make up any number. */
const names = new Map<string, string>();
const NAMES_MAX = 1000;
const URL_MAX = 200;
