import { expect, test } from 'vitest';
import type { ItemState } from '../../src/record/item.ts';
import { judgeItem } from '../../src/report/practice/judge-item.ts';
import { comparison, finding, items } from './sample-practice.ts';

test.each<[string, [ItemState, number, ItemState, number, number?], string, string | undefined]>([
  ['paired', ['populated', 2, 'populated', 2], 'same', undefined],
  ['filed elsewhere', ['populated', 2, 'not-returned', 0, 2], 'same', undefined],
  ['filed elsewhere, list empty', ['populated', 2, 'nothing-recorded', 0, 2], 'same', undefined],
  [
    'filed elsewhere in part',
    ['populated', 2, 'not-returned', 0, 1],
    'not-comparable',
    'the HIE did not return it',
  ],
  [
    'withheld, though partners were found',
    ['populated', 2, 'withheld', 0, 2],
    'not-comparable',
    'the HIE withheld it',
  ],
  [
    'not returned at all',
    ['not-returned', 0, 'not-returned', 0],
    'not-comparable',
    'neither side returned it',
  ],
  [
    'silent in two ways',
    ['withheld', 0, 'unavailable', 0],
    'not-comparable',
    'the MIG withheld it and the HIE did not have it available',
  ],
  [
    'empty on both sides',
    ['nothing-recorded', 0, 'nothing-recorded', 0],
    'empty',
    'both sides answered that they hold no entry',
  ],
  [
    'held by the HIE only',
    ['nothing-recorded', 0, 'populated', 3],
    'not-comparable',
    'the MIG files no entry there to compare with',
  ],
  [
    'paired in part, without a finding',
    ['populated', 3, 'populated', 2],
    'not-comparable',
    'an entry of the MIG has no partner, because the format of the HIE cannot hold it',
  ],
])('an item that is %s', (_, states, result, reason) => {
  const document = comparison('p-1', { items: items({ medication: states }) });
  expect(judgeItem('medication', document)).toEqual(
    reason === undefined ? { result } : { result, reason },
  );
});

test.each(['in-flight', 'unstable-source'])('an item with a finding %s is no evidence', (kind) => {
  const document = comparison('p-1', {
    items: items({ medication: ['populated', 1, 'populated', 1] }),
    pairs: [{ mig: 0, hie: 0, pass: 'fingerprint', confidence: 1 }],
    findings: [finding({ kind, severity: 'minor' })],
  });
  expect(judgeItem('medication', document)).toEqual({
    result: 'not-comparable',
    reason: 'it had not settled while it was asked',
  });
});

test('a repeated entry of the same meaning does not make an item uncertain', () => {
  const document = comparison('p-1', {
    items: items({ medication: ['populated', 3, 'populated', 2] }),
    pairs: [
      { mig: 0, hie: 0, pass: 'fingerprint', confidence: 1 },
      { mig: 1, hie: 1, pass: 'fingerprint', confidence: 1 },
    ],
    findings: [finding({ kind: 'duplicate-collapsed', severity: 'none', mig: 2 })],
  });
  expect(judgeItem('medication', document)).toEqual({ result: 'same' });
});

test.each<[ItemState, ItemState, string]>([
  ['populated', 'populated', 'same'],
  ['populated', 'nothing-recorded', 'not-comparable'],
])('patient details that are %s and %s, which are no entries', (mig, hie, result) => {
  const document = comparison('p-1', { items: items({ 'patient-details': [mig, 0, hie, 0] }) });
  expect(judgeItem('patient-details', document).result).toBe(result);
});

test.each([
  ['different', 'the two sides answered about different patients'],
  ['undetermined', 'the patient could not be confirmed'],
] as const)('nothing is the same of a patient whose identity is %s', (verdict, reason) => {
  const document = comparison('p-1', { identity: { verdict, differs: [] } });
  expect(judgeItem('medication', document)).toEqual({ result: 'not-comparable', reason });
});
