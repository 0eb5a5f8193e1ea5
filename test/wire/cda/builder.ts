import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Entry } from '../../../src/record/entry.ts';
import type { DataItem, ItemReport } from '../../../src/record/item.ts';
import type { Reading } from '../../../src/record/reading.ts';
import { readCda } from '../../../src/wire/cda/read.ts';

export const SNOMED = '2.16.840.1.113883.6.96';
export const LOINC = '2.16.840.1.113883.6.1';

/** A hand-written document of this folder's fixtures. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/wire/cda/${name}.xml`, import.meta.url), 'utf8');
}

/** Reads a document given as text. */
export function read(text: string): Reading {
  return readCda(new TextEncoder().encode(text));
}

/** A document around sections. */
export function document(sections: string, header = ''): string {
  return `<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">${header}<component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`;
}

/** A section of a LOINC code; `text` is the content of its narrative. */
export function section(loinc: string, content: string, text = ''): string {
  return `<component><section><code code="${loinc}" codeSystem="${LOINC}"/><text>${text}</text>${content}</section></component>`;
}

/** Reads one section with entries around statements. */
export function readSection(loinc: string, statements: string, text = ''): Reading {
  return read(document(section(loinc, `<entry>${statements}</entry>`, text)));
}

/** A coded element with a SNOMED code. */
export function snomed(element: string, code: string, term: string, inside = ''): string {
  const type = element === 'value' ? ' xsi:type="CD"' : '';
  return `<${element}${type} code="${code}" codeSystem="${SNOMED}" displayName="${term}">${inside}</${element}>`;
}

/** An observation of the status of something, C-CDA 33999-4. */
export function statusObservation(value: string): string {
  return `<entryRelationship typeCode="REFR"><observation moodCode="EVN"><code code="33999-4" codeSystem="${LOINC}"/>${value}</observation></entryRelationship>`;
}

/** The only entry; fails the test when there are more or fewer. */
export function onlyEntry(reading: Reading): Entry {
  expect(reading.record.entries).toHaveLength(1);
  return reading.record.entries[0] as Entry;
}

/** The state of an item. */
export function stateOf(reading: Reading, item: DataItem): ItemReport['state'] {
  return (reading.record.items.find((report) => report.item === item) as ItemReport).state;
}

/** What the problems of a reading say, with their severity. */
export function problemsOf(reading: Reading): readonly string[] {
  return reading.problems.map(({ severity, what }) => `${severity}: ${what}`);
}
