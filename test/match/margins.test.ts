import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORBIDDEN, assign } from '../../src/match/assign.ts';
import { marginsOf } from '../../src/match/margins.ts';

/** The least total over all assignments that serve as many rows as possible, one pairing left out. */
function leastWithout(
  costs: readonly (readonly number[])[],
  [row, column]: readonly [number, number],
): readonly [served: number, total: number] {
  const without = costs.map((line, i) =>
    line.map((cost, j) => (i === row && j === column ? FORBIDDEN : cost)),
  );
  const chosen = assign(without);
  const paid = chosen.flatMap((j, i) => (j < 0 ? [] : [without[i]?.[j] ?? 0]));
  return [paid.length, paid.reduce((sum, cost) => sum + cost, 0)];
}

describe('margins', () => {
  test('the runner-up is another column, an exchange or another row', () => {
    expect(marginsOf([[1, 5]], [0])).toEqual([4]);
    expect(
      marginsOf(
        [
          [1, 5],
          [4, 2],
        ],
        [0, 1],
      ),
    ).toEqual([6, 6]);
    expect(marginsOf([[1], [8]], [0, -1])).toEqual([7, undefined]);
  });

  test('there is none where nothing else is allowed', () => {
    expect(
      marginsOf(
        [
          [3, FORBIDDEN],
          [FORBIDDEN, 4],
        ],
        [0, 1],
      ),
    ).toEqual([undefined, undefined]);
  });

  test('a tie has the margin 0', () => {
    expect(
      marginsOf(
        [
          [2, 3],
          [4, 5],
        ],
        [0, 1],
      ),
    ).toEqual([0, 0]);
  });

  test('solving again without the pair gives the same', () => {
    const cost = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(FORBIDDEN));
    const table = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 3 }))
      .chain(([rows, more]) =>
        fc.array(fc.array(cost, { minLength: rows + more, maxLength: rows + more }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(table, (costs) => {
        const chosen = assign(costs);
        const served = chosen.filter((column) => column >= 0).length;
        const total = chosen.reduce((sum, j, i) => sum + (j < 0 ? 0 : (costs[i]?.[j] ?? 0)), 0);
        const margins = marginsOf(costs, chosen);
        for (const [i, j] of chosen.entries()) {
          if (j < 0) continue;
          const [left, least] = leastWithout(costs, [i, j]);
          // An alternative that serves fewer rows is none.
          expect(margins[i]).toBe(left < served ? undefined : least - total);
        }
      }),
      { numRuns: 500 },
    );
  });
});
