import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparedPair } from '../../src/compare/difference.ts';
import { agreeInMeaning } from '../../src/compare/fields/agree-in-meaning.ts';
import { compareCodes } from '../../src/compare/fields/codes.ts';
import { compareContrary } from '../../src/compare/fields/contrary.ts';
import { compareDamage } from '../../src/compare/fields/damaged-wording.ts';
import {
  compareAbout,
  compareDrugNames,
  compareModality,
  compareTerms,
} from '../../src/compare/fields/term.ts';
import { factsOf } from '../../src/match/entry-facts.ts';
import { CODE_SYSTEMS } from '../../src/record/code.ts';
import type { Code } from '../../src/record/code.ts';
import type { Entry } from '../../src/record/entry.ts';
import { description, entry, read, snomed } from '../support/records.ts';

/** All that is ever asked of code and wording. */
const COMPARATORS = [
  compareDamage,
  compareAbout,
  compareModality,
  compareCodes,
  compareDrugNames,
  compareContrary,
  compareTerms,
];

/** Few codes, so that two entries often share some: of two systems, of none, degraded, and of no substance. */
const CODES: readonly Code[] = [
  snomed('73211009', 'Diabetes mellitus'),
  snomed('44054006', 'Type 2 diabetes mellitus'),
  snomed('196461000000101', 'Transfer-degraded drug allergy'),
  snomed('416098002', 'Allergy to drug'),
  snomed('716186003', 'No known allergy'),
  description('1223980016', 'Adverse reaction'),
  read('C10..', 'Diabetes mellitus'),
  read('C10F.', 'Type 2 diabetes mellitus'),
  read('12...', 'Family history'),
  { system: CODE_SYSTEMS.emisLocal, code: 'EMIS1', term: 'Local code' },
  { system: '', code: '73211009', term: 'Diabetes mellitus' },
  { system: 'unknown', code: 'C10..' },
];

const TERMS = [
  undefined,
  '',
  'Diabetes mellitus',
  'No diabetes mellitus',
  'Family history of diabetes mellitus',
  'Penicillin',
  'Drug allergy',
  'Transfer-degraded drug allergy',
  'Amoxicillin 500mg capsules',
];

const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    kind: fc.constantFrom('problem', 'allergy', 'medication', 'observation'),
    term: fc.constantFrom(...TERMS),
    codes: fc.subarray([...CODES], { maxLength: 3 }),
    text: fc.constantFrom<readonly string[]>([], ['penicillin'], ['aspirin']),
    about: fc.constantFrom(undefined, 'family'),
  })
  .map(({ kind, term, codes, text, about }) => ({
    ...entry({ kind, codes, text, ...(term === undefined ? {} : { term }) }),
    about,
  }));

function pairOf(own: Entry, other: Entry): ComparedPair {
  const [[mig], [hie]] = [factsOf([own]), factsOf([other])];
  return { mig: mig!, hie: hie!, entries: { mig: own, hie: other }, confidence: 1 };
}

describe('entries that plainly agree in meaning', () => {
  test('are entries of which no comparison of code or wording finds anything', () => {
    let agreeing = 0;
    const sides = fc.tuple(anyEntry, anyEntry, fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(sides, ([own, drawn, isOneTerm, hasOwnCodes]) => {
        const pair = pairOf(own, {
          ...drawn,
          term: isOneTerm ? own.term : drawn.term,
          codes: hasOwnCodes ? [...drawn.codes, ...own.codes] : drawn.codes,
        });
        if (!agreeInMeaning(pair)) return;
        agreeing += 1;
        expect(COMPARATORS.map((compare) => compare(pair))).toEqual(COMPARATORS.map(() => {}));
      }),
      { numRuns: 10_000, seed: 4 },
    );
    expect(agreeing).toBeGreaterThan(200);
  });

  const diabetes = entry({
    kind: 'problem',
    term: 'Diabetes mellitus',
    codes: [read('C10..'), snomed('73211009')],
  });
  const drugAllergy = entry({
    kind: 'allergy',
    term: 'Drug allergy',
    codes: [snomed('416098002')],
    text: ['penicillin'],
  });

  test('may have a code more on one side', () => {
    expect(agreeInMeaning(pairOf(diabetes, { ...diabetes, codes: [read('C10..')] }))).toBe(true);
  });

  test.each<[string, Entry, Entry]>([
    ['another wording', diabetes, { ...diabetes, term: 'Diabetes' }],
    [
      'a code of one system that is another',
      diabetes,
      { ...diabetes, codes: [read('C10..'), snomed('44054006')] },
    ],
    ['no code in common', diabetes, { ...diabetes, codes: [snomed('44054006')] }],
    ['a relative', diabetes, { ...diabetes, about: 'family' }],
    [
      'a code that lost its system',
      diabetes,
      { ...diabetes, codes: [...diabetes.codes, { system: '', code: 'C10..' }] },
    ],
    ['a substance that stands in the free text alone', drugAllergy, { ...drugAllergy, text: [] }],
  ])('are none with %s', (_, own, other) => {
    expect(agreeInMeaning(pairOf(own, other))).toBe(false);
    expect(agreeInMeaning(pairOf(other, own))).toBe(false);
  });
});
