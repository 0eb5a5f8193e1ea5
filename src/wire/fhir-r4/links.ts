import type { JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { resolve } from '../fhir/bundle.ts';
import type { Draft, Reading } from '../fhir/draft.ts';
import { link } from '../fhir/draft.ts';

/** Ties the entries to their problems and contacts. */
export function addLinks(reading: Reading): void {
  for (const [resource, made] of reading.made) {
    for (const encounter of encountersOf(reading, resource)) link(made, 'encounter', encounter);
    for (const problem of problemsOf(reading, resource)) link(made, 'problem', problem);
    if (resource.type === 'Encounter') linkDiagnoses(reading, resource, made);
  }
}

/** The contact stands in `encounter`, for statements and documents in `context`. */
function encountersOf(reading: Reading, resource: Resource): readonly Draft[] {
  const { body } = resource;
  const { encounter, context } = body;
  if (encounter === undefined && context === undefined) return NONE;
  const named = [
    ...objectsOf(encounter),
    ...objectsOf(context),
    ...objectsOf(objectOf(context)?.['encounter']),
  ];
  return entriesAt(reading, resource, named).filter(({ kind }) => kind === 'encounter');
}

const NONE: readonly Draft[] = [];

function problemsOf(reading: Reading, resource: Resource): readonly Draft[] {
  const reasons = resource.body['reasonReference'];
  if (reasons === undefined) return NONE;
  return entriesAt(reading, resource, reasons).filter(
    ({ kind }) => kind === 'problem' || kind === 'diagnosis',
  );
}

function linkDiagnoses(reading: Reading, resource: Resource, encounter: Draft): void {
  const named = objectsOf(resource.body['diagnosis']).flatMap((each) =>
    objectsOf(each['condition']),
  );
  for (const made of entriesAt(reading, resource, named)) link(made, 'encounter', encounter);
}

function entriesAt(
  reading: Reading,
  resource: Resource,
  value: JsonValue | undefined,
): readonly Draft[] {
  return objectsOf(value).flatMap((each) => {
    const reference = textOf(each['reference']);
    const found =
      reference === undefined ? undefined : resolve(reading.bundle, resource, reference);
    return (found === undefined ? undefined : reading.made.get(found)) ?? [];
  });
}
