import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATA_ITEMS } from '../../src/record/item.ts';
import { readResponse } from '../../src/wire/read-response.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

test('a GP Connect answer is told from its content', () => {
  const file = new URL('../../fixtures/wire/gpconnect-structured/tpp-like.json', import.meta.url);
  expect(readResponse(new Uint8Array(readFileSync(file))).format).toBe('gpconnect-structured');
});

test.each([
  ['', 'nothing: the answer is empty'],
  [' \n\t', 'white space only'],
  ['<!DOCTYPE html><html><body>Sign in, CANARY</body></html>', 'an HTML page'],
  ['<html>CANARY', 'an HTML page'],
  ['<feed>CANARY</feed>', 'XML of another kind'],
  ['{"error": "CANARY"}', 'JSON of another kind'],
  ['["CANARY"]', 'a JSON list'],
  ['CANARY', 'plain text'],
])('what no format claims is fatal and named without its content: %s', (text, found) => {
  const reading = readResponse(bytes(text));
  expect(reading).toMatchObject({ format: 'unknown', problems: [{ severity: 'fatal' }] });
  expect(reading.problems[0]?.what).toBe(
    'expected MIG response (SOAP or bare OpenHR), or ' +
      `GP Connect Access Record Structured (FHIR STU3); found ${found}`,
  );
  expect(reading.record.entries).toEqual([]);
  expect(reading.record.items.map((item) => [item.item, item.state])).toEqual(
    DATA_ITEMS.map((item) => [item, 'not-returned']),
  );
});

test.each([
  [[0x1f, 0x8b, 8, 0], 'a gzip file'],
  [[0x50, 0x4b, 3, 4], 'a zip file'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0xff, 0xfe, 0x7b, 0], 'UTF-16 text'],
  [[0x80, 0x81], 'something that is not UTF-8 text'],
])('bytes that are no text are named: %s', (content, found) => {
  expect(readResponse(new Uint8Array(content)).problems[0]?.what).toContain(`found ${found}`);
});
