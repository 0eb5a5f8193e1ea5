import { describe, expect, test } from 'vitest';
import {
  parseXml,
  parseXmlText,
  pathOf,
  plainPathOf,
  wholeTextOf,
} from '../../../src/wire/xml/xml-tree.ts';
import type { XmlElement } from '../../../src/wire/xml/xml-tree.ts';

function root(text: string): XmlElement {
  const parsed = parseXmlText(text);
  if ('fault' in parsed) throw new Error(parsed.fault.what);
  return parsed.root;
}

function everyPath(element: XmlElement): string[] {
  return [pathOf(element), ...element.children.flatMap(everyPath)];
}

describe('the tree', () => {
  test('text of an element leaves out that of its children', () => {
    const a = root('<a>1<b>2</b>3<![CDATA[4]]></a>');
    expect(a.text).toBe('134');
    expect(a.children[0]?.text).toBe('2');
  });

  test('a document that is refused has no root', () => {
    expect(parseXmlText('<a>')).toEqual({
      fault: { what: 'the document ends inside a', line: 1, column: 4 },
    });
    expect(parseXml(Uint8Array.from([0xff]))).toHaveProperty('fault');
  });
});

describe('paths', () => {
  test('an index stands where siblings share a name, whatever their prefix', () => {
    const text =
      '<s:Envelope xmlns:s="s" xmlns:q="q"><s:Body><q:event/><x/><event><id/></event></s:Body></s:Envelope>';
    expect(everyPath(root(text))).toEqual([
      '/Envelope',
      '/Envelope/Body',
      '/Envelope/Body/event[1]',
      '/Envelope/Body/x',
      '/Envelope/Body/event[2]',
      '/Envelope/Body/event[2]/id',
    ]);
  });

  test('the plain path leaves indexes out', () => {
    const second = root('<a><b/><b><c/></b></a>').children[1]?.children[0];
    expect(second === undefined ? '' : plainPathOf(second)).toBe('/a/b/c');
  });
});

describe('the whole text', () => {
  test.each([
    ['<a/>', ''],
    ['<a>one</a>', 'one'],
    ['<a>1<b>2<c>3</c></b>4<b/>5</a>', '12345'],
    ['<a> x &amp;<b><![CDATA[<y>]]></b>\n<!-- no --> z</a>', ' x &<y>\n z'],
  ])('%s says %j', (text, whole) => {
    expect(wholeTextOf(root(text))).toBe(whole);
  });
});
