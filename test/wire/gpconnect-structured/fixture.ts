import { readFileSync } from 'node:fs';
import type { Entry } from '../../../src/record/entry.ts';
import type { EntryKind } from '../../../src/record/entry-kind.ts';
import type { DataItem, ItemReport } from '../../../src/record/item.ts';
import type { Reading } from '../../../src/record/reading.ts';
import { readGpConnectStructured } from '../../../src/wire/gpconnect-structured/read.ts';

const FOLDER = new URL('../../../fixtures/wire/gpconnect-structured/', import.meta.url);

/** The text of a fixture of this format. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

/** A text as the bytes a gateway would send. */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A fixture, read. */
export function readFixture(name: string): Reading {
  return readGpConnectStructured(bytes(fixtureText(name)));
}

/** A bundle of the given resources around a patient, read. */
export function readResources(...resources: readonly object[]): Reading {
  const entry = [PATIENT, ...resources].map((resource) => ({ resource }));
  const bundle = { resourceType: 'Bundle', type: 'collection', entry };
  return readGpConnectStructured(bytes(JSON.stringify(bundle)));
}

/** A primary list naming the given references. */
export function listOf(code: string, ...references: readonly string[]): object {
  return {
    resourceType: 'List',
    code: { coding: [{ system: 'http://snomed.info/sct', code }] },
    entry: references.map((reference) => ({ item: { reference } })),
  };
}

/** A SNOMED code without a description. */
export function snomed(code: string, display: string): object {
  return { coding: [{ system: 'http://snomed.info/sct', code, display }] };
}

/** The entry that came from the resource with that reference, such as `Condition/c1`. */
export function entryOf(reading: Reading, localId: string): Entry {
  const found = reading.record.entries.find((entry) => entry.localId === localId);
  if (found === undefined) throw new Error(`no entry ${localId}`);
  return found;
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

/** Two decimals hold a bigint, which JSON does not know. */
export function asText(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) =>
    typeof each === 'bigint' ? `${each}n` : each,
  );
}

const PATIENT = { resourceType: 'Patient', id: 'p1', birthDate: '1951-03-09' };
