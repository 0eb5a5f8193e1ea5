import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { resolve } from '../fhir/bundle.ts';
import { filled, otherWords, readCoded, stated } from '../fhir/codes.ts';
import type { Reading } from '../fhir/draft.ts';

/** The wordings of coded elements for free text, each with its name before it. */
export function labelled(body: JsonObject, names: Readonly<Record<string, string>>): string[] {
  const lines: string[] = [];
  for (const name in names) {
    if (body[name] === undefined) continue;
    for (const term of termsOf(body[name])) lines.push(`${names[name] ?? name}: ${term}`);
  }
  return lines;
}

/** The wordings of coded elements, further displays included; a bare code where there is no wording. */
export function termsOf(value: JsonValue | undefined): readonly string[] {
  return objectsOf(value).flatMap((each) => {
    const { codes, term } = readCoded(each);
    const own = term ?? codes[0]?.code;
    return [...stated(own), ...otherWords(each)];
  });
}

/** The first wording of several coded elements, joined. */
export function joinedTerms(value: JsonValue | undefined): string | undefined {
  const terms = objectsOf(value).map((each) => readCoded(each).term);
  return filled(stated(...terms).join('; '));
}

/** The names of what references point to: that of the resource, else the label beside the reference. */
export function namesOf(
  reading: Reading,
  resource: Resource,
  value: JsonValue | undefined,
): string | undefined {
  const names = objectsOf(value).map((each) => {
    const reference = textOf(each['reference']);
    const found =
      reference === undefined ? undefined : resolve(reading.bundle, resource, reference);
    return filled(textOf(found?.body['name'])) ?? filled(textOf(each['display']));
  });
  return filled(stated(...names).join('; '));
}
