import { expect, test } from 'vitest';
import { EXACT, SUPPRESSED } from '../../src/report/small-numbers.ts';

test.each([
  [0, 0],
  [1, '*'],
  [7, '*'],
  [8, 10],
  [12, 10],
  [13, 15],
  [373, 375],
])('%i patients leave the programme as %s', (count, shown) => {
  expect(SUPPRESSED.patients(count)).toBe(shown);
});

test.each([
  ['many findings of few patients', 40, 3, '*'],
  ['findings of an unknown number of patients', 40, undefined, '*'],
  ['no finding', 0, undefined, 0],
  ['many findings of many patients', 41, 12, 40],
  ['few findings of patients who are many', 6, 12, '*'],
] as const)('%s', (_, count, patients, shown) => {
  expect(SUPPRESSED.of(count, patients)).toBe(shown);
});

test('counts that stay in the programme are exact', () => {
  expect([EXACT.patients(3), EXACT.of(41, 3)]).toEqual([3, 41]);
});
