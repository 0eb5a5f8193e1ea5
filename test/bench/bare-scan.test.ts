import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_HANDLER, bareScan } from '../../bench/floor/bare-scan.ts';
import { plainEnvelope, plainJson, plainNarratives, saxesXml } from '../../bench/floor/parses.ts';

function told(text: string): string[] {
  const log: string[] = [];
  bareScan(text, {
    open: (local, uri, attributes) => log.push(`<${local} ${uri} ${(attributes ?? []).join(',')}`),
    close: (local) => log.push(`>${local}`),
    text: (more) => log.push(more),
  });
  return log;
}

const refuses = (text: string): boolean => {
  try {
    bareScan(text, NO_HANDLER);
    return false;
  } catch {
    return true;
  }
};

test('the floor tells elements, attributes, namespaces and text', () => {
  const text =
    '<?xml version="1.0"?><a xmlns="urn:a"><b:c xmlns:b="urn:b" d="1 &amp; 2"/>x&#65;<![CDATA[<y>]]></a>';
  expect(told(text)).toEqual(['<a urn:a ', '<c urn:b d,1 & 2', '>c', 'xA', '<y>', '>a']);
});

describe('the floor is strict: a floor that lets things pass would be too low', () => {
  test.each([
    '',
    'a',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>x',
    '<a b="1" b="2"/>',
    '<a>&b;</a>',
    '<a>&#0;</a>',
    '<!DOCTYPE a><a/>',
    '<b:a/>',
    '<a>]]></a>',
    '<a>\u0000</a>',
    `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`,
  ])('refuses %j', (text) => {
    expect(refuses(text)).toBe(true);
  });

  test('refuses every proper beginning of a document', () => {
    const text = '<a b="c"><d>e&amp;f</d><!-- g --><![CDATA[h]]></a>';
    expect(refuses(text)).toBe(false);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (end) =>
        refuses(text.slice(0, end)),
      ),
    );
  });
});

test('the floors of what is carried inside go into it', () => {
  const encoder = new TextEncoder();
  const inner = `<a>${'b'.repeat(2000)}`;
  const envelope = (text: string): Uint8Array =>
    encoder.encode(`<e>${Buffer.from(text).toString('base64')}</e>`);
  expect(() => plainEnvelope(envelope(`${inner}</a>`))).not.toThrow();
  expect(() => plainEnvelope(envelope(inner))).toThrow('not well-formed');

  const bundle = (div: string): Uint8Array =>
    encoder.encode(JSON.stringify({ entry: [{ resource: { section: [{ text: { div } }] } }] }));
  expect(() => plainNarratives(bundle('<div/>'))).not.toThrow();
  expect(() => plainNarratives(bundle('<div>'))).toThrow('not well-formed');
  expect(() => plainJson(encoder.encode('{"a":'))).toThrow(SyntaxError);
  expect(() => saxesXml(encoder.encode('<a>'))).toThrow('unclosed tag');
});
