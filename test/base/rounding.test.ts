import { describe, expect, test } from 'vitest';
import { assert } from '../../src/base/assert.ts';
import { parseDecimal } from '../../src/base/decimal.ts';
import type { Decimal } from '../../src/base/decimal.ts';
import { equalsDecimal, isRounded, liesWithin, scaled } from '../../src/base/rounding.ts';

function decimal(text: string): Decimal {
  const number = parseDecimal(text);
  assert(number !== undefined, `not a number: ${text}`);
  return number;
}

describe('a decimal is another one rounded', () => {
  test.each([
    ['13.52', '13.5', true],
    ['13.55', '13.6', true],
    ['13.45', '13.4', true],
    ['13.45', '13.5', true],
    ['13.55', '13.5', false],
    ['-13.55', '-13.6', true],
    ['-13.45', '-13.4', true],
    ['-13.55', '-13.5', false],
    ['13.56', '13.5', false],
    ['13.52', '13', false],
    ['13.52', '14', true],
    ['0.4', '0', true],
    ['13.5', '13.50', false],
    ['13.5', '13.52', false],
    ['135', '13.5', false],
    ['1.96', '2.0', true],
  ])('%s to %s: %s', (exact, rounded, expected) => {
    expect(isRounded(scaled(decimal(exact)), decimal(rounded))).toBe(expected);
  });

  test('a fraction without an end is taken as it is', () => {
    const third = { top: 1n, bottom: 3n };
    expect(isRounded(scaled(decimal('1'), third), decimal('0.333'))).toBe(true);
    expect(isRounded(scaled(decimal('1'), third), decimal('0.334'))).toBe(false);
    expect(equalsDecimal(scaled(decimal('3'), third), decimal('1.0'))).toBe(true);
  });
});

test.each([
  ['100', '95', true],
  ['100', '94.9', false],
  ['-100', '-105', true],
  ['0', '0.1', false],
])('%s and %s lie within a twentieth: %s', (a, b, expected) => {
  expect(liesWithin(scaled(decimal(a)), decimal(b), 20n)).toBe(expected);
});
