import { expect, test } from 'vitest';
import {
  ageInWords,
  counted,
  dateInWords,
  dayOf,
  digits,
  listed,
} from '../../src/report/phrase.ts';

test.each([
  ['2020', '2020'],
  ['2020-03', 'March 2020'],
  ['2020-03-09', '9 March 2020'],
  ['2020-03-09T14:05', '9 March 2020, 14:05'],
  // An instant in summer is an hour later on a wall clock in the United Kingdom.
  ['2020-07-09T23:30:00Z', '10 July 2020, 00:30'],
  ['about 2020', 'about 2020'],
])('the date %s reads "%s"', (written, words) => {
  expect(dateInWords(written)).toBe(words);
});

test.each([
  ['2020-03-09', 'same day'],
  ['2020-03-08T22:00:00Z', '1 day old'],
  ['2020-01-09', '60 days old'],
  ['2020-03-11', "2 days after the report's date"],
  [undefined, 'no date'],
  ['soon', 'no date'],
])('evidence of %s is "%s" on 9 March 2020', (at, words) => {
  expect(ageInWords(at, '2020-03-09')).toBe(words);
});

test('an instant just before midnight UTC in summer is of the next day', () => {
  expect(dayOf('2020-07-09T23:30:00Z')).toBe('2020-07-10');
});

test.each([
  [0, '0 patients'],
  [1, '1 patient'],
  [1_234_567, '1,234,567 patients'],
  ['*', '* patients'],
] as const)('%s is counted as "%s"', (count, words) => {
  expect(counted(count, 'patient')).toBe(words);
});

test('thousands are parted only from the fourth digit on', () => {
  expect([999, 1000, 12_345].map(digits)).toEqual(['999', '1,000', '12,345']);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (words, text) => {
  expect(listed(words)).toBe(text);
});
