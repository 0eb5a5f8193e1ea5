import type { JsonValue } from '../json/json-value.ts';
import { objectsOf, textOf } from '../json/json-value.ts';
import { filled } from './codes.ts';

/** The different values under which a system, known by the end of its name, stands among identifiers. */
export function identifiersIn(value: JsonValue | undefined, system: string): readonly string[] {
  if (value === undefined) return [];
  const values = objectsOf(value)
    .filter((each) => textOf(each['system'])?.trim().toLowerCase().endsWith(system))
    .flatMap((each) => filled(textOf(each['value']))?.trim() ?? []);
  return [...new Set(values)];
}

/** The name the NHS gives the system in its addresses, and its object identifier. */
const NHS_NUMBERS: readonly string[] = ['nhs-number', 'urn:oid:2.16.840.1.113883.2.1.4.1'];

/** The different NHS numbers among identifiers, without spaces and hyphens, valid or not. */
export function nhsNumbersIn(value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return [];
  const numbers = NHS_NUMBERS.flatMap((system) => identifiersIn(value, system));
  return [...new Set(numbers.map((number) => number.replaceAll(/[\s-]/g, '')))];
}
