import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalDecimal, compareDecimals, parseDecimal } from '../../src/base/decimal.ts';

describe('decimal', () => {
  test.each([
    ['5', '5'],
    ['5.000', '5'],
    ['-0.50', '-0.5'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['1.25E-2', '0.0125'],
    ['007', '7'],
    ['-0', '0'],
  ])('%s is written %s in keys', (text, canonical) => {
    const value = parseDecimal(text);
    expect(value && canonicalDecimal(value)).toBe(canonical);
  });

  test.each(['', '.', '1,5', '5 mg', '0x10', '1e999', '--1', 'NaN'])('%j is no decimal', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test('what was written is kept', () => {
    expect(parseDecimal(' 5.000 ')?.text).toBe('5.000');
  });

  test('a sum that binary floats get wrong stays exact', () => {
    const a = parseDecimal('0.30000000000000004');
    const b = parseDecimal('0.3');
    expect(a && b && compareDecimals(a, b)).toBe(1);
  });

  test('order and equality follow the exact value', () => {
    const decimal = fc.tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(decimal, decimal, ([x, sx], [y, sy]) => {
        const a = parseDecimal(`${x}e-${sx}`);
        const b = parseDecimal(`${y}e-${sy}`);
        if (a === undefined || b === undefined) throw new Error('must parse');
        const exact = x * 10n ** BigInt(sy) - y * 10n ** BigInt(sx);
        expect(Math.sign(compareDecimals(a, b))).toBe(exact === 0n ? 0 : exact < 0n ? -1 : 1);
        expect(canonicalDecimal(a) === canonicalDecimal(b)).toBe(exact === 0n);
      }),
    );
  });
});
