import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORBIDDEN, assign } from '../../src/match/assign.ts';

/** Least cost by trying everything: first as many rows served as possible, then the least sum. */
function bruteForce(
  costs: readonly (readonly number[])[],
  row = 0,
  used: readonly number[] = [],
): [number, number] {
  if (row === costs.length) return [0, 0];
  let best: [number, number] = bruteForce(costs, row + 1, used);
  for (const [column, cost] of (costs[row] ?? []).entries()) {
    if (used.includes(column) || cost >= FORBIDDEN) continue;
    const [count, sum] = bruteForce(costs, row + 1, [...used, column]);
    if (count + 1 > best[0] || (count + 1 === best[0] && sum + cost < best[1]))
      best = [count + 1, sum + cost];
  }
  return best;
}

describe('assign', () => {
  test('gives the least total, not the least first', () => {
    expect(
      assign([
        [1, 2],
        [1, 9],
      ]),
    ).toEqual([1, 0]);
  });

  test('leaves a row out that nothing is allowed for', () => {
    expect(
      assign([
        [FORBIDDEN, FORBIDDEN],
        [5, 1],
      ]),
    ).toEqual([-1, 1]);
  });

  test('serves as many rows as it can', () => {
    expect(
      assign([
        [0, 500],
        [0, FORBIDDEN],
      ]),
    ).toEqual([1, 0]);
  });

  test('has nothing to do without rows', () => {
    expect(assign([])).toEqual([]);
  });

  test('agrees with trying everything', () => {
    const cost = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(FORBIDDEN));
    const board = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
      .chain(([rows, more]) =>
        fc.array(fc.array(cost, { minLength: rows + more, maxLength: rows + more }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(board, (costs) => {
        const chosen = assign(costs).flatMap((column, row) =>
          column < 0 ? [] : [[row, column] as const],
        );
        expect(new Set(chosen.map(([, column]) => column)).size).toBe(chosen.length);
        const sum = chosen.reduce((total, [row, column]) => total + (costs[row]?.[column] ?? 0), 0);
        expect([chosen.length, sum]).toEqual(bruteForce(costs));
      }),
    );
  });
});
