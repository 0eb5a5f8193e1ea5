import { describe, expect, test } from 'vitest';
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

describe('a pair of quotes that takes in rows', () => {
  test.each([
    ['the last column', 'a,b,c\n1,2,"x\n3,4,y\n5,6,z"\n7,8,w\n', 'line 2 and closed at line 4'],
    ['one row only', 'a,b,c\n1,"2,x\n3,4",y\n', 'line 2 and closed at line 3'],
    ['another column', 'a,b,c\n1,2,"x\n3,4",y\n', 'line 2 and closed at line 3'],
    ['line ends of two signs', 'a,b,c\r\n1,2,"x\r\n3,4,y"\r\n', 'line 2 and closed at line 3'],
    ['many lines of prose', 'a,b,c\n1,2,"x\ny\nz\nv\nw"\n', 'line 2 and closed at line 6'],
  ])('in %s is refused', (_, text, refused) => {
    expect(refusalOf(text)).toContain(`A quote is opened at ${refused}`);
  });

  test.each([
    ['names of columns', '"Partner\nOrganisation\nCode",b,c\n1,2,3\n'],
    ['prose with its commas', 'a,b,c\n1,2,"Signed, sealed,\nand kept, as agreed"\n'],
  ])('%s over a few lines stay', (_, text) => {
    expect(refusalOf(text)).toBeUndefined();
  });
});

test('lines after a line end of two signs in quotes are those of the file', () => {
  const rows = readCsvRows('a,b\r\n"c\r\nd",e\r\nf,g\r\n');
  if (isRefusal(rows)) throw new Error(rows.refused);
  expect(rows.map((row) => row.line)).toEqual([1, 3, 4]);
});

test.each([
  ['plain', `a,b\n1${','.repeat(1000)}\n`],
  ['behind quoted line ends', `a,b\n1${',"\n"'.repeat(1000)}\n`],
])('a row of more than 1,000 cells is refused before it is parsed, %s', (_, text) => {
  expect(refusalOf(text)).toMatch(/^The row at line \d+ has more than 1,000 cells/);
});
