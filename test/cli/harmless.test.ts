import { expect, test } from 'vitest';
import { harmless, harmlessJson, onOneLine } from '../../src/cli/harmless.ts';
import { formatTable, wrapLine } from '../../src/cli/table/table.ts';

const ESCAPE = '\u001b';
const EVIL = `ST${ESCAPE}[2J${ESCAPE}]0;owned\u0007 ANNE\u009b31m\r\u202eS`;

test('a name that would command the terminal is only text', () => {
  expect(onOneLine(EVIL)).toBe('ST [2J ]0;owned  ANNE 31m  S');
  expect(harmless(`${EVIL}\nnext`)).toBe('ST [2J ]0;owned  ANNE 31m  S\nnext');
});

test('no cell, title or line of a table lets one through', () => {
  const lines = [...formatTable([{ title: EVIL }], [[EVIL]]), ...wrapLine(`${EVIL}\nnext`)];
  expect(lines.join('')).not.toMatch(/\p{Cc}|\u202e/u);
});

test('a document says the same and holds none of them as they are', () => {
  const json = JSON.stringify({ name: EVIL });
  expect(harmlessJson(json)).not.toMatch(/\p{Cc}|\u202e/u);
  expect(JSON.parse(harmlessJson(json))).toEqual({ name: EVIL });
});
