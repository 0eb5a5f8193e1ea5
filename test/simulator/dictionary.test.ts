import { expect, test } from 'vitest';
import { verhoeffDigit } from '../../src/simulator/check-digits.ts';
import * as allergies from '../../src/simulator/dictionary/allergies.ts';
import * as brands from '../../src/simulator/dictionary/brands.ts';
import * as certainty from '../../src/simulator/dictionary/certainty.ts';
import { codeMap } from '../../src/simulator/dictionary/code-map.ts';
import * as disorders from '../../src/simulator/dictionary/disorders.ts';
import * as variants from '../../src/simulator/dictionary/drug-variants.ts';
import * as drugs from '../../src/simulator/dictionary/drugs.ts';
import * as others from '../../src/simulator/dictionary/others.ts';
import * as relatives from '../../src/simulator/dictionary/relatives.ts';
import { SYNONYMS } from '../../src/simulator/dictionary/synonyms.ts';
import * as tests from '../../src/simulator/dictionary/tests.ts';
import type { Concept } from '../../src/simulator/model.ts';

function conceptsIn(value: unknown): Concept[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('snomed' in value) return [value as Concept];
  return Object.values(value).flatMap(conceptsIn);
}

const modules = [
  allergies,
  disorders,
  drugs,
  others,
  tests,
  brands,
  certainty,
  relatives,
  variants,
];

/** Each concept once: some modules name those of others. */
const concepts = [
  ...new Map(
    modules
      .flatMap((module) => Object.values(module).flatMap(conceptsIn))
      .map((concept) => [JSON.stringify(concept), concept]),
  ).values(),
];

test('there are more than sixty concepts, each with identifiers of its own', () => {
  expect(concepts.length).toBeGreaterThan(60);
  expect(new Set(concepts.map(({ snomed }) => snomed)).size).toBe(concepts.length);
  expect(new Set(concepts.map(({ description }) => description)).size).toBe(concepts.length);
});

test.each(concepts)('$term has identifiers whose digits hold', ({ snomed, description }) => {
  for (const id of [snomed, description]) {
    expect(verhoeffDigit(id.slice(0, -1))).toBe(Number(id.slice(-1)));
  }
  expect(snomed.slice(-3, -1)).toMatch(/^[01]0$/);
  expect(description.slice(-3, -1)).toBe('11');
});

test('Read codes have five characters, and no two concepts share one with its term code', () => {
  const reads = concepts.flatMap(({ read }) => (read === undefined ? [] : [read]));
  for (const { code, termCode } of reads) {
    expect(code).toMatch(/^[0-9A-Za-z.]{5}$/);
    expect(termCode).toMatch(/^\d\d$/);
  }
  expect(new Set(reads.map(({ code, termCode }) => code + termCode)).size).toBe(reads.length);
});

test('synonyms have their preferred term’s meaning and a description of their own', () => {
  const descriptions = new Set(concepts.map(({ description }) => description));
  expect(SYNONYMS.length).toBe(22);
  for (const { preferred, synonym } of SYNONYMS) {
    expect(synonym.snomed).toBe(preferred.snomed);
    expect(descriptions.has(synonym.description)).toBe(false);
  }
});

test('the invented maps lead each code to one meaning', () => {
  const { read, descriptions, brands: products, parents } = codeMap();
  for (const keys of [
    read.map(({ code }) => code),
    descriptions.map(({ description }) => description),
    products.map(({ amp }) => amp),
    parents.map(({ child }) => child),
  ]) {
    expect(keys.length).toBeGreaterThan(7);
    expect(new Set(keys).size).toBe(keys.length);
  }
  expect(read).toContainEqual({ code: 'H33..00', snomed: '195967001' });
  expect(read).toContainEqual({ code: 'H33..13', snomed: '195967001' });
});
