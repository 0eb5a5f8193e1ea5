import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedact, redactTexts } from '../../src/compare/redact.ts';
import { compare } from '../support/compare.ts';
import { medication, reading, snomed } from '../support/records.ts';

const redact = createRedact([{ givenName: 'Zelda Mary', familyName: "O'Canary-Smith" }, undefined]);

describe('a name somebody typed into a wording', () => {
  test.each([
    ["one daily for Zelda O'Canary-Smith", 'one daily for [name]'],
    ["O'CANARY-SMITH, zelda: one daily", '[name]: one daily'],
    ["Mrs O'Canary-Smith takes one", '[name] takes one'],
    ["mary o'canary-smith", '[name]'],
  ])('%s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each(['one daily', "O'Canary-Smithson", 'Zelda one daily', '41807411000001107'])(
    '%s stays',
    (text) => {
      expect(redact(text)).toBe(text);
    },
  );

  test('a family name that is a word of medicine stays where it stands alone', () => {
    expect(createRedact([{ givenName: 'Al', familyName: 'Day' }])('one each day')).toBe(
      'one each day',
    );
  });

  test('any name at all, whatever signs are in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (familyName, givenName) => {
        expect(createRedact([{ familyName, givenName }])('')).toBe('');
      }),
    );
  });

  test('nothing is known of the patient', () => {
    expect(createRedact([undefined])('one daily')).toBe('one daily');
  });
});

test('is in no document, while the difference it stands in is', () => {
  const patient = { nhsNumber: '9000000009', givenName: 'Zelda', familyName: 'Canary' };
  const drug = (dose: string) =>
    medication({ term: 'Aspirin', codes: [snomed('387458008')], date: '2020-01-01', dose });
  const document = compare(
    reading([drug('One daily for Zelda Canary')], { patient }),
    reading([drug('Two daily for Zelda Canary')], { patient }),
  );
  expect(document.findings[0]).toMatchObject({
    kind: 'dose-changed',
    values: { mig: 'One daily for [name]', hie: 'Two daily for [name]' },
  });
  expect(JSON.stringify(document)).not.toContain('Canary');
});

describe('a document whose texts are rewritten', () => {
  const hide = (text: string): string => text.replaceAll('name', '[name]');

  test('is rewritten in every depth, in the same order of keys', () => {
    const document = { b: ['a name', { c: 'name', d: 1, e: null }], a: { name: 'none' } };
    expect(JSON.stringify(redactTexts(document, hide))).toBe(
      '{"b":["a [name]",{"c":"[name]","d":1,"e":null}],"a":{"name":"none"}}',
    );
    expect(document.b[0]).toBe('a name');
  });

  test('any document comes out as if every text of it were put anew', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const rewritten = JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
          typeof part === 'string' ? part.replaceAll('a', 'name') : part,
        ) as unknown;
        const redact = (text: string): string => text.replaceAll('a', 'name');
        expect(JSON.stringify(redactTexts(value, redact))).toBe(JSON.stringify(rewritten));
      }),
    );
  });
});
