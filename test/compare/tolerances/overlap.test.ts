import { describe, expect, test } from 'vitest';
import { notesOn, shadows } from '../../../src/compare/tolerances/overlap.ts';
import type { Tolerance } from '../../../src/compare/tolerances/tolerance.ts';
import { tolerance } from '../../support/tolerances.ts';

const narrow = tolerance();

describe('a tolerance shadows another', () => {
  test.each<[string, Partial<Tolerance>, boolean]>([
    ['when it says the same', {}, true],
    ['when it names no values', { values: undefined }, true],
    ['when it names one side of the values', { values: undefined, hieValues: ['133 – 147'] }, true],
    [
      'when it names more values',
      { values: [...(narrow.values ?? []), { mig: '1', hie: '2' }] },
      true,
    ],
    ['not when it names other values', { values: [{ mig: '1', hie: '2' }] }, false],
    ['not when it needs a field', { field: 'range' }, false],
    ['not when it needs an item', { item: 'events' }, false],
    ['not when it is of another kind', { kind: 'value-changed' }, false],
    ['not when it is for one format', { scope: { formats: { hie: 'cda' } } }, false],
    ['not when it goes one way', { direction: 'lost' }, false],
    ['not when its cap is lower', { cap: 'minor' }, false],
    ['not when it ends earlier', { expires: '2026-12-30' }, false],
  ])('%s', (_, parts, expected) => {
    expect(shadows(tolerance({ id: 'other', ...parts }), narrow)).toBe(expected);
  });
});

test('both are told of it', () => {
  const wide = tolerance({ id: 'any-range', values: undefined });
  expect(notesOn(narrow, [narrow, wide])).toEqual([
    'any-range covers everything this one covers: this one is shadowed and changes nothing',
  ]);
  expect(notesOn(wide, [narrow, wide])).toEqual([
    'it covers everything sodium-range covers, and so takes away what sodium-range was limited to',
    'it names no value, code or unit: it means every range-changed there, whatever is said',
  ]);
});

test('one without any condition is told as what it is', () => {
  const bare = { values: undefined, item: undefined, entryKind: undefined };
  expect(notesOn(tolerance(bare), [])).toEqual([
    'it names no item, entry kind, field, value, code or unit: it means every range-changed of every comparison',
  ]);
});
