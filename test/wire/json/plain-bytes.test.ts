import { expect, test } from 'vitest';
import { plainBytes } from '../../../src/wire/json/plain-bytes.ts';
import { scanJson } from '../../../src/wire/json/scan-json.ts';

function plain(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return new TextDecoder().decode(plainBytes(bytes, scanJson(bytes).odd));
}

test.each([
  ['{"a": 5, "b": 0.25}', '{"a": 5, "b": 0.25}'],
  ['{"a": 5.0, "b": 7}', '{"a": "5.0", "b": 7}'],
  ['[1e5,-1,2.50]', '["1e5","-1","2.50"]'],
  ['{"a": "5.0 é", "b": 1.0}', '{"a": "5.0 \\u00e9", "b": "1.0"}'],
  ['["é", 1.0, "–€"]', '["\\u00e9", "1.0", "\\u2013\\u20ac"]'],
  ['"\u{1F48A}"', '"\\ud83d\\udc8a"'],
  ['"\\é"', '"\\é"'],
])(
  'only what JSON.parse would respell or be slowed by is written otherwise: %s',
  (text, expected) => {
    expect(plain(text)).toBe(expected);
  },
);

test('a text with nothing odd is not copied', () => {
  const bytes = new TextEncoder().encode('{"a": [1, "b", 2.5]}');
  expect(plainBytes(bytes, [])).toBe(bytes);
});

test('signs at every place among the bytes looked at together are found', () => {
  for (let at = 0; at < 40; at += 1) {
    const text = `"${'x'.repeat(at)}µ${'y'.repeat(40 - at)}"`;
    expect(plain(text)).toBe(text.replace('µ', '\\u00b5'));
  }
});
