import { isList, isObject, objectsOf, textOf } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';

/** By element and member, the words a member left out of the record may be. */
export type Constants = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * What is wrong with a member that should be one of these words; undefined when it is. The word itself is
 * told only where FHIR has it, for anything else may be content.
 */
export function constantFault(
  allowed: readonly string[],
  name: string,
  value: JsonValue | undefined,
): string | undefined {
  const odd = wordsOf(value).find((word) => !allowed.includes(word));
  if (odd === undefined) return undefined;
  const said = FHIR_WORDS.has(odd) ? ` and is ${odd}` : '';
  const expected = allowed.filter((word) => FHIR_WORDS.has(word)).join(' or ');
  return `${name} should be ${expected}${said}: what it means is not compared`;
}

/** The words of a code, a flag, or the codes of coded elements. */
function wordsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'boolean') return [String(value)];
  if (typeof value === 'string') return [value.trim()];
  if (isList(value)) return value.flatMap(wordsOf);
  if (!isObject(value)) return [];
  return objectsOf(value['coding']).flatMap((coding) => textOf(coding['code'])?.trim() ?? []);
}

/** Words of the value sets of FHIR that such members are bound to. */
const FHIR_WORDS: ReadonlySet<string> = new Set(
  `true false current retired entered-in-error working snapshot changes active inactive y n na unk
  registered preliminary final amended corrected cancelled unknown available unavailable unsatisfactory
  proposal plan order original-order reflex-order filler-order instance-order option draft suspended
  completed encounter-diagnosis problem-list-item generated extensions empty additional`.split(
    /\s+/,
  ),
);
