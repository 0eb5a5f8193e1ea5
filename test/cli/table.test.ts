import { expect, test } from 'vitest';
import { formatTable } from '../../src/cli/table.ts';

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
  expect(Math.max(...lines.map((line) => line.length))).toBe(100);
  expect(lines[2]).toMatch(/^n+…  some words/);
  expect(lines.join(' ').match(/words/g)).toHaveLength(30);
});

test('a word wider than its column is cut into pieces and loses nothing', () => {
  const lines = formatTable([{ title: 'a' }, { title: 'b', wrap: true }], [['x', 'y'.repeat(200)]]);
  expect(lines.slice(2).join('').replaceAll(/[^y]/g, '')).toHaveLength(200);
});
