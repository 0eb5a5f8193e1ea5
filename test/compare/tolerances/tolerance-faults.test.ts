import { describe, expect, test } from 'vitest';
import { toleranceFaults } from '../../../src/compare/tolerances/tolerance-faults.ts';
import type { Tolerance } from '../../../src/compare/tolerances/tolerance.ts';
import { tolerance } from '../../support/tolerances.ts';

const faults = (parts: Partial<Tolerance>, daysMax = 90): string[] =>
  toleranceFaults(tolerance(parts), { daysMax });

const example = (mig: string, hie: string, more: object = {}) => ({
  kind: 'range-changed',
  item: 'investigations' as const,
  entryKind: 'result' as const,
  values: { mig, hie },
  ...more,
});

test('a tolerance whose examples hold has no fault', () => {
  expect(faults({})).toEqual([]);
});

describe('a tolerance is refused', () => {
  test.each<[string, Partial<Tolerance>, RegExp]>([
    [
      'wider than meant',
      { values: undefined, item: 'investigations' },
      /wider than meant: it covers its must-not-match example 1/,
    ],
    [
      'that misses what it is meant for',
      { values: [{ mig: 'a', hie: 'b' }] },
      /must-match example 1 is not covered/,
    ],
    ['without an example it must match', { mustMatch: [] }, /needs an example it must match/],
    [
      'without an example it must not match',
      { mustNotMatch: [] },
      /needs an example it must not match/,
    ],
    ['that expires too far ahead', { expires: '2027-02-01' }, /92 days ahead; at most 90/],
    ['that expires before it was written', { expires: '2026-10-31' }, /before it was written/],
    ['that never expires', { expires: '' }, /whole days/],
    [
      'for a kind that does not exist',
      { kind: 'range-chnaged' },
      /no kind of finding "range-chnaged"/,
    ],
    [
      'for the wrong patient',
      { kind: 'patient-mismatch' },
      /no tolerance may be written for patient-mismatch/,
    ],
    ['for a disclosure', { kind: 'disclosure' }, /no tolerance may be written for disclosure/],
    ['for doubt', { kind: 'undetermined' }, /no tolerance may be written for undetermined/],
    ['for an item that does not exist', { item: 'allergies' as never }, /no item "allergies"/],
    [
      'for a kind of entry that does not exist',
      { entryKind: 'drug' as never },
      /no kind of entry "drug"/,
    ],
    ['with a cap of major', { cap: 'major' as never }, /nothing worse is ever covered/],
    ['without a budget', { budget: 0 }, /budget is a whole number/],
    ['without a hazard', { hazard: ' ' }, /its hazard is empty/],
    ['without a reason', { reason: '' }, /its reason is empty/],
    ['under an id with spaces', { id: 'Sodium range' }, /its id takes small letters/],
    [
      'with an NHS number in its reason',
      { reason: 'As seen on 9000000009.' },
      /holds an NHS number/,
    ],
    [
      'with an NHS number in a value',
      { values: [{ mig: '900 000 0009', hie: null }] },
      /holds an NHS number/,
    ],
  ])('%s', (_, parts, fault) => {
    expect(faults(parts).join('\n')).toMatch(fault);
    expect(faults(parts).join('\n')).not.toContain('9000000009');
  });

  test('that could never cover its own example', () => {
    const considerable = { severity: 'considerable' as const };
    const mustMatch = [example('133 – 146', '133 – 147', considerable)];
    expect(faults({ mustMatch })).toEqual([
      'its must-match example 1 is not covered: it is considerable, and the cap is significant',
    ]);
    expect(faults({ mustMatch, cap: 'considerable' })).toEqual([]);
  });

  test('that takes the default severity of its kind for an example without one', () => {
    const kind = 'unit-changed';
    const parts = {
      kind,
      mustMatch: [example('133 – 146', '133 – 147', { kind })],
      mustNotMatch: [example('x', 'y', { kind })],
    };
    expect(faults(parts).join()).toMatch(/considerable, and the cap is significant/);
  });
});
