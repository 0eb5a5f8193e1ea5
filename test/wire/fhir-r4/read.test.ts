import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/wire/formats.ts';
import { readFhirR4 } from '../../../src/wire/fhir-r4/read.ts';
import {
  bytes,
  bundleOf,
  problemTexts,
  read,
  readResources,
  resource,
  searchset,
} from './fixture.ts';
import { fullAnswer } from './full/answer.ts';

test.each([
  ['{', 'fatal'],
  ['', 'fatal'],
  ['[]', 'fatal'],
  ['null', 'fatal'],
  ['{"resourceType":5}', 'fatal'],
  ['{"resource":7}', 'fatal'],
])('%s is refused', (text, severity) => {
  const reading = readFhirR4(bytes(text));
  expect(reading.problems.map((problem) => problem.severity)).toContain(severity);
  expect(reading.record.entries).toEqual([]);
});

test('a member whose name stands twice is an error', () => {
  const text = JSON.stringify(bundleOf()).replace('"type"', '"type":"searchset","type"');
  expect(problemTexts(read(text))[0]).toMatch(/^error : 1 members have a name that stands twice/);
});

test('an entry without a resource is an error', () => {
  const answer = { ...bundleOf(), entry: [{ fullUrl: 'urn:uuid:1' }] };
  expect(problemTexts(read(answer))).toContain(
    'error entry[0]: an entry without a resource: something may be missing',
  );
});

test('names that could be content are not printed', () => {
  const odd = 'Ada Penhale 9990000018';
  const reading = readResources(
    { resourceType: odd, id: '1' },
    resource('Flag', 'f', { [odd]: 1 }),
  );
  expect(JSON.stringify([reading.problems, reading.unmapped])).not.toContain('Penhale');
});

/** A small generator of numbers, so that every run breaks the same places. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

test('broken bytes never throw', () => {
  const whole = bytes(JSON.stringify(fullAnswer()));
  const next = numbers(11);
  for (let round = 0; round < 150; round += 1) {
    const broken = whole.slice();
    for (let count = 0; count < 4; count += 1) {
      broken[Math.floor(next() * broken.length)] = Math.floor(next() * 256);
    }
    expect(readFhirR4(broken).record.items).toHaveLength(10);
  }
});

test('values of the wrong type never throw, and are told', () => {
  const odd = [null, true, 7, 'x', [], {}, [[]], [{ coding: 'x' }], { coding: [7] }];
  const next = numbers(7);
  const answer = JSON.stringify(fullAnswer());
  for (let round = 0; round < 60; round += 1) {
    let position = Math.floor(next() * 3000);
    const tree: unknown = JSON.parse(answer, (name, value: unknown) => {
      position -= 1;
      if (position !== 0 || name === '') return value;
      return odd[Math.floor(next() * odd.length)];
    });
    expect(read(tree).record.items).toHaveLength(10);
  }
});

test.each([
  [
    'a UK Core resource',
    { meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Condition'] } },
  ],
  ['coded statuses', { clinicalStatus: { coding: [{ code: 'active' }] } }],
])('one format alone claims %s', (_, members) => {
  expect(claimsOf(bundleOf(resource('Condition', 'c', members)))).toEqual(['fhir-r4']);
});

test('one format alone claims the answer to a search that found nothing', () => {
  const url = 'https://hie.example/fhir/Condition?patient=p1';
  const link = [{ relation: 'self', url }];
  expect(claimsOf(searchset('', [], { link }))).toEqual(['fhir-r4']);
});

function claimsOf(answer: unknown): readonly string[] {
  const head = JSON.stringify(answer);
  return FORMATS.filter((format) => format.detect(head)).map(({ id }) => id);
}
