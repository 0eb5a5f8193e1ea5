import { describe, expect, test } from 'vitest';
import { alternate, median, spreadOf } from '../../bench/timing/alternate.ts';

test('cases are called in turn, another one first in each round', () => {
  const calls: string[] = [];
  const slow = (name: string) => () => {
    calls.push(name);
    const until = performance.now() + 2;
    while (performance.now() < until);
  };
  const timings = alternate(
    { a: slow('a'), b: slow('b'), c: slow('c') },
    { rounds: 3, minMs: 1, warmMs: 1 },
  );
  expect(calls.join('')).toBe('abcabcbcacab');
  expect(Object.keys(timings)).toEqual(['a', 'b', 'c']);
  for (const { bestMs } of Object.values(timings)) expect(bestMs).toBeGreaterThanOrEqual(2);
});

describe('of several rounds', () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('the median of %j is %s', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test('the spread is the distance of the quartiles over the median', () => {
    expect(spreadOf([10, 20, 30, 40, 50])).toBeCloseTo(20 / 30);
    expect(spreadOf([5, 5, 5])).toBe(0);
  });
});
