import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/wire/formats.ts';
import { readResponse } from '../../../src/wire/read-response.ts';
import { bundle, bytes, item, table } from './builder.ts';

const HTML = table(['Date', 'Entry', 'Details'], ['2020', 'A', '']);
const WHOLE = JSON.stringify(bundle([{ code: 'CLI', html: HTML }]));

test.each([
  ['an answer', WHOLE, true],
  ['one that begins with its resources', WHOLE.replace('"resourceType":"Bundle",', ''), true],
  ['one without profiles', WHOLE.replace(/"meta":\{[^}]*\},/, ''), true],
  ['one with white space and a mark in front', `\uFEFF \n${WHOLE}`, true],
  ['structured', '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"List"}}]}', false],
  ['an error', '{"resourceType":"OperationOutcome","issue":[]}', false],
  ['a page', '<html><body><div class="content-banner"/></body></html>', false],
  ['nothing', '', false],
])('%s: %#', (_, head, expected) => {
  const claims = FORMATS.filter((format) => format.detect(head)).map(({ id }) => id);
  expect(claims.includes('gpconnect-html')).toBe(expected);
  expect(claims.length).toBeLessThanOrEqual(1);
});

test('an answer is read whatever its format is', () => {
  const reading = readResponse(bytes(WHOLE));
  expect(reading.format).toBe('gpconnect-html');
  expect(item(reading, 'examinations')?.state).toBe('populated');
});
