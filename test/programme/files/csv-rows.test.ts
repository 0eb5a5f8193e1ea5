import { expect, test } from 'vitest';
import { readCsvRows } from '../../../src/programme/files/csv-rows.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';

function refusalOf(text: string): string | undefined {
  const rows = readCsvRows(text);
  return isRefusal(rows) ? rows.refused : undefined;
}

test.each([
  ['CRLF', 'a,b\r\nc,d\r\n'],
  ['LF', 'a,b\nc,d'],
  ['a BOM', '\uFEFFa,b\nc,d\n'],
  ['quotes', '"a","b"\r\n"c","d"\r\n'],
  ['padding', ' a , b \n c,d'],
  ['empty lines', 'a,b\n\nc,d\n\n'],
])('%s gives the same cells', (_, text) => {
  const rows = readCsvRows(text);
  if (isRefusal(rows)) throw new Error(rows.refused);
  expect(rows.map((row) => row.cells)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('lines are those of the file, empty ones counted', () => {
  const rows = readCsvRows('a,b\n\n"c\nd",e\nf,g\n');
  if (isRefusal(rows)) throw new Error(rows.refused);
  expect(rows.map((row) => row.line)).toEqual([1, 4, 5]);
});

test.each([
  ['nothing', '', 'holds no row'],
  ['blanks', ' \n \n', 'holds no row'],
  ['commas alone', ',,\n,,\n', 'holds no row'],
  ['a workbook', 'PK\u0003\u0004\u0000xl', 'not UTF-8 text'],
  ['another encoding', 'a,caf\uFFFD\n', 'not UTF-8 text'],
  ['a web page', '<!doctype html><p>a,b</p>', 'looks like XML, HTML or JSON'],
  ['JSON', '{"a": 1, "b": 2}', 'looks like XML, HTML or JSON'],
  ['semicolons', 'a;b\nc;d\n', 'more than one comma-separated column'],
  ['an open quote', 'a,b\n"c,d\n', 'no well-formed CSV: reading stopped at line'],
])('%s is refused', (_, text, refused) => {
  expect(refusalOf(text)).toContain(refused);
});
