import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Entry } from '../../../src/record/entry.ts';
import type { DataItem, ItemReport } from '../../../src/record/item.ts';
import type { Reading } from '../../../src/record/reading.ts';
import { readMigOpenHr } from '../../../src/wire/mig-openhr/read-mig-openhr.ts';

export const READ_V2 = '2.16.840.1.113883.2.1.6.2';
export const SNOMED = '2.16.840.1.113883.2.1.3.2.4.15';

/** A hand-written response of this folder's fixtures. */
export function fixture(name: string): string {
  return readFileSync(
    new URL(`../../../fixtures/wire/mig-openhr/${name}.xml`, import.meta.url),
    'utf8',
  );
}

/** Reads a response given as text. */
export function read(text: string): Reading {
  return readMigOpenHr(new TextEncoder().encode(text));
}

/** Bare OpenHR around the content of a `healthDomain`. */
export function openHr(health: string, admin = ''): string {
  return `<openHealthRecord xmlns="http://www.e-mis.com/emisopen"><adminDomain>${admin}</adminDomain><healthDomain>${health}</healthDomain></openHealthRecord>`;
}

/** An extract that asked for views, around the content of a `healthDomain`. */
export function extract(views: readonly string[], health: string, further = ''): string {
  const requests = views
    .map((view) => `<request><name>${view}</name>${further}</request>`)
    .join('');
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><migResponse xmlns="http://www.healthcaregateway.co.uk/mig"><serviceContent><ehrExtractResponsev2-0><requestSpecification>${requests}</requestSpecification><content><structured>${openHr(health)}</structured></content></ehrExtractResponsev2-0></serviceContent></migResponse></s:Body></s:Envelope>`;
}

/** One event; `content` stands behind its type. */
export function event(id: string, type: string, content: string): string {
  return `<event><id>${id}</id><eventType>${type}</eventType>${content}</event>`;
}

/** A Read v2 code. */
export function readCode(code: string, inside = ''): string {
  return `<code code="${code}" codeSystem="${READ_V2}" displayName="term of ${code}">${inside}</code>`;
}

/** The entry of an identifier; fails the test when there is none. */
export function entryOf(reading: Reading, id: string): Entry {
  const entry = reading.record.entries.find(({ localId }) => localId === id);
  expect(entry, `no entry ${id}`).toBeDefined();
  return entry as Entry;
}

/** The report on an item. */
export function itemOf(reading: Reading, item: DataItem): ItemReport {
  return reading.record.items.find((report) => report.item === item) as ItemReport;
}

/** What the problems of a reading say, with their severity. */
export function problemsOf(reading: Reading): readonly string[] {
  return reading.problems.map(({ severity, what }) => `${severity}: ${what}`);
}
