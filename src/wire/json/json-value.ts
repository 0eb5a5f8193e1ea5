/**
 * A JSON value as this tool reads it. Numbers arrive as the text that was written (`7.0` stays
 * `7.0`), so a number and a string holding the same characters are one and the same here.
 */
export type JsonValue = string | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. Its prototype is never consulted by the readers below. */
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

/** Whether the value is an object, not a list and not null. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value is a list. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The value as text; a list of one counts as its only member. Undefined for anything else. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return isList(value) && value.length > 0 && typeof value[0] === 'string' ? value[0] : undefined;
}

/** The value as an object; a list counts as its first member. Undefined for anything else. */
export function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  if (isObject(value)) return value;
  return isList(value) && isObject(value[0]) ? value[0] : undefined;
}

/** The objects of a list; a lone object counts as a list of one. */
export function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  if (value === undefined) return NO_OBJECTS;
  if (isList(value)) return holdsObjects(value) ? value : value.filter(isObject);
  return isObject(value) ? [value] : NO_OBJECTS;
}

/** Whether a list is already what it would be filtered to: nearly all are. */
function holdsObjects(list: readonly JsonValue[]): list is readonly JsonObject[] {
  for (const each of list) if (!isObject(each)) return false;
  return true;
}

const NO_OBJECTS: readonly JsonObject[] = Object.freeze([]);

/** The texts of a list; a lone text counts as a list of one. */
export function textsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.filter((member) => typeof member === 'string') : [];
}
