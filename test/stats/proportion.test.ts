import { describe, expect, test } from 'vitest';
import { exactUpper, wilson } from '../../src/stats/proportion.ts';

describe('the score interval', () => {
  // R. G. Newcombe, Statistics in Medicine 1998, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is the published one', (hits, of, low, high) => {
    const interval = wilson({ hits, of });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('of all ends at 1, and mirrors that of none', () => {
    expect(wilson({ hits: 20, of: 20 })).toEqual({
      low: 1 - wilson({ hits: 0, of: 20 }).high,
      high: 1,
    });
  });

  test('of nothing says nothing', () => {
    expect(wilson({ hits: 0, of: 0 })).toEqual({ low: 0, high: 1 });
  });
});

describe('the exact upper bound', () => {
  // The same table, method 5 (Clopper–Pearson, two-sided 95 %: a risk of 2.5 % at each end).
  test.each([
    [81, 263, 0.3676],
    [15, 148, 0.1617],
    [0, 20, 0.1684],
    [1, 29, 0.1776],
  ])('of %d in %d is the published one', (hits, of, high) => {
    expect(exactUpper({ hits, of }, 0.025)).toBeCloseTo(high, 4);
  });

  test('of none in 3,000 is a tenth of a percent, as the rule of three says', () => {
    expect(exactUpper({ hits: 0, of: 3000 })).toBeCloseTo(0.000_998, 6);
  });

  test('of all, and of none in none, is 1', () => {
    expect(exactUpper({ hits: 7, of: 7 })).toBe(1);
    expect(exactUpper({ hits: 0, of: 0 })).toBe(1);
  });

  // By hand: ten are no hits; tables of the Poisson put the lower 95 % limit of ten at 5.425.
  test('of many in many thousands agrees with the limit of the few that are left', () => {
    expect(exactUpper({ hits: 2990, of: 3000 })).toBeCloseTo(1 - 5.425 / 3000, 4);
  });
});
