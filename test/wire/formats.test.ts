import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/wire/formats.ts';

test('every format has an id of its own, which is the name of its folder', () => {
  expect(FORMATS.map((format) => format.id)).toEqual([
    'mig-openhr',
    'gpconnect-structured',
    'gpconnect-html',
    'emis-open',
    'fhir-r4',
    'cda',
    'xds',
  ]);
  for (const { id } of FORMATS) {
    expect(existsSync(new URL(`../../src/wire/${id}`, import.meta.url))).toBe(true);
  }
});

test('what a format cannot say is told once, in a sentence', () => {
  for (const { limits } of FORMATS) {
    const keys = limits.map((limit) => `${limit.item} ${limit.kind} ${limit.field}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const limit of limits) {
      expect(limit.why.length).toBeGreaterThan(20);
      expect(limit.as !== undefined).toBe(limit.field === 'kind');
    }
  }
});

test.each([
  ['<OpenHealthRecord', ['mig-openhr']],
  ['{"resourceType":"Bundle"}', ['gpconnect-structured']],
  [
    '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Composition"',
    ['gpconnect-html'],
  ],
  ['<MedicalRecord xmlns="http://www.e-mis.com/emisopen/MedicalRecord">', ['emis-open']],
  ['hello', []],
])('no two formats claim %s', (head, ids) => {
  const claims = FORMATS.filter((format) => format.detect(head)).map((format) => format.id);
  expect(claims.length).toBeLessThanOrEqual(1);
  expect(ids).toEqual(expect.arrayContaining(claims));
});
