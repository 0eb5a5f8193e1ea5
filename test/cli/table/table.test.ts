import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TableColumn, formatTable, wrapLine } from '../../../src/cli/table/table.ts';

const widthOf = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));

test('columns are as wide as what they hold', () => {
  const columns = [{ title: 'code' }, { title: 'count', align: 'right' as const }];
  expect(formatTable(columns, [['X90001', '7']])).toEqual([
    'code    count',
    '------  -----',
    'X90001      7',
  ]);
});

test('no line is wider than 100 columns: long cells are cut or run on', () => {
  const columns = [{ title: 'name' }, { title: 'why', wrap: true }];
  const lines = formatTable(columns, [['n'.repeat(120), 'some words '.repeat(30).trim()]]);
  expect(widthOf(lines)).toBe(100);
  expect(lines[2]).toMatch(/^n+…  some words/);
  expect(lines.join(' ').match(/words/g)).toHaveLength(30);
});

test('a word wider than its column is cut into pieces and loses nothing', () => {
  const lines = formatTable([{ title: 'a' }, { title: 'b', wrap: true }], [['x', 'y'.repeat(200)]]);
  expect(lines.slice(2).join('').replaceAll(/[^y]/g, '')).toHaveLength(200);
});

describe('a table fits the width it is given', () => {
  const columns: readonly TableColumn[] = [
    { title: 'code', whole: true },
    { title: 'name' },
    { title: 'rows', align: 'right' },
    { title: 'why', wrap: true },
  ];
  const row = [
    'X90001',
    'THE SURGERY AT THE LONG LANE',
    '12',
    'nobody signed it '.repeat(9).trim(),
  ];

  test.each([60, 80, 100, 160])('of %i columns', (width) => {
    const lines = formatTable(columns, [row, row], { width });
    expect(widthOf(lines)).toBeLessThanOrEqual(width);
    expect(lines.filter((line) => line.startsWith('X90001  '))).toHaveLength(2);
    expect(lines.join(' ').match(/signed/g)).toHaveLength(18);
  });

  test('cells that fit are left alone, and a wider window changes nothing', () => {
    const short = [['X90001', 'THE SURGERY', '1', 'nobody signed it']];
    expect(formatTable(columns, short, { width: 160 })).toEqual(formatTable(columns, short));
  });
});

test('a column that is whole is never cut: the others give way', () => {
  const columns = [{ title: 'id', whole: true }, { title: 'name' }];
  const id = 'f-0123456789abcdef0123456789abcdef0123456789abcdef';
  const [, , line] = formatTable(columns, [[id, 'a name of some length']], { width: 60 });
  expect(line).toBe(`${id}  a name …`);
});

test('figures and short codes are whole where titles had to be cut', () => {
  const columns: readonly TableColumn[] = [
    ...['commissioner', 'organisation', 'name'].map((title) => ({ title })),
    { title: 'accesses counted', align: 'right' },
    { title: 'why', wrap: true },
  ];
  const row = ['X9C01', 'X9000001', 'n'.repeat(40), '1600000', 'words '.repeat(20).trim()];
  const lines = formatTable(columns, [row], { width: 60 });
  expect(widthOf(lines)).toBeLessThanOrEqual(60);
  expect(lines[0]).toMatch(/^comm\S*… +organ\S*… +name +accesses c\S*… +why$/);
  expect(lines[2]).toMatch(/^X9C01 +X9000001 +n+… +1600000 +words words/);
});

describe('columns too many to stand beside one another', () => {
  const columns = Array.from({ length: 10 }, (_, n) => ({ title: `column ${n}` }));
  const row = columns.map((_, n) => `cell number ${n}`);

  test('turn each row into a block in which nothing is cut', () => {
    const lines = formatTable(columns, [row, row], { width: 60 });
    expect(lines.slice(0, 2)).toEqual(['column 0  cell number 0', 'column 1  cell number 1']);
    expect(lines).toHaveLength(21);
    expect(lines[10]).toBe('');
  });

  test('stand beside one another where they fit', () => {
    expect(formatTable(columns, [row], { width: 160 })).toHaveLength(3);
  });
});

describe('what the flags of a table change', () => {
  const columns = [{ title: 'code' }, { title: 'name' }];

  test('no titles, and columns no wider than their cells', () => {
    expect(formatTable(columns, [['X1', 'A']], { header: false })).toEqual(['X1  A']);
  });

  test('cells that do not give way', () => {
    const [, , line] = formatTable(columns, [['X1', 'n'.repeat(300)]], { fit: false });
    expect(line).toBe(`X1    ${'n'.repeat(300)}`);
  });

  test('lines below a row', () => {
    const below = (index: number) => (index === 0 ? ['  a remark'] : []);
    const lines = formatTable(
      columns,
      [
        ['X1', 'A'],
        ['X2', 'B'],
      ],
      { header: false, below },
    );
    expect(lines).toEqual(['X1  A', '  a remark', 'X2  B']);
  });
});

test('a cell is one line: nothing in it moves the cursor or turns the direction of writing', () => {
  const [, , line] = formatTable([{ title: 'name' }], [['A\nB\u001b[2J\u202eC']]);
  expect(line).toBe('A B [2J C');
});

test('whatever the cells, lines fit and a character is never cut in two', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 90 });
  const shape = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(shape, fc.integer({ min: 60, max: 160 }), fc.boolean(), (rows, width, wrap) => {
      const lines = formatTable(
        ['one', 'two', 'three'].map((title) => ({ title, wrap })),
        rows,
        { width },
      );
      expect(widthOf(lines)).toBeLessThanOrEqual(width);
      expect(lines.filter((line) => !line.isWellFormed())).toEqual([]);
    }),
    { seed: 20200309 },
  );
});

test('a sentence runs on two columns further in', () => {
  expect(wrapLine('one two three four', 2, 14)).toEqual(['  one two', '    three four']);
});

describe('days, codes and words of ours are never cut', () => {
  const cells = ['THE SURGERY AT THE LONG LANE', '2026-04-01', 'not-enough-data', 'X9A0000001'];
  const columns = ['name', 'effective', 'moved', 'code'].map((title) => ({ title }));

  test('the other columns give way', () => {
    const lines = formatTable(columns, [cells], { width: 60 });
    expect(lines[2]).toBe('THE SURGERY AT THE…  2026-04-01  not-enough-data  X9A0000001');
  });

  test('and where that is not enough each row becomes a block', () => {
    const many = [...columns, ...columns];
    const lines = formatTable(many, [[...cells, ...cells]], { width: 60 });
    expect(lines.filter((line) => line.includes('…'))).toEqual([]);
    expect(lines[1]).toBe('effective  2026-04-01');
  });
});
