import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { contentOf, parseXmlText } from '../../../src/wire/xml/xml-tree.ts';
import type { XmlElement, XmlParser } from '../../../src/wire/xml/xml-tree.ts';

/** One log of either parser: adjacent text joined, attributes sorted; undefined when refused. */
type Log = string[] | undefined;

function ours(text: string, parser: XmlParser = 'own'): Log {
  const parsed = parseXmlText(text, { parser });
  return 'fault' in parsed ? undefined : logOf(parsed.root);
}

function logOf(element: XmlElement): string[] {
  const list = element.attributes.map(
    (a) => `{${a.namespace}}${a.local}=${JSON.stringify(a.value)}`,
  );
  const inside = contentOf(element).flatMap((part) =>
    typeof part === 'string' ? [`#${part}`] : logOf(part),
  );
  return [`<{${element.namespace}}${element.local} ${list.toSorted().join(' ')}`, ...inside, '>'];
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

function oracle(text: string): Log {
  const log: string[] = [];
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('DOCTYPE');
  });
  parser.on('xmldecl', ({ version }) => {
    if (version !== '1.0') throw new Error('version');
  });
  parser.on('opentag', (tag) => {
    const list = Object.values(tag.attributes)
      .filter((a) => a.uri !== XMLNS)
      .map((a) => `{${a.uri}}${a.local}=${JSON.stringify(a.value)}`);
    log.push(`<{${tag.uri}}${tag.local} ${list.toSorted().join(' ')}`);
    depth += 1;
  });
  const push = (more: string): void => {
    if (depth > 0) pushText(log, more);
  };
  parser.on('text', push);
  parser.on('cdata', push);
  parser.on('closetag', () => {
    log.push('>');
    depth -= 1;
  });
  try {
    parser.write(text).close();
    return log;
  } catch {
    return undefined;
  }
}

function pushText(log: string[], more: string): void {
  const last = log.at(-1);
  if (more === '') return;
  if (last?.startsWith('#') === true) log[log.length - 1] = last + more;
  else log.push(`#${more}`);
}

/**
 * The differences that are meant: saxes lets a colon stand in the target of a processing instruction,
 * which Namespaces in XML 1.0 section 7 forbids; and it trims the name of a namespace, where the
 * standard compares names character by character (section 2.3); and it pairs half of a surrogate
 * pair with whatever follows, which no decoded document can hold; and it lets a local name start with
 * what no name may start with, such as `p:-a`; and a question mark touch the target of an instruction.
 */
function isMeantDifference(text: string): boolean {
  return (
    !text.isWellFormed() ||
    /<\?[^\s?]+\?[^>]/.test(text) ||
    /[\w.-]:[-.\d\u00B7]/.test(text) ||
    /<\?[^\s?]*:/.test(text) ||
    /xmlns(?::[^\s=]*)?\s*=\s*(?:"(?:\s|&#)|'(?:\s|&#)|"[^"]*(?:\s|;)"|'[^']*(?:\s|;)')/.test(text)
  );
}

function expectSame(text: string): void {
  if (isMeantDifference(text)) return;
  const log = oracle(text);
  expect({ text, log: ours(text) }).toEqual({ text, log });
  expect({ text, log: ours(text, 'saxes') }).toEqual({ text, log });
}

const name = fc.constantFrom('a', 'b', 'p:a', 'q:b', 'é', 'x-1', 'p:é', 'xml:lang');
const content = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('t', ' ', '\n', '\r\n', '\t', 'é', '😀', ']', ']]') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('&amp;', '&#65;', '&#x1F600;', '&lt;', '&#13;', '&apos;'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<!--c-->', '<?pi d?>', '<![CDATA[<&]]>', '<![CDATA[]]>'),
  },
);
const value = fc
  .array(content, { maxLength: 3 })
  .map((parts) => parts.join('').replaceAll(/<[^>]*>+/g, ''));
const attribute = fc
  .tuple(
    fc.oneof(name, fc.constantFrom('xmlns', 'xmlns:p', 'xmlns:q', 'c', 'd')),
    value,
    fc.constantFrom('"', "'"),
  )
  .map(([key, text, quote]) => ` ${key}=${quote}${text.replaceAll(quote, '')}${quote}`);

const { document } = fc.letrec<{ document: string; element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.array(attribute, { maxLength: 3 }),
      fc.array(fc.oneof({ maxDepth: 3 }, content, tie('element')), { maxLength: 4 }),
    )
    .map(([tag, attributes, inside]) =>
      inside.length === 0
        ? `<${tag}${attributes.join('')}/>`
        : `<${tag}${attributes.join('')}>${inside.join('')}</${tag}>`,
    ),
  document: fc
    .tuple(fc.constantFrom('', '<?xml version="1.0"?>', '<!--c-->\n', '\uFEFF'), tie('element'))
    .map(([head, element]) => `${head}<root xmlns:p="u" xmlns:q="v">${element}</root>\n`),
}));

const NOISE = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '=',
  ':',
  '!',
  '?',
  ' ',
  '-',
  ']',
  ';',
  '#',
  '\u0000',
  'a',
  '\uFFFE',
  'xmlns:p="u"',
  'xmlns=""',
  '<!DOCTYPE a>',
  '</p:a>',
  '<?xml version="1.0"?>',
  '&e;',
  ']]>',
  '-->',
];

const mutated = fc
  .tuple(
    document,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', ...NOISE)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, edits]) => {
    let out = text;
    for (const [where, drop, insert] of edits) {
      const at = where % (out.length + 1);
      out = out.slice(0, at) + insert + out.slice(at + drop);
    }
    return out;
  });

describe('the same as saxes', () => {
  test('on generated documents', () => {
    let accepted = 0;
    fc.assert(
      fc.property(document, (text) => {
        expectSame(text);
        if (ours(text) !== undefined) accepted += 1;
      }),
      { seed: 7, numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  test('on mutated documents', () => {
    fc.assert(fc.property(mutated, expectSame), {
      seed: 11,
      numRuns: 4000,
    });
  });

  test('on every truncation of a document', () => {
    const text =
      '<?xml version="1.0"?><!--c--><p:a xmlns:p="u" b="&lt;1"><c>t&#65;<![CDATA[x]]></c><?pi d?></p:a>';
    for (let end = 0; end < text.length; end += 1) {
      expect(ours(text.slice(0, end))).toBeUndefined();
      expect(oracle(text.slice(0, end))).toBeUndefined();
    }
    expect(ours(text)).toEqual(oracle(text));
  });
});
