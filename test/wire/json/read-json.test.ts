import { array, assert, constantFrom, json, property } from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../../src/wire/json/read-json.ts';
import type { JsonReading } from '../../../src/wire/json/read-json.ts';

function read(text: string): JsonReading {
  return readJson(new TextEncoder().encode(text));
}

function valueOf(text: string): unknown {
  const reading = read(text);
  if ('problem' in reading) throw new Error(reading.problem.what);
  return reading.value;
}

function faultOf(content: string | Uint8Array): string {
  const reading = typeof content === 'string' ? read(content) : readJson(content);
  return 'problem' in reading ? reading.problem.what : 'none';
}

test.each([
  ['{"value": 7.0}', { value: '7.0' }],
  ['{"value":-0.50}', { value: '-0.50' }],
  ['[1, 2.50,3e-2 ,-4E+10]', ['1', '2.50', '3e-2', '-4E+10']],
  ['{"a": 12345678901234567890.10}', { a: '12345678901234567890.10' }],
  ['0', '0'],
  ['{"text": "dose: 5, then 6", "n": 6}', { text: 'dose: 5, then 6', n: '6' }],
  ['{"text": "a \\" : 5", "n": 5}', { text: 'a " : 5', n: '5' }],
  ['{"text": "ends in \\\\", "n": 5}', { text: 'ends in \\', n: '5' }],
  ['{"é": "ß", "n": 1.10}', { é: 'ß', n: '1.10' }],
  ['[10, 100, 1000000, 999999999999999]', ['10', '100', '1000000', '999999999999999']],
  ['[9007199254740993, 1000000000000000000000]', ['9007199254740993', '1000000000000000000000']],
  [
    '[0.1, 1.05, 0.000001, 0.0000001, 123456789.123456]',
    ['0.1', '1.05', '0.000001', '0.0000001', '123456789.123456'],
  ],
  ['[-0, 0.0, -0.0, 0e0, 5e2, 500, -5]', ['-0', '0.0', '-0.0', '0e0', '5e2', '500', '-5']],
  ['[0.30000000000000004, 0.3]', ['0.30000000000000004', '0.3']],
  ['{"t": true, "f": false, "z": null}', { t: true, f: false, z: null }],
])('numbers stay as they were written: %s', (text, expected) => {
  expect(valueOf(text)).toEqual(expected);
});

test.each([
  ['"é"', 'é'],
  ['"a “quoted” ½"', 'a “quoted” ½'],
  ['"\\n “”"', '\n “”'],
  ['"\\\\é"', '\\é'],
  ['"\u{1F48A} 5.0"', '\u{1F48A} 5.0'],
  ['["é", 5.0, "–", 6, "ab"]', ['é', '5.0', '–', '6', 'ab']],
  ['{"ключ": "ü", "a": "\uFEFF"}', { ключ: 'ü', a: '\uFEFF' }],
])('signs beyond ASCII stay what they are: %s', (text, expected) => {
  expect(valueOf(text)).toEqual(expected);
});

test('more of them than are looked at one by one change nothing', () => {
  const texts = Array.from({ length: 3000 }, (_, index) => `µ ${index}`);
  expect(valueOf(JSON.stringify(texts))).toEqual(texts);
});

test('a backslash before a sign beyond ASCII is no escape', () => {
  expect(faultOf('["\\é"]')).toBe(
    'the answer is not valid JSON, at line 1, column 4 (byte 3 of 7)',
  );
});

test('a byte order mark is tolerated', () => {
  expect(valueOf('\uFEFF{"a": 1}')).toEqual({ a: '1' });
});

test('names of built-in members are plain members and change no prototype', () => {
  const value = valueOf('{"__proto__": {"polluted": true}, "constructor": 1}') as object;
  expect(Object.hasOwn(value, '__proto__')).toBe(true);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each([
  ['{"a": 1, "a": 2}', 1],
  ['[{"a": {"b": 1, "b": 2, "b": 3}}, {"a": 1}]', 2],
  ['{"a": "x: y", "b": [1, 2]}', 0],
])('members whose name stands twice are counted: %s', (text, repeated) => {
  expect(read(text)).toMatchObject({ repeated });
});

test.each([
  ['', 'the answer is empty'],
  ['{"a": 1', 'the answer is cut off: its JSON stops too early, at line 1, column 8 (byte 7 of 7)'],
  [
    '{"a": "b',
    'the answer is cut off: its JSON stops too early, at line 1, column 9 (byte 8 of 8)',
  ],
  ['{"a"', 'the answer is cut off: its JSON stops too early, at line 1, column 5 (byte 4 of 4)'],
  [
    '{"a": "\\',
    'the answer is cut off: its JSON stops too early, at line 1, column 9 (byte 8 of 8)',
  ],
  [
    '{"a": tru',
    'the answer is cut off: its JSON stops too early, at line 1, column 10 (byte 9 of 9)',
  ],
  ['{\n "a": 1,\n}', 'the answer is not valid JSON, at line 3, column 1 (byte 11 of 12)'],
  ['{"a" 1}', 'the answer is not valid JSON, at line 1, column 6 (byte 5 of 7)'],
  ['{"a": 1 "b": 2}', 'the answer is not valid JSON, at line 1, column 9 (byte 8 of 15)'],
  ['{"a": 007}', 'the answer is not valid JSON, at line 1, column 7 (byte 6 of 10)'],
  ['{"a": 1.}', 'the answer is not valid JSON, at line 1, column 7 (byte 6 of 9)'],
  ['{"a": -}', 'the answer is not valid JSON, at line 1, column 7 (byte 6 of 8)'],
  ['{"a": 1e}', 'the answer is not valid JSON, at line 1, column 7 (byte 6 of 9)'],
  ['{1: 2}', 'the answer is not valid JSON, at line 1, column 2 (byte 1 of 6)'],
  ['["\\x"]', 'the answer is not valid JSON, at line 1, column 4 (byte 3 of 6)'],
  ['["\\u12g4"]', 'the answer is not valid JSON, at line 1, column 7 (byte 6 of 10)'],
  ['["a\tb"]', 'the answer is not valid JSON, at line 1, column 4 (byte 3 of 7)'],
  [
    '{} trailing',
    'the answer goes on after the end of its JSON, at line 1, column 4 (byte 3 of 11)',
  ],
])('a fault is named by its place alone: %s', (text, what) => {
  expect(faultOf(text)).toBe(what);
});

test('bytes that are not UTF-8 are refused', () => {
  expect(faultOf(new Uint8Array([0x22, 0xff, 0x22]))).toBe('the answer is not valid UTF-8');
});

test('nesting is bounded, outside strings only', () => {
  expect(faultOf('['.repeat(100_000))).toMatch(/^the answer is nested deeper than the 256 levels/);
  expect(faultOf('['.repeat(256) + ']'.repeat(256))).toBe('none');
  expect(faultOf(`"${'['.repeat(1000)}"`)).toBe('none');
});

test('a million levels are refused as quickly as a hundred thousand', () => {
  expect(faultOf('['.repeat(1_000_000))).toContain('at byte 256');
  expect(faultOf('{"a":'.repeat(1_000_000))).toContain('at byte 1280');
});

test('white space between the parts of a text changes nothing', () => {
  assert(
    property(json(), constantFrom('\n', '\t', '  ', ' \r\n '), (text, indent) => {
      const spaced = JSON.stringify(JSON.parse(text), null, 1).replaceAll('\n', `\n${indent}`);
      expect(read(spaced)).toEqual(read(JSON.stringify(JSON.parse(text))));
    }),
  );
});

test('an answer beyond the size limit is refused before anything is read', () => {
  expect(faultOf(new Uint8Array(64 * 1024 * 1024 + 1))).toMatch(/^the answer has 67108865 bytes/);
});

test('exactly what JSON.parse takes is taken, with numbers as text', () => {
  assert(
    property(json(), (text) => {
      const withText = JSON.stringify(JSON.parse(text), (_name, each: unknown) =>
        typeof each === 'number' ? String(each) : each,
      );
      const ours = JSON.stringify(valueOf(text));
      // Exponents may be spelt otherwise, so numbers are compared as numbers.
      expect(ours.replaceAll(/[eE]\+?/g, 'e')).toBe(withText.replaceAll(/[eE]\+?/g, 'e'));
    }),
  );
});

test('what JSON.parse refuses is refused, and the other way round', () => {
  const pieces = constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '1',
    '-0.5e3',
    '01',
    '\\',
    'true',
    'x',
    ' ',
    '"a"',
  );
  assert(
    property(array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      expect(faultOf(text) === 'none').toBe(valid);
    }),
    { numRuns: 3000 },
  );
});
