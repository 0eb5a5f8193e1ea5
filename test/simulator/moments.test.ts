import { expect, test } from 'vitest';
import { addDays, daysFrom, londonOffset, shiftYears } from '../../src/simulator/moments.ts';

test.each([
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-12-31', 1, '2024-01-01'],
  ['1970-01-01', -1, '1969-12-31'],
  ['1901-03-01', -1, '1901-02-28'],
  ['2026-06-01', -32_000, '1938-10-21'],
])('%s and %i days is %s', (day, count, result) => {
  expect(addDays(day, count)).toBe(result);
  expect(daysFrom(day, result)).toBe(count);
});

test.each([
  ['2026-03-29T00:59:00', '+00:00'],
  ['2026-03-29T02:00:00', '+01:00'],
  ['2026-07-01T10:00:00', '+01:00'],
  ['2026-10-25T01:59:00', '+01:00'],
  ['2026-10-25T02:00:00', '+00:00'],
  ['2026-12-24', '+00:00'],
])('at %s the clocks stand at %s', (moment, offset) => {
  expect(londonOffset(moment)).toBe(offset);
});

test('a year is shifted at every precision, and a leap day stays a day', () => {
  expect(shiftYears('2019', -1)).toBe('2018');
  expect(shiftYears('2019-05', 2)).toBe('2021-05');
  expect(shiftYears('2024-02-29', 1)).toBe('2025-02-28');
});
