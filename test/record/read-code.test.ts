import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalRead, isLocalCode } from '../../src/record/read-code.ts';

describe('canonicalRead', () => {
  test.each([
    ['44J', '44J..', 'EMIS leaves out the dots'],
    ['44J-2', '44J..', 'EMIS adds a synonym suffix of one character'],
    ['246-99', '246..', 'EMIS adds a synonym suffix of two characters'],
    ['M110-3', 'M110.', 'four characters and a suffix'],
    ['ZV502-1', 'ZV502', 'five characters and a suffix'],
    ['44J..', '44J..', 'padded already'],
    ['44J..-2', '44J..', 'padded and a suffix'],
    ['44J..00', '44J..', 'the preferred term of GP Connect'],
    ['TJ00.00', 'TJ00.', 'a four-character code with its term code'],
    ['SN59200', 'SN592', 'a five-character code with its term code'],
    ['44J..11', '44J..', 'a synonym term code'],
    ['44J..1A', '44J..', 'a synonym term code that ends in a letter'],
    ['246.00', '246..', 'one dot before the term code'],
    [' G30 ', 'G30..', 'white space around'],
    ['G', 'G....', 'a chapter'],
    ['14lJ.', '14lJ.', 'letter case is part of the code'],
    ['44J00', '44J00', 'five characters are a code, whatever they end in'],
    ['EMISNQAW1', 'EMISNQAW1', 'an EMIS local code'],
    ['EMISNQ1', 'EMISNQ1', 'an EMIS local code of seven characters'],
    ['EGTON98', 'EGTON98', 'another local code'],
    ['PCSDT16396_1', 'PCSDT16396_1', 'a local code of a third kind'],
    ['44.J1', '44.J1', 'no Read code: a dot inside'],
    ['', '', 'an empty code'],
  ])('%j gives %j: %s', (written, canonical) => {
    expect(canonicalRead(written)).toBe(canonical);
  });

  test('the canonical form is its own canonical form', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9A-Za-z]{1,5}\.{0,4}(-\d{1,2}|00|11)?$/)),
        (code) => {
          const once = canonicalRead(code);
          expect(canonicalRead(once)).toBe(once);
        },
      ),
    );
  });

  test('codes that differ in their five characters stay different', () => {
    expect(canonicalRead('44J3')).not.toBe(canonicalRead('44J'));
    expect(canonicalRead('TJC24')).not.toBe(canonicalRead('Tjc24'));
  });
});

describe('isLocalCode', () => {
  test.each([
    ['EMISATTACHMENT', true],
    ['EGTON123', true],
    ['PCSDT16396', true],
    ['E2...', false],
    ['PC...', false],
  ])('%j: %j', (code, local) => {
    expect(isLocalCode(code)).toBe(local);
  });
});
