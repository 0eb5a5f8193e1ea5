import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNumberList, createNumbering } from '../../../src/programme/usage/numbering.ts';

test('whole numbers get 0, 1, 2 … in order of first appearance, as a Map would give', () => {
  const key = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 });
  fc.assert(
    fc.property(
      fc.array(fc.oneof(key, fc.integer({ min: 0, max: 9 })), { maxLength: 3000 }),
      (keys) => {
        const numbering = createNumbering();
        const oracle = new Map<number, number>();
        for (const one of keys) {
          if (!oracle.has(one)) oracle.set(one, oracle.size);
          expect(numbering.numberOf(one)).toBe(oracle.get(one));
        }
        expect(numbering.count()).toBe(oracle.size);
        for (const [one, number] of oracle) expect(numbering.keyOf(number)).toBe(one);
      },
    ),
    { seed: 7, numRuns: 30 },
  );
});

test('keys that lie at equal steps are told apart while the table grows', () => {
  const numbering = createNumbering();
  for (let at = 0; at < 50_000; at += 1) expect(numbering.numberOf(at * 8192)).toBe(at);
  for (let at = 0; at < 50_000; at += 997) expect(numbering.numberOf(at * 8192)).toBe(at);
});

test('a list keeps what was set, and is 0 elsewhere', () => {
  const list = createNumberList();
  list.set(5000, 7);
  list.set(3, -1);
  expect([list.get(3), list.get(4), list.get(5000), list.get(1e6)]).toEqual([-1, 0, 7, 0]);
});
