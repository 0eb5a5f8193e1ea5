import type { JsonValue } from './json-value.ts';

/** What `JSON.parse` gives. */
export type ParsedJson = string | number | boolean | null | ParsedJson[] | ParsedObject;

interface ParsedObject {
  [name: string]: ParsedJson;
}

/**
 * A parsed value with its numbers as text, in place, and the number of members of its objects. Only for
 * numbers that are written as they stood, which a scan makes sure of, and for values of bounded depth.
 */
export function numbersToText(parsed: ParsedJson): {
  readonly value: JsonValue;
  readonly members: number;
} {
  if (typeof parsed === 'number') return { value: String(parsed), members: 0 };
  const members = typeof parsed === 'object' && parsed !== null ? within(parsed) : 0;
  return { value: parsed as JsonValue, members };
}

/** Every member of an object is an own property, `__proto__` among them, so none is lost or set. */
function within(group: ParsedJson[] | ParsedObject): number {
  return Array.isArray(group) ? withinList(group) : withinObject(group);
}

function withinObject(object: ParsedObject): number {
  let count = 0;
  for (const name in object) {
    count += 1;
    const each = object[name];
    if (typeof each === 'number') object[name] = String(each);
    else if (typeof each === 'object' && each !== null) count += within(each);
  }
  return count;
}

function withinList(list: ParsedJson[]): number {
  let count = 0;
  for (let index = 0; index < list.length; index += 1) {
    const each = list[index];
    if (typeof each === 'number') list[index] = String(each);
    else if (typeof each === 'object' && each !== null) count += within(each);
  }
  return count;
}
