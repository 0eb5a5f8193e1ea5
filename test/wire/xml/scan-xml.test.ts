import { describe, expect, test } from 'vitest';
import { contentOf, parseXmlText } from '../../../src/wire/xml/xml-tree.ts';
import type { XmlElement } from '../../../src/wire/xml/xml-tree.ts';
import type { XmlFault } from '../../../src/wire/xml/xml-fault.ts';

function events(text: string): string[] {
  const parsed = parseXmlText(text);
  if ('root' in parsed) return eventsOf(parsed.root);
  const { what, line, column } = parsed.fault;
  throw new Error(`${what} at ${line}:${column}`);
}

function eventsOf(element: XmlElement): string[] {
  const list = element.attributes.map((a) => ` {${a.namespace}}${a.local}=${a.value}`).join('');
  const inside = contentOf(element).flatMap((part) =>
    typeof part === 'string' ? [part] : eventsOf(part),
  );
  return [`<{${element.namespace}}${element.local}${list}>`, ...inside, '</>'];
}

function refusal(text: string, limits = {}): XmlFault | undefined {
  const parsed = parseXmlText(text, limits);
  return 'fault' in parsed ? parsed.fault : undefined;
}

function nested(depth: number): string {
  return `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
}

function wide(count: number): string {
  return `<a ${Array.from({ length: count }, (_, i) => `b${i}="1"`).join(' ')}/>`;
}

describe('what a scan tells', () => {
  test.each([
    ['one element', '<a/>', ['<{}a>', '</>']],
    ['white space inside tags', '<a\n  b = "1" ></a\n>', ['<{}a {}b=1>', '</>']],
    ['a default namespace', '<a xmlns="u"><b/></a>', ['<{u}a>', '<{u}b>', '</>', '</>']],
    ['a prefix', '<p:a xmlns:p="u"/>', ['<{u}a>', '</>']],
    [
      'a namespace undone for the children of one element',
      '<a xmlns="u"><b xmlns=""/><c/></a>',
      ['<{u}a>', '<{}b>', '</>', '<{u}c>', '</>', '</>'],
    ],
    ['no default namespace on attributes', '<a xmlns="u" b="1"/>', ['<{u}a {}b=1>', '</>']],
    ['a prefixed attribute', '<a xmlns:p="u" p:b="1"/>', ['<{}a {u}b=1>', '</>']],
    [
      'xml:lang',
      '<a xml:lang="en"/>',
      ['<{}a {http://www.w3.org/XML/1998/namespace}lang=en>', '</>'],
    ],
    ['the five entities', '<a b="&quot;&apos;">&lt;&gt;&amp;</a>', ['<{}a {}b="\'>', '<>&', '</>']],
    ['character references', '<a>&#65;&#x42;&#x1F600;</a>', ['<{}a>', 'AB😀', '</>']],
    ['CDATA', '<a><![CDATA[<b>&amp;]]></a>', ['<{}a>', '<b>&amp;', '</>']],
    [
      'comments and instructions left out',
      '<?x y?><a><!-- - -->t<?x?></a><!---->',
      ['<{}a>', 't', '</>'],
    ],
    ['line ends made one', '<a>1\r\n2\r3</a>', ['<{}a>', '1\n2\n3', '</>']],
    ['a carriage return that was meant', '<a>&#13;</a>', ['<{}a>', '\r', '</>']],
    ['white space of attributes', '<a b="1\t2\n3&#10;4"/>', ['<{}a {}b=1 2 3\n4>', '</>']],
    [
      'a declaration',
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a/>',
      ['<{}a>', '</>'],
    ],
    ['a byte order mark', '\uFEFF<a/>', ['<{}a>', '</>']],
    ['letters beyond ASCII in names', '<Größe 単位="1"/>', ['<{}Größe {}単位=1>', '</>']],
    [
      '__proto__ like any other name',
      '<__proto__ constructor="1"/>',
      ['<{}__proto__ {}constructor=1>', '</>'],
    ],
  ])('%s', (_, text, expected) => {
    expect(events(text)).toEqual(expected);
  });
});

describe('what a scan refuses', () => {
  test.each([
    ['nothing', ''],
    ['white space alone', ' \n'],
    ['a truncated document', '<a><b></b>'],
    ['a document cut inside a tag', '<a><b'],
    ['a document cut inside an attribute', '<a b="1'],
    ['mismatched tags', '<a><b></a></b>'],
    ['an end tag that is longer than its start tag', '<a></ab>'],
    ['an end tag alone', '</a>'],
    ['two roots', '<a/><b/>'],
    ['text before the root', 'x<a/>'],
    ['text behind the root', '<a/>x'],
    ['CDATA outside the root', '<a/><![CDATA[x]]>'],
    ['a DOCTYPE', '<!DOCTYPE a><a/>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>'],
    ['an entity that is not defined', '<a>&nbsp;</a>'],
    ['an entity named like a member of every object', '<a>&constructor;</a>'],
    ['an ampersand alone', '<a>1 & 2</a>'],
    ['a reference to NUL', '<a>&#0;</a>'],
    ['a reference to a surrogate', '<a>&#xD800;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a reference with no number', '<a>&#;</a>'],
    ['a reference with a capital X', '<a>&#X41;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['half of a surrogate pair', '<a>\uD83D</a>'],
    ['the same attribute twice', '<a b="1" b="2"/>'],
    ['the same attribute twice by namespace', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ['the same declaration twice', '<a xmlns="u" xmlns="u"/>'],
    ['a prefix that is not declared', '<p:a/>'],
    ['an attribute prefix that is not declared', '<a p:b="1"/>'],
    ['a prefix used behind its element', '<a><b xmlns:p="u"/><p:c/></a>'],
    ['a prefix undeclared', '<a xmlns:p=""/>'],
    ['xml redefined', '<a xmlns:xml="u"/>'],
    [
      'another name for the namespace of xml',
      '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
    ],
    ['xmlns declared', '<a xmlns:xmlns="u"/>'],
    ['the namespace of xmlns declared', '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>'],
    ['two colons', '<a:b:c xmlns:a="u"/>'],
    ['a colon with nothing before it', '<:a/>'],
    ['a colon with nothing behind it', '<a: xmlns:a="u"/>'],
    ['a local name that starts with a digit', '<p:1 xmlns:p="u"/>'],
    ['a two-colon attribute', '<a b:c:d="1"/>'],
    ['a name that starts with a digit', '<1a/>'],
    ['a name that starts with a combining mark', '<\u0300a/>'],
    ['white space before the name', '< a/>'],
    ['an attribute without value', '<a b/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['attributes that touch', '<a b="1"c="2"/>'],
    ['a slash astray', '<a / >'],
    ['a < in an attribute', '<a b="<"/>'],
    [']]> in text', '<a>]]></a>'],
    ['-- in a comment', '<a><!-- -- --></a>'],
    ['a comment that is not closed', '<a><!-- </a>'],
    ['a CDATA section that is not closed', '<a><![CDATA[ </a>'],
    ['an instruction that is not closed', '<a><?x </a>'],
    ['an instruction with no name', '<a><? x?></a>'],
    ['an instruction with a colon', '<a><?x:y ?></a>'],
    ['an instruction with a malformed name', '<a><?x+y?></a>'],
    ['a declaration behind the start', ' <?xml version="1.0"?><a/>'],
    ['a declaration in the middle', '<a><?XML version="1.0"?></a>'],
    ['a declaration without version', '<?xml encoding="UTF-8"?><a/>'],
    ['version 1.1, whose control characters differ', '<?xml version="1.1"?><a/>'],
  ])('%s', (_, text) => {
    expect(refusal(text)).toBeDefined();
  });

  test('more depth than the limit', () => {
    expect(refusal(nested(256))).toBeUndefined();
    expect(refusal(nested(257))?.what).toBe('elements are nested too deep');
    expect(refusal(nested(100_000))?.what).toBe('elements are nested too deep');
  });

  test('more attributes than the limit', () => {
    expect(refusal(wide(256))).toBeUndefined();
    expect(refusal(wide(257))?.what).toBe('an element has too many attributes');
  });

  test('more text than the limit', () => {
    expect(refusal('<a>12345</a>', { lengthMax: 12 })).toBeUndefined();
    expect(refusal('<a>123456</a>', { lengthMax: 12 })?.what).toContain('longer than the limit');
  });
});

describe('where a fault stands', () => {
  test('line and column are counted from 1', () => {
    expect(refusal('<a>\r\n  <b>\r\n  </c>\n</a>')).toEqual({
      what: 'expected the end tag of b',
      line: 3,
      column: 3,
    });
  });

  test('a truncated document is refused at its end, naming the element it ends in', () => {
    expect(refusal('<a>\n<event>')).toEqual({
      what: 'the document ends inside event',
      line: 2,
      column: 8,
    });
  });

  test('no value of the document is echoed', () => {
    const faults = [
      '<a b="9000000009" b="9000000009"/>',
      '<a>9000000009 & 1</a>',
      '<a b="9000000009',
    ];
    for (const text of faults) expect(JSON.stringify(refusal(text))).not.toContain('9000000009');
  });
});
