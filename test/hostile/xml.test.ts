import { describe, expect, test } from 'vitest';
import {
  XML_SAMPLES,
  beforeRoot,
  bothReadings,
  bytesOf,
  fatalTexts,
  insideRoot,
  sizeOf,
} from './samples.ts';

const BOMB = `<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">${Array.from(
  { length: 30 },
  (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
).join('')}]>`;

/** Each with what the reader itself says; the whole tool may refuse it earlier. */
const REFUSED: readonly (readonly [string, (text: string) => string, RegExp])[] = [
  [
    'an entity bomb',
    (text) => insideRoot(beforeRoot(text, BOMB), '&a30;'),
    /DOCTYPE|document type/i,
  ],
  [
    'an external entity',
    (text) =>
      insideRoot(beforeRoot(text, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), '&x;'),
    /DOCTYPE|document type/i,
  ],
  [
    'an external parameter entity',
    (text) => beforeRoot(text, '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>'),
    /DOCTYPE|document type/i,
  ],
  [
    'an external document type',
    (text) => beforeRoot(text, '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'),
    /DOCTYPE|document type/i,
  ],
  [
    'a harmless document type',
    (text) => beforeRoot(text, '<!DOCTYPE a>'),
    /DOCTYPE|document type/i,
  ],
  ['an entity nobody declared', (text) => insideRoot(text, '&secret;'), /entity/i],
  ['a NUL in the text', (text) => insideRoot(text, 'a\u0000b'), /character/i],
  ['a reference to NUL', (text) => insideRoot(text, '&#0;'), /character|reference/i],
  ['100,000 levels', (text) => insideRoot(text, '<a>'.repeat(100_000)), /deep|nest/i],
  [
    '100,000 levels, all closed',
    (text) => insideRoot(text, '<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
    /deep|nest/i,
  ],
  [
    '100,000 attributes',
    (text) =>
      insideRoot(text, `<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
    /attributes/i,
  ],
  ['an attribute twice', (text) => insideRoot(text, '<a b="" b=""/>'), /attribute/i],
  ['a prefix nobody declared', (text) => insideRoot(text, '<nobody:a/>'), /prefix/i],
];

describe.each(XML_SAMPLES.map((sample) => [sample.format.id, sample] as const))(
  '%s',
  (_, sample) => {
    test.each(REFUSED)('refuses %s', (__, spoil, says) => {
      const [reading, whole] = bothReadings(sample, bytesOf(spoil(sample.text)));
      expect(fatalTexts(reading as never).join('; ')).toMatch(says);
      expect(fatalTexts(whole as never)).toHaveLength(1);
      for (const each of [reading, whole]) {
        expect(each?.record.entries).toEqual([]);
        expect(sizeOf(each as never)).toBeLessThan(5);
      }
    });

    test('counts a million unknown siblings under one path, and keeps what else was there', () => {
      const [plain] = bothReadings(sample, bytesOf(sample.text));
      const wide = insideRoot(sample.text, '<zzz/>'.repeat(1_000_000));
      const reading = sample.format.read(bytesOf(wide));
      expect(sizeOf(reading)).toBeLessThan(sizeOf(plain as never) + 5);
      const found = reading.unmapped.find(({ path }) => path.endsWith('zzz'));
      expect(found?.count ?? fatalTexts(reading).length * 1_000_000).toBe(1_000_000);
    });

    test('reads past 16 MB in one element, or refuses it', () => {
      const long = insideRoot(sample.text, `<zzz>${'a '.repeat(8_000_000)}</zzz>`);
      const [plain] = bothReadings(sample, bytesOf(sample.text));
      const reading = sample.format.read(bytesOf(long));
      expect(sizeOf(reading)).toBeLessThan(sizeOf(plain as never) + 5);
      expect(JSON.stringify(reading.problems).length).toBeLessThan(100_000);
    });
  },
);
