import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvLine } from '../../src/base/csv-cell.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'])(
  'a cell that could run as a formula is defused: %j',
  (text) => {
    const [[cell]] = parse(csvLine([text])) as [[string]];
    expect(cell).toBe(`'${text}`);
  },
);

test('anything else reads back as it was', () => {
  const values = ['plain', 'a,b', 'say "so"', 'two\nlines', '', '1-2', 'a=b'];
  expect(parse(csvLine(values))).toEqual([values]);
});

test('numbers stay numbers, nothing stays empty', () => {
  expect(csvLine([0.97, null, -1])).toBe('0.97,,-1');
});
