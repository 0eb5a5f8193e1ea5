import { describe, expect, test } from 'vitest';
import { contentOf, parseXml, parseXmlText, pathOf } from '../../../src/wire/xml/xml-tree.ts';
import type { ParsedXml, XmlElement } from '../../../src/wire/xml/xml-tree.ts';

function whatOf(parsed: ParsedXml): string | undefined {
  return 'fault' in parsed ? parsed.fault.what : undefined;
}

function rootOf(text: string): XmlElement {
  const parsed = parseXmlText(text);
  if ('fault' in parsed) throw new Error(parsed.fault.what);
  return parsed.root;
}

describe('bounds', () => {
  test('what is too long is refused before it is decoded', () => {
    // Not UTF-8, so decoding it would be refused with another reason.
    const content = new Uint8Array(400).fill(0xff);
    expect(whatOf(parseXml(content, { lengthMax: 100 }))).toContain('longer than the limit');
    expect(whatOf(parseXml(content, { lengthMax: 200 }))).toContain('not valid utf-8');
  });

  test('500 MB in one element are refused, and nothing is copied', () => {
    const content = new Uint8Array(500_000_000);
    const before = process.memoryUsage().rss;
    expect(whatOf(parseXml(content))).toContain('longer than the limit');
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  test.each(['own', 'saxes'] as const)('too many elements and attributes (%s)', (parser) => {
    const text = `<a>${'<b c="1"/>'.repeat(10)}</a>`;
    expect(whatOf(parseXmlText(text, { partsMax: 21, parser }))).toBeUndefined();
    expect(whatOf(parseXmlText(text, { partsMax: 18, parser }))).toContain('too many elements');
  });

  test.each([
    ['depth', '<a>'.repeat(300), 'nested too deep'],
    [
      'attributes',
      `<a ${Array.from({ length: 300 }, (_, i) => `b${i}=""`).join(' ')}/>`,
      'too many attributes',
    ],
    ['a document type', '<!DOCTYPE a><a/>', 'a DOCTYPE'],
  ])('saxes holds them too: %s', (_, text, what) => {
    expect(whatOf(parseXmlText(text, { parser: 'saxes' }))).toContain(what);
  });
});

describe('a document of every shape', () => {
  test('more names than there are places for them', () => {
    const names = Array.from({ length: 9_000 }, (_, i) => `n${i.toString(36)}`);
    const text = `<a>${names
      .map((name) => `<${name} ${name}="${name}"/>`)
      .join('')
      .repeat(2)}</a>`;
    const children = rootOf(text).children;
    expect(children).toHaveLength(18_000);
    expect(children.map(({ local }) => local)).toEqual([...names, ...names]);
    expect(children.every(({ local, attributes }) => attributes[0]?.value === local)).toBe(true);
  });

  test('more elements than were reckoned with', () => {
    const root = rootOf(`<a>${'<b>1</b>'.repeat(5_000)}</a>`);
    expect(root.children).toHaveLength(5_000);
    expect(root.children.every(({ text }) => text === '1')).toBe(true);
    expect(root.children.slice(-1).map(pathOf)).toEqual(['/a/b[5000]']);
  });

  test('characters of one to four bytes before, in and behind names', () => {
    const root = rootOf('<a é="ü€">é€😀<Größe>ß</Größe>😀<b 単="😀"/>€</a>');
    expect(contentOf(root).map((part) => (typeof part === 'string' ? part : part.local))).toEqual([
      'é€😀',
      'Größe',
      '😀',
      'b',
      '€',
    ]);
    expect(root.children.map(({ text }) => text)).toEqual(['ß', '']);
    expect(root.children[1]?.attributes.map(({ local, value }) => [local, value])).toEqual([
      ['単', '😀'],
    ]);
  });

  test('a fault behind such characters is told by characters, not bytes', () => {
    const parsed = parseXmlText('<a>\n<é>€😀</é></b>');
    expect(parsed).toEqual({ fault: { what: 'expected the end tag of a', line: 2, column: 11 } });
  });

  test('names that begin alike are told apart', () => {
    const root = rootOf('<a><code/><codes/><code/><cod/><codeX/></a>');
    expect(root.children.map(({ local }) => local)).toEqual([
      'code',
      'codes',
      'code',
      'cod',
      'codeX',
    ]);
  });

  test('a prefix means what was declared last around it', () => {
    const root = rootOf('<p:a xmlns:p="u"><p:b/><p:b xmlns:p="v"><p:b/></p:b><p:b/></p:a>');
    expect(root.children.map(({ namespace }) => namespace)).toEqual(['u', 'v', 'u']);
    expect(root.children[1]?.children[0]?.namespace).toBe('v');
  });

  test('an element is one and the same however it is reached', () => {
    const root = rootOf('<a><b><c/></b></a>');
    const [b] = root.children;
    expect(b?.children[0]?.parent).toBe(b);
    expect(root.children[0]).toBe(b);
  });
});
