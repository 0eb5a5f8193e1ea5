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
  const what = reading.problems[0]?.what ?? '';
  expect(what.startsWith(`found ${found}; expected MIG response`)).toBe(true);
  expect(what).not.toContain('CANARY');
  expect(reading.record.entries).toEqual([]);
  expect(reading.record.items.map((item) => [item.item, item.state])).toEqual(
    DATA_ITEMS.map((item) => [item, 'not-returned']),
  );
});

test.each(['<feed/>', '{"error": "CANARY"}'])('UTF-16 without its mark is named: %s', (text) => {
  for (const content of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
    const [problem] = readResponse(new Uint8Array(content)).problems;
    expect(problem?.what).toMatch(/^found UTF-16 text without a byte order mark;/);
  }
});

test.each(['utf16le', 'utf16be'])('an answer is told from its content in %s, too', (order) => {
  const file = new URL('../../fixtures/wire/mig-openhr/investigation.xml', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const bytes = Buffer.from(`\uFEFF${text.replace('encoding="UTF-8"', '')}`, 'utf16le');
  const content = new Uint8Array(order === 'utf16le' ? bytes : bytes.swap16());
  const plain = readResponse(new Uint8Array(readFileSync(file)));
  expect(plain.record.entries.length).toBeGreaterThan(0);
  expect(readResponse(content).record).toEqual(plain.record);
});

test('JSON in UTF-16 is refused with what to do', () => {
  const wide = new Uint8Array(Buffer.from('\uFEFF{"resourceType":"Bundle"}', 'utf16le'));
  expect(readResponse(wide).problems[0]?.what).toContain('save it as UTF-8');
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
