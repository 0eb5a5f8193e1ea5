import { describe, expect, test } from 'vitest';
import { plantCanaries } from '../../fuzz/engine/canary.ts';
import { cutDocument } from '../../fuzz/engine/corpus.ts';
import { minimise } from '../../fuzz/engine/minimise.ts';
import { createRandom } from '../../fuzz/engine/random.ts';
import { parseJsonNodes, writeJsonNodes } from '../../fuzz/mutate/json-nodes.ts';
import { mutate } from '../../fuzz/mutate/mutate.ts';
import { parseNodes, writeNodes } from '../../fuzz/mutate/xml-nodes.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('trees', () => {
  test.each([
    '<a/>',
    '<?xml version="1.0"?>\n<p:a xmlns:p="urn:a" b="1 &lt; 2"><!-- <x> --><c>d &amp; e</c><![CDATA[<f>]]></p:a>\n',
  ])('of XML are written as they were read: %s', (text) => {
    const document = parseNodes(text);
    expect(document === undefined ? undefined : writeNodes(document)).toBe(text);
  });

  test.each(['<a>', '<a></b>', 'a', '<a/><b/>'])('there are none of %s', (text) => {
    expect(parseNodes(text)).toBeUndefined();
  });

  test('of JSON are written as they were read', () => {
    const text = '{"a":[1,null,true,"b\\n"],"__proto__":{},"c":{"d":-0.5}}';
    const node = parseJsonNodes(text);
    expect(node === undefined ? undefined : writeJsonNodes(node)).toBe(text);
  });
});

test('canaries stand in place of names, numbers and wording, and codes stay', () => {
  const xml =
    '<a code="H33.."><surname>Mock</surname><n>9000000009</n><t>two words</t><s>active</s></a>';
  expect(plantCanaries(xml)).toBe(
    '<a code="H33.."><surname>Zq·Name</surname><n>9876543210</n><t>Zq·Free text</t><s>active</s></a>',
  );
  const json = '{"family":"Mock","given":["A"],"text":"two words","url":"http://a b","s":"active"}';
  expect(plantCanaries(json)).toBe(
    '{"family":"Zq·Name","given":["Zq·Name"],"text":"Zq·Free text","url":"http://a b","s":"active"}',
  );
});

describe('mutations', () => {
  const many = (text: string): string[] => {
    const random = createRandom('mutations');
    const bytes = bytesOf(text);
    return Array.from({ length: 3000 }, () => textOf(mutate(random, bytes, bytes)));
  };

  test('of XML bring about what a hostile answer holds', () => {
    const found = many('<a><b c="d">e</b><f>2019-05-02</f></a>').join('\n');
    for (const part of [
      '<!DOCTYPE',
      '<!ENTITY',
      '<![CDATA[',
      '<!--',
      '<?',
      '&undefined;',
      '\uFEFF',
    ]) {
      expect(found).toContain(part);
    }
    expect(found).toContain('<b><b><b><b>'.replaceAll('<b>', '<f>'));
  });

  test('of JSON bring about what a hostile answer holds', () => {
    const found = many('{"a":{"b":"c","n":1.50},"l":[1,2,3]}').join('\n');
    for (const part of ['"__proto__"', '"constructor"', 'null', 'NaN', '[[[[[', '{"a":{"a":{"a"']) {
      expect(found).toContain(part);
    }
    expect(found).toMatch(/\{"b":"c","n":[^{}]*"b":/);
  });

  test('reach documents inside leaves', () => {
    const inner = Buffer.from(`<x><y>${'z'.repeat(300)}</y></x>`).toString('base64');
    const changed = many(`<e><d>${inner}</d></e>`)
      .map((text) => /<e><d>([A-Za-z0-9+/=]+)<\/d><\/e>/.exec(text)?.[1])
      .filter((part) => part !== undefined && part !== inner)
      .map((part) => Buffer.from(part ?? '', 'base64').toString());
    expect(changed.some((text) => text.startsWith('<x>') && text.endsWith('</x>'))).toBe(true);
  });
});

test('a cut document never holds its own end', () => {
  const random = createRandom('cut');
  for (const [text, end] of [
    ['<a><b>c</b></a>\n', '</a>'],
    ['{"a":{"b":1}}\n', '}}'],
    ['--x\r\n\r\n<a></a>\r\n--x--\r\n', '--x--'],
  ] as const) {
    for (let left = 200; left > 0; left -= 1) {
      const cut = textOf(cutDocument(random, bytesOf(text)) ?? bytesOf('?'));
      expect(text.startsWith(cut)).toBe(true);
      expect(cut).not.toContain(end);
    }
  }
});

describe('a smaller input that still fails', () => {
  const budget = { tries: 500, ms: 5000 };
  const holds = (part: string) => async (bytes: Uint8Array) => textOf(bytes).includes(part);

  test.each([
    ['<a><b>1</b><c>needle</c><d>2</d></a>', 'needle'],
    ['{"a":[1,2,{"b":"needle"}],"c":3}', 'needle'],
    [`${'x'.repeat(2000)}needle${'y'.repeat(500)}`, 'needle'],
  ])('is found: %s', async (text, needle) => {
    expect(textOf(await minimise(bytesOf(text), holds(needle), budget))).toBe(needle);
  });

  test('is not looked for longer than the budget allows', async () => {
    let tries = 0;
    const never = async (): Promise<boolean> => {
      tries += 1;
      return false;
    };
    await minimise(bytesOf('a'.repeat(1000)), never, { tries: 20, ms: 5000 });
    expect(tries).toBe(20);
  });
});
