import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal } from '../../src/base/decimal.ts';
import { isWrittenAlike, relate } from '../../src/compare/fields/amounts.ts';
import { unitKey } from '../../src/match/unit-text.ts';
import type { Quantity } from '../../src/record/quantity.ts';

const anyQuantity: fc.Arbitrary<Quantity> = fc
  .record({
    number: fc.constantFrom('5', '5.0', '05', '-5', '5e1', '50', '1,000').map(parseDecimal),
    unit: fc.constantFrom(undefined, '', 'mg', 'MG', 'g', 'mmol/L', 'words'),
    comparator: fc.constantFrom(undefined, '<', '>='),
  })
  .map(({ number, ...rest }) => ({ number: number ?? parseDecimal('1')!, ...rest }));

test('quantities written alike are the same amount in the same bounds', () => {
  let alike = 0;
  fc.assert(
    fc.property(anyQuantity, anyQuantity, (a, b) => {
      if (!isWrittenAlike(a, b)) return;
      alike += 1;
      expect(relate(amountOf(a), amountOf(b))).toBe('same');
      expect(a.comparator).toBe(b.comparator);
    }),
    { numRuns: 5000, seed: 4 },
  );
  expect(alike).toBeGreaterThan(20);
});

function amountOf({ number, unit }: Quantity): Parameters<typeof relate>[0] {
  return { number, unit: unit === undefined ? undefined : unitKey(unit) };
}
