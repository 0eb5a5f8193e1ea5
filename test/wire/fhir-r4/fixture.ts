import type { Entry } from '../../../src/record/entry.ts';
import type { EntryKind } from '../../../src/record/entry-kind.ts';
import type { DataItem, ItemReport } from '../../../src/record/item.ts';
import type { Reading } from '../../../src/record/reading.ts';
import { readFhirR4 } from '../../../src/wire/fhir-r4/read.ts';

/** An object of an answer, as JSON has it. */
export type Tree = Record<string, unknown>;

/** A value as the bytes a server would send. */
export function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}

/** An answer, read. */
export function read(value: unknown): Reading {
  return readFhirR4(bytes(value));
}

/** A collection of the given resources around a patient. */
export function bundleOf(...resources: readonly object[]): Tree {
  const entry = [PATIENT, ...resources].map((resource) => ({ resource }));
  return { resourceType: 'Bundle', type: 'collection', entry };
}

/** A collection of the given resources around a patient, read. */
export function readResources(...resources: readonly object[]): Reading {
  return read(bundleOf(...resources));
}

/** What a server answers to a search; the path is that of the search. */
export function searchset(search: string, resources: readonly object[], more: Tree = {}): Tree {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    link: [{ relation: 'self', url: `https://hie.example/r4/${search}` }],
    entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
    ...more,
  };
}

/** A resource of the patient `Patient/p1`. */
export function resource(type: string, id: string, members: Tree = {}): Tree {
  const subject = BY_PATIENT.has(type) ? 'patient' : 'subject';
  return { resourceType: type, id, [subject]: { reference: 'Patient/p1' }, ...members };
}

/** A SNOMED concept. */
export function snomed(code: string, display: string): Tree {
  return { coding: [{ system: 'http://snomed.info/sct', code, display }] };
}

/** A word of one of the value sets of FHIR. */
export function word(code: string): Tree {
  return { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/x', code }] };
}

/** An extension of UK Core. */
export function ukCore(name: string, parts: Tree): Tree {
  return { url: `https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-${name}`, ...parts };
}

/** The entry that came from the resource with that reference, such as `Condition/c1`. */
export function entryOf(reading: Reading, localId: string): Entry {
  const found = reading.record.entries.find((entry) => entry.localId === localId);
  if (found === undefined) throw new Error(`no entry ${localId}`);
  return found;
}

/** The only entry of a reading. */
export function onlyEntry(reading: Reading): Entry {
  const [only, ...others] = reading.record.entries;
  if (only === undefined || others.length > 0) throw new Error('not one entry');
  return only;
}

/** The entries of one kind. */
export function kindOf(reading: Reading, kind: EntryKind): readonly Entry[] {
  return reading.record.entries.filter((entry) => entry.kind === kind);
}

/** What the reading says of one item. */
export function itemOf(reading: Reading, item: DataItem): ItemReport {
  const found = reading.record.items.find((each) => each.item === item);
  if (found === undefined) throw new Error(`no item ${item}`);
  return found;
}

/** The problems as `severity path: what`. */
export function problemTexts(reading: Reading): readonly string[] {
  return reading.problems.map(({ severity, path, what }) => `${severity} ${path}: ${what}`);
}

/** Decimals hold a bigint, which JSON does not know. */
export function asText(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) =>
    typeof each === 'bigint' ? `${each}n` : each,
  );
}

export const PATIENT: Tree = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
  birthDate: '1951-03-09',
};

const BY_PATIENT: ReadonlySet<string> = new Set(['AllergyIntolerance', 'Immunization']);
