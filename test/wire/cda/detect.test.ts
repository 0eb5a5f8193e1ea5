import { expect, test } from 'vitest';
import { detectCda } from '../../../src/wire/cda/detect.ts';
import { fixture } from './builder.ts';

test('a document, behind its declaration and comments', () => {
  expect(detectCda(fixture('whole-record').slice(0, 65_536))).toBe(true);
});

test.each([
  ['a prefix', '<cda:ClinicalDocument xmlns:cda="urn:hl7-org:v3">', true],
  ['a byte order mark', '\uFEFF<ClinicalDocument xmlns="urn:hl7-org:v3">', true],
  ['another namespace', '<ClinicalDocument xmlns="urn:x">', false],
  ['a document that speaks of one', '<a xmlns="urn:hl7-org:v3"><ClinicalDocument/></a>', false],
  ['nothing', '', false],
  ['JSON', '{"a": "<ClinicalDocument xmlns=urn:hl7-org:v3"}', false],
])('%s', (_, head, is) => {
  expect(detectCda(head)).toBe(is);
});
