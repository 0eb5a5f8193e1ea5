import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendBlock } from '../../src/config/append-block.ts';
import { temporaryFolder } from '../support/folders.ts';

const base = temporaryFolder();
const BLOCK = 'agreements:\n  columns:\n    agreement: Share ref\n';

function workspaceWith(text: string): { directory: string; file: string } {
  const directory = mkdtempSync(join(base, 'w-'));
  const file = join(directory, 'mig2hie.yaml');
  writeFileSync(file, text);
  return { directory, file };
}

const CONFIG = '# Kept by Sam.\nversion: 1   # one\nworkspace: example-1\nkeys: "../keys"';

test('the block stands below what was there, which stays byte for byte', () => {
  const { directory, file } = workspaceWith(CONFIG);
  appendBlock(directory, 'agreements', BLOCK);
  expect(readFileSync(file, 'utf8')).toBe(`${CONFIG}\n\n${BLOCK}`);
  expect(readdirSync(directory)).toEqual(['mig2hie.yaml']);
});

test.each([
  ['that has one already', `${CONFIG}\nagreements: {}\n`, 'says something under "agreements"'],
  ['that would not be valid', `${CONFIG}\n...\n`, 'does not fit below'],
])('a configuration %s is left as it is', (_, text, message) => {
  const { directory, file } = workspaceWith(text);
  expect(() => appendBlock(directory, 'agreements', BLOCK)).toThrow(message);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('so is one to which the block would bring a key nobody knows', () => {
  const { directory, file } = workspaceWith(`${CONFIG}\n`);
  expect(() => appendBlock(directory, 'agreements', 'agreements:\n  colums: {}\n')).toThrow(
    'does not fit below',
  );
  expect(readFileSync(file, 'utf8')).toBe(`${CONFIG}\n`);
});
