import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { findingsOf } from '../support/compare.ts';
import { description, entry, read, snomed } from '../support/records.ts';

function none(parts: Partial<Parameters<typeof entry>[0]>): Entry {
  const detail = { asserts: 'none-known' };
  return entry({ kind: 'allergy', date: '2019-06-04', detail, ...parts });
}

const DRUGS = 'No known drug allergies';
const WORDED = none({
  term: 'No known allergies',
  codes: [
    description('9651299999998114', 'No known allergies'),
    read('1151.', 'No known allergies'),
  ],
});

describe('that no allergy is known, told in two ways', () => {
  test.each([
    ['as a concept without words', none({ codes: [snomed('716186003')] })],
    ['as another concept of the same', none({ codes: [snomed('160244002')] })],
    ['as still so', none({ codes: [snomed('716186003')], status: 'active' })],
  ])('%s is one statement', (_, other) => {
    expect(findingsOf([WORDED], [other])).toEqual([]);
    expect(findingsOf([other], [WORDED])).toEqual([]);
  });

  test.each([
    ['of drugs alone', none({ codes: [snomed('409137002')] })],
    ['of food alone', none({ codes: [snomed('429625007')] })],
  ])('%s is another statement', (_, other) => {
    expect(findingsOf([WORDED], [other])).toEqual(['major undetermined']);
    expect(findingsOf([other], [WORDED])).toEqual(['major undetermined']);
  });

  test('in words of drugs it is not that of anything', () => {
    const drugs = none({ term: DRUGS, codes: [read('1152.', DRUGS)] });
    expect(findingsOf([drugs], [none({ codes: [snomed('716186003')] })])).toEqual([
      'major undetermined',
    ]);
    expect(findingsOf([drugs], [none({ codes: [snomed('409137002')] })])).toEqual([]);
  });

  test('of which one side says that it is over is not', () => {
    const over = none({ codes: [snomed('716186003')], status: 'ended' });
    expect(findingsOf([WORDED], [over])).toEqual(['considerable undetermined']);
  });
});
