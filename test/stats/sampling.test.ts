import { expect, test } from 'vitest';
import { chanceOfNone } from '../../src/stats/sampling.ts';

// By hand: drawing 2 of 5 without meeting the 2 defective ones is 3/5 × 2/4.
test('is the product of what remains', () => {
  expect(chanceOfNone({ of: 5, defects: 2, sample: 2 })).toBeCloseTo(0.3, 12);
});

test('is certain where nothing is defective, and none where everything is looked at', () => {
  expect(chanceOfNone({ of: 200, defects: 0, sample: 200 })).toBe(1);
  expect(chanceOfNone({ of: 200, defects: 1, sample: 200 })).toBe(0);
});

// 59 of a great many at 5 % defective: 0.95^59 = 0.0485, the usual size for 95 % against 5 %.
test('of 59 of very many at five in a hundred is just below five in a hundred', () => {
  const chance = chanceOfNone({ of: 1_000_000, defects: 50_000, sample: 59 });
  expect(chance).toBeCloseTo(0.0485, 4);
});
