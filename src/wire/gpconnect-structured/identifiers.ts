import type { JsonValue } from '../json/json-value.ts';
import { objectsOf, textOf } from '../json/json-value.ts';
import { filled } from './codes.ts';

/** The different values under which a system, known by the end of its name, stands among identifiers. */
export function identifiersIn(value: JsonValue | undefined, system: string): readonly string[] {
  const values = objectsOf(value)
    .filter((each) => textOf(each['system'])?.trim().toLowerCase().endsWith(system))
    .flatMap((each) => filled(textOf(each['value']))?.trim() ?? []);
  return [...new Set(values)];
}

/** The different NHS numbers among identifiers, without spaces and hyphens, valid or not. */
export function nhsNumbersIn(value: JsonValue | undefined): readonly string[] {
  const numbers = identifiersIn(value, 'nhs-number');
  return [...new Set(numbers.map((number) => number.replaceAll(/[\s-]/g, '')))];
}
