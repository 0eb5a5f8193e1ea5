import { expect, test } from 'vitest';
import { namesAllergy } from '../../src/match/none-known.ts';
import { entry } from '../support/records.ts';

test.each([
  ['Penicillin hypersensitivity', true],
  ['Adverse drug reaction to aspirin', true],
  ['Angio-oedema', true],
  ['Lactose intolerance', true],
  ['Asthma', false],
  ['Reactive depression', false],
])('a problem worded %s speaks of an allergy: %s', (term, speaks) => {
  expect(namesAllergy(entry({ kind: 'problem', term }))).toBe(speaks);
});
