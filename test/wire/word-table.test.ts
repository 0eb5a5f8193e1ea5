import { expect, test } from 'vitest';
import { wordSet, wordTable } from '../../src/wire/word-table.ts';

const ENTRIES = [
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['', 0],
] as const;

test.each([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['', 0],
  ['six', undefined],
  ['One', undefined],
  ['a word longer than any of the table', undefined],
  ['__proto__', undefined],
])('%s is looked up as a Map would', (word, meaning) => {
  const table = wordTable<number>(ENTRIES);
  expect(table.get(word)).toBe(meaning);
  expect(table.has(word)).toBe(meaning !== undefined);
});

test('of a word given twice the last meaning counts', () => {
  const twice = wordTable([
    ['one', 1],
    ['one', 2],
  ]);
  expect(twice.get('one')).toBe(2);
});

test('a large table answers the same', () => {
  const words = Array.from({ length: 1000 }, (_, index) => `word ${index}`);
  const set = wordSet(words);
  expect(words.every((word) => set.has(word))).toBe(true);
  expect(set.has('word 1000')).toBe(false);
});
