import { describe, expect, test } from 'vitest';
import {
  JSON_SAMPLES,
  bothReadings,
  bytesOf,
  fatalTexts,
  sizeOf,
  wideBytesOf,
  withMember,
} from './samples.ts';

const DEEP = 100_000;

const REFUSED: readonly (readonly [string, (text: string) => string, RegExp])[] = [
  [
    '100,000 nested lists',
    (text) => withMember(text, `"extension":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
    /nested deeper/,
  ],
  [
    '100,000 nested objects',
    (text) => withMember(text, `"extension":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`),
    /nested deeper/,
  ],
  ['lists that never end', (text) => withMember(text, `"extension":${'['.repeat(DEEP)}`), /nested/],
  ['a NUL in a string', (text) => withMember(text, '"extension":"a\u0000b"'), /not valid JSON/],
  ['a NUL between members', (text) => text.replace('{', '{\u0000'), /not valid JSON/],
  ['a comment', (text) => text.replace('{', '{/* a */'), /not valid JSON/],
  ['what follows its end', (text) => `${text}{}`, /goes on after the end/],
];

describe.each(JSON_SAMPLES.map((sample) => [sample.format.id, sample] as const))(
  '%s',
  (_, sample) => {
    test.each(REFUSED)('refuses %s', (__, spoil, says) => {
      const reading = sample.format.read(bytesOf(spoil(sample.text)));
      expect(fatalTexts(reading).join('; ')).toMatch(says);
      expect(sizeOf(reading)).toBeLessThan(5);
    });

    test.each(['little', 'big'] as const)('refuses UTF-16, the %s end first', (order) => {
      const [reading, whole] = bothReadings(sample, wideBytesOf(sample.text, order));
      expect(fatalTexts(reading as never)).toHaveLength(1);
      expect(fatalTexts(whole as never)).toEqual([expect.stringContaining('JSON in UTF-16')]);
    });

    test.each(['__proto__', 'constructor', 'prototype', 'toString'])(
      'takes %s for a name',
      (name) => {
        const plain = sample.format.read(bytesOf(sample.text));
        const member = `"${name}":{"polluted":"yes","resourceType":"Bundle","entry":[]}`;
        const reading = sample.format.read(bytesOf(withMember(sample.text, member)));
        expect(reading.record).toEqual(plain.record);
        expect(reading.unmapped.length).toBeGreaterThan(plain.unmapped.length);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
    );

    test('tells of a member that stands twice', () => {
      const plain = sample.format.read(bytesOf(sample.text));
      const twice = bytesOf(withMember(sample.text, '"resourceType":"Nothing"'));
      const reading = sample.format.read(twice);
      expect(reading.problems.length).toBeGreaterThan(plain.problems.length);
    });

    test('counts a million unknown values under few paths', () => {
      const plain = sample.format.read(bytesOf(sample.text));
      const wide = withMember(
        sample.text,
        `"zzz":[${Array<string>(1_000_000).fill('1').join(',')}]`,
      );
      expect(sizeOf(sample.format.read(bytesOf(wide)))).toBeLessThan(sizeOf(plain) + 5);
    });

    test('reads past 16 MB in one string', () => {
      const plain = sample.format.read(bytesOf(sample.text));
      const long = withMember(sample.text, `"zzz":"${'a '.repeat(8_000_000)}"`);
      expect(sizeOf(sample.format.read(bytesOf(long)))).toBeLessThan(sizeOf(plain) + 5);
    });
  },
);
