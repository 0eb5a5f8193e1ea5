import { expect, test } from 'vitest';
import { attributeOf } from '../../../src/wire/gpconnect-html/attributes.ts';
import { parseXmlText } from '../../../src/wire/xml/xml-tree.ts';

const CELL =
  '<tr xmlns:x="urn:x"><td class="a &amp; b" x:id="one" id="two"/><td/><td id="three"/></tr>';

test.each([
  [0, 'class', 'a & b'],
  [0, 'id', 'one'],
  [0, 'colspan', undefined],
  [1, 'id', undefined],
  [2, 'id', 'three'],
  [2, 'class', undefined],
])('the first attribute of an element by its local name: cell %i, %s', (cell, local, value) => {
  const parsed = parseXmlText(CELL);
  const element = 'root' in parsed ? parsed.root.children[cell] : undefined;

  expect(element === undefined ? 'no cell' : attributeOf(element, local)).toBe(value);
});
