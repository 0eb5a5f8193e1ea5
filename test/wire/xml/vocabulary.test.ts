import { expect, test } from 'vitest';
import { createTake } from '../../../src/wire/xml/take.ts';
import { openVocabulary } from '../../../src/wire/xml/vocabulary.ts';
import { parseXmlText, pathOf } from '../../../src/wire/xml/xml-tree.ts';
import type { XmlElement } from '../../../src/wire/xml/xml-tree.ts';

const { one, textOf } = createTake(({ namespace }) => namespace === 'urn:a');

function rootOf(text: string): XmlElement {
  const parsed = parseXmlText(text);
  if ('fault' in parsed) throw new Error(parsed.fault.what);
  return parsed.root;
}

/** A document with more different names than any schema has. */
function strange(seed: string): string {
  const names = Array.from({ length: 6000 }, (_, i) => `<${seed}${i} ${seed}a${i}=""/>`);
  return `<r>${names.join('')}</r>`;
}

test('one document after another is read with the names of the one before', () => {
  rootOf('<p:r xmlns:p="urn:a"><p:x/></p:r>');
  const vocabulary = openVocabulary();
  const known = vocabulary.all.length;
  rootOf('<p:r xmlns:p="urn:a"><p:x/><p:x/></p:r>');
  expect(openVocabulary()).toBe(vocabulary);
  expect(vocabulary.all).toHaveLength(known);
});

test('a prefix means in each document what that document says, and nothing in one that does not', () => {
  const spaces = ['urn:a', 'urn:b', 'urn:a'].map((uri) => {
    const [child] = rootOf(`<p:r xmlns:p="${uri}"><p:x/></p:r>`).children;
    return child?.namespace;
  });
  expect(spaces).toEqual(['urn:a', 'urn:b', 'urn:a']);
  const parsed = parseXmlText('<p:r/>');
  expect('fault' in parsed && parsed.fault.what).toBe('the prefix p is not declared');
});

test('nothing is kept of a document but its names', () => {
  rootOf('<r xmlns="urn:a" id="CANARY-1"><x>CANARY-2</x><!--CANARY-3--></r>');
  const { names, pool, poolSize, all } = openVocabulary();
  const kept = new TextDecoder().decode(pool.subarray(0, poolSize));
  expect(kept).toContain('id');
  expect(`${kept} ${JSON.stringify([all.map(({ text }) => text), names])}`).not.toContain('CANARY');
});

test('a document full of strange names is read, and its names are let go', () => {
  const before = rootOf('<r xmlns="urn:a"><x><y>1</y></x></r>');
  expect(rootOf(strange('n')).children).toHaveLength(6000);
  expect(openVocabulary().all.length).toBeLessThan(2048);
  // What was scanned before and what is scanned afterwards are read alike, in turn.
  const after = rootOf('<r xmlns="urn:a"><x><y>2</y></x></r>');
  const read = (root: XmlElement): unknown => [textOf(one(root, 'x'), 'y'), pathOf(root)];
  expect([before, after, before].map(read)).toEqual([
    ['1', '/r'],
    ['2', '/r'],
    ['1', '/r'],
  ]);
});

test('many namespaces, and long ones, are let go too', () => {
  const many = Array.from({ length: 200 }, (_, i) => `<x xmlns="urn:${i}"/>`).join('');
  rootOf(`<r>${many}</r>`);
  expect(openVocabulary().names.spaces.size).toBeLessThan(64);
  rootOf(`<r xmlns="urn:${'u'.repeat(100_000)}"/>`);
  expect(openVocabulary().names.spaces.size).toBe(0);
});

test('a name of more than one byte a letter, and one that begins another', () => {
  const root = rootOf('<r><naïve/><na/><naïveté/><naïve/></r>');
  expect(root.children.map(({ local }) => local)).toEqual(['naïve', 'na', 'naïveté', 'naïve']);
});
