import { expect, test } from 'vitest';
import { terminalWidth } from '../../../src/cli/table/terminal-width.ts';

test.each([
  ['the window', 132, '80', 132],
  ['what COLUMNS says, where the output is no window', undefined, '80', 80],
  ['100, where nothing tells', undefined, undefined, 100],
  ['100, where COLUMNS says nothing that is a width', undefined, 'wide', 100],
  ['what COLUMNS says, where the window does not know', 0, '120', 120],
  ['at least 60, however narrow the window', 20, undefined, 60],
  ['at least 60, whatever COLUMNS says', undefined, '1', 60],
])('lines are as wide as %s', (_, columns, said, width) => {
  expect(terminalWidth({ columns }, { COLUMNS: said })).toBe(width);
});
