import { expect, test } from 'vitest';
import { dateInFileName } from '../../../src/programme/files/file-date.ts';

test.each([
  ['epraccur-2020-01-31.csv', '2020-01-31'],
  ['epraccur_20200131.csv', '2020-01-31'],
  ['2020_01_31 epraccur.csv', '2020-01-31'],
  ['epraccur.csv', undefined],
  ['epraccur-2020-02-30.csv', undefined],
  ['epraccur-202001311.csv', undefined],
  ['from 2020-01-31 to 2020-02-29.csv', undefined],
  ['epraccur-2020-01-31 copy of 20200131.csv', '2020-01-31'],
])('%s: %s', (name, date) => {
  expect(dateInFileName(name)).toBe(date);
});
