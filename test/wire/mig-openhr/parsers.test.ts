import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMigOpenHr } from '../../../src/wire/mig-openhr/read-mig-openhr.ts';
import { readResponse } from '../../../src/wire/read-response.ts';
import type { XmlParser } from '../../../src/wire/xml/xml-tree.ts';
import { fixture } from './builder.ts';

const NAMES = ['investigation', 'whole-record', 'trace-two-matches', 'fault', 'open-hr-2010'];

function said(content: Uint8Array, parser: XmlParser): string {
  const reading = readMigOpenHr(content, { parser });
  return JSON.stringify(reading, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

/** Where each of the two refuses a document, their words for it may differ. */
function unlessRefused(reading: string): string {
  return reading.includes('not readable as XML') ? 'refused' : reading;
}

describe('our own scanner and saxes', () => {
  test.each(NAMES)('give one and the same reading of %s', (name) => {
    const content = new TextEncoder().encode(fixture(name));
    expect(said(content, 'own')).toBe(said(content, 'saxes'));
  });

  test('are chosen by whoever asks for a response to be read', () => {
    const content = new TextEncoder().encode(fixture('fault').replace('</soap:Body>', ''));
    const whatOf = (parser: XmlParser): string | undefined =>
      readResponse(content, { parser }).problems[0]?.what;
    expect(whatOf('own')).toContain('expected the end tag of soap:Body');
    expect(whatOf('saxes')).toContain('saxes finds it not well-formed');
  });

  test('accept and refuse the same of what was mutated, and read the same from it', () => {
    const text = fixture('whole-record');
    const noise = fc.constantFrom(
      '',
      '<',
      '&',
      '"',
      '</',
      '&#65;',
      ' ',
      'é',
      '😀',
      ']]>',
      'xmlns="u"',
    );
    const edit = fc.tuple(fc.nat(text.length - 1), fc.nat(4), noise);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
        let mutated = text;
        for (const [at, drop, insert] of edits) {
          mutated = mutated.slice(0, at) + insert + mutated.slice(at + drop);
        }
        const content = new TextEncoder().encode(mutated);
        expect(unlessRefused(said(content, 'own'))).toBe(unlessRefused(said(content, 'saxes')));
      }),
      { seed: 13, numRuns: 80 },
    );
  });
});
