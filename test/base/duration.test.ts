import { expect, test } from 'vitest';
import { parseDuration } from '../../src/base/duration.ts';

test.each([
  ['30m', 1800],
  ['2h', 7200],
  [' 3d ', 259_200],
])('%s is read as %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(['', '0h', '2', '2w', 'h', '-1d', '1.5h', '12345d', '2h30m'])(
  '"%s" is no length of time',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
