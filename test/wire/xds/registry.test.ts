import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/wire/formats.ts';
import { readResponse } from '../../../src/wire/read-response.ts';
import {
  base64,
  cda,
  documentResponse,
  problemsOf,
  registryResponse,
  retrieved,
} from './builder.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fixture(path: string): string {
  return readFileSync(new URL(`../../../fixtures/wire/${path}`, import.meta.url), 'utf8');
}

test('an answer is told from its content, and its documents from theirs', () => {
  const reading = readResponse(bytes(retrieved(documentResponse(base64(cda('Asthma'))))));
  expect(reading).toMatchObject({ format: 'cda', problems: [] });
});

test.each([
  ['gpconnect-structured/tpp-like.json', 'application/fhir+json', 'gpconnect-structured'],
  ['mig-openhr/whole-record.xml', 'text/xml', 'mig-openhr'],
])('%s within an envelope is read as it is without one', (path, type, format) => {
  const content = fixture(path);
  const alone = readResponse(bytes(content));
  const reading = readResponse(bytes(retrieved(documentResponse(base64(content), type))));
  expect(reading.format).toBe(format);
  expect(reading.limits).toEqual(alone.limits);
  expect(reading.record.items).toEqual(alone.record.items);
  expect(reading.record.entries.map(({ term }) => term)).toEqual(
    alone.record.entries.map(({ term }) => term),
  );
});

test('an envelope within an envelope is no document', () => {
  const inner = retrieved(documentResponse(base64(cda('Asthma'))));
  const reading = readResponse(bytes(retrieved(documentResponse(base64(inner)))));
  expect(reading.record.entries).toEqual([]);
  expect(problemsOf(reading)[0]).toMatch(/^fatal: found XML of another kind; expected /);
});

test.each([
  ['cda', fixture('cda/whole-record.xml')],
  ['xds', retrieved('')],
  ['xds', registryResponse('Failure')],
])('only %s claims its own', (id, text) => {
  const claims = FORMATS.filter((format) => format.detect(text.slice(0, 65_536)));
  expect(claims.map((format) => format.id)).toEqual([id]);
});
