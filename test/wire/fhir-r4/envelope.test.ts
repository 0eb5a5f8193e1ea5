import { expect, test } from 'vitest';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import {
  PATIENT,
  asText,
  bundleOf,
  itemOf,
  problemTexts,
  read,
  readResources,
  resource,
  searchset,
  snomed,
} from './fixture.ts';
import type { Tree } from './fixture.ts';

const ASTHMA = resource('Condition', 'c1', { code: snomed('195967001', 'Asthma') });
const ECZEMA = resource('Condition', 'c2', { code: snomed('43116000', 'Eczema') });
const FURTHER = 'a further page exists and is not among the responses; entries are missing';

/** A page of a search, with the ways to its neighbours. */
function page(own: string, entries: readonly Tree[], links: Record<string, string>): Tree {
  const all = Object.entries({ self: own, ...links });
  const link = all.map(([relation, url]) => ({ relation, url: `https://hie.example/r4/${url}` }));
  return searchset('', entries, { link, total: 2 });
}

const FIRST = page('Condition?patient=p1', [ASTHMA], { next: 'Condition?patient=p1&page=2' });
const SECOND = page('Condition?patient=p1&page=2', [ECZEMA], { previous: 'Condition?patient=p1' });

test('a page that names a next one is not complete by itself', () => {
  expect(problemTexts(read(FIRST))).toContain(`error link: ${FURTHER}`);
  expect(problemTexts(mergeReadings([read(FIRST)]))).toContain(`error link: ${FURTHER}`);
});

test('with the next page among the responses it is', () => {
  const merged = mergeReadings([read(FIRST), read(SECOND)]);
  expect(problemTexts(merged).filter((text) => text.startsWith('error'))).toEqual([]);
  expect(merged.record.entries).toHaveLength(2);
});

test('a page is known by another host and another order of parameters', () => {
  const self = 'https://other.example/r4/Condition?page=2&patient=p1';
  const second = { ...SECOND, link: [{ relation: 'self', url: self }] };
  expect(problemTexts(mergeReadings([read(FIRST), read(second)]))).not.toContain(
    `error link: ${FURTHER}`,
  );
});

test('a page is known by its way back', () => {
  const second = page('anything', [ECZEMA], { previous: 'Condition?patient=p1' });
  expect(problemTexts(mergeReadings([read(FIRST), read(second)]))).not.toContain(
    `error link: ${FURTHER}`,
  );
});

test.each([
  ['another page', page('Condition?patient=p1&page=3', [ECZEMA], {})],
  ['the same page again', FIRST],
])('%s is not the next one', (_, other) => {
  expect(problemTexts(mergeReadings([read(FIRST), read(other)]))).toContain(
    `error link: ${FURTHER}`,
  );
});

test('no address is kept or printed', () => {
  const reading = read(page('Condition?patient=9990000018', [], { next: 'x?id=9990000018' }));
  expect(asText(reading)).not.toContain('9990000018');
  expect(asText(reading)).not.toContain('hie.example');
});

test.each([
  [3, 'error total: the server counted 3 entries and sent 1; some are missing'],
  [0, 'warning total: the server counted 0 entries and sent 1'],
])('the count of the server, %d, is held against what came', (total, problem) => {
  const reading = read(searchset('Condition?patient=p1', [ASTHMA], { total }));
  expect(problemTexts(reading)).toContain(problem);
});

test('what came along with what was found does not count', () => {
  const answer = searchset('Condition?patient=p1', [], {
    total: 1,
    entry: [
      { resource: ASTHMA, search: { mode: 'match' } },
      { resource: PATIENT, search: { mode: 'include' } },
    ],
  });
  expect(read(answer).problems).toEqual([]);
});

test('a resource alone is read', () => {
  const reading = read(ASTHMA);
  expect(reading.record.entries).toHaveLength(1);
  expect(itemOf(reading, 'problems').state).toBe('populated');
});

test('the answers of a batch are read as one', () => {
  const reading = read({
    resourceType: 'Bundle',
    type: 'batch-response',
    entry: [
      { response: { status: '200 OK' }, resource: { ...PATIENT } },
      { response: { status: '200' }, resource: searchset('Condition?patient=p1', [ASTHMA]) },
      { response: { status: '200' }, resource: searchset('AllergyIntolerance?patient=p1', []) },
    ],
  });
  expect(reading.problems).toEqual([]);
  expect(reading.unmapped).toEqual([]);
  expect(reading.record.entries.map(({ source }) => source)).toEqual([
    'entry[1].resource.entry[0].resource',
  ]);
  expect(itemOf(reading, 'risks-and-warnings').state).toBe('nothing-recorded');
});

test('a part of a batch that failed is an error', () => {
  const issue = [{ severity: 'error', code: 'timeout' }];
  const outcome = { resourceType: 'OperationOutcome', issue };
  const reading = read({
    resourceType: 'Bundle',
    type: 'batch-response',
    entry: [{ response: { status: '504', outcome } }],
  });
  expect(problemTexts(reading)).toEqual(
    expect.arrayContaining([
      'error entry[0].response.status: a part of the batch failed; what it asked for is missing',
      'error entry/OperationOutcome: the answer carries an outcome: refused without a known code (timeout)',
    ]),
  );
});

test.each([
  'Condition/c1',
  'https://hie.example/r4/Condition/c1',
  'urn:uuid:0a',
  'Condition/c1/_history/4',
])('a reference spelt %s is followed', (reference) => {
  const entry = [
    { resource: PATIENT },
    {
      resource: ASTHMA,
      fullUrl: reference.startsWith('urn') ? reference : 'http://x/Condition/c1',
    },
    { resource: resource('Procedure', 'p', { reasonReference: [{ reference }] }) },
  ];
  const reading = read({ resourceType: 'Bundle', type: 'collection', entry });
  expect(reading.problems).toEqual([]);
  expect(reading.record.entries.flatMap(({ links }) => links)).toEqual([
    { relation: 'problem', target: 'Condition/c1' },
  ]);
});

test('a reference to something that is not there is a warning', () => {
  const reading = readResources({ ...ASTHMA, encounter: { reference: 'Encounter/gone' } });
  expect(problemTexts(reading)).toEqual([
    'warning entry[1].resource.encounter: points to something that is not in the bundle',
  ]);
});

test('contained resources that nobody reads are counted', () => {
  const contained = [{ resourceType: 'Substance', id: 's' }];
  expect(readResources({ ...ASTHMA, contained }).unmapped).toEqual([
    { path: 'Bundle/entry/Condition/contained/Substance', count: 1 },
  ]);
});

test.each([
  ['modifierExtension', [{ url: 'x', valueBoolean: true }]],
  ['implicitRules', 'http://x.example/rules'],
])('%s may turn the meaning round', (name, value) => {
  expect(problemTexts(readResources({ ...ASTHMA, [name]: value }))).toEqual([
    `error entry[1].resource.${name}: ${name} may turn the meaning round; it was read without it`,
  ]);
});

test.each([
  ['tag', 'SUBSETTED', 'the server cut this resource down; members of it are missing'],
  ['security', 'REDACTED', 'the server held a part of this resource back'],
])('a %s of %s is an error', (name, code, what) => {
  const reading = readResources({ ...ASTHMA, meta: { [name]: [{ code }] } });
  expect(problemTexts(reading)).toEqual([`error entry[1].resource.meta: ${what}`]);
});

test('a narrative that says more than its resource is an error', () => {
  const reading = readResources({ ...ASTHMA, text: { status: 'additional', div: '<div/>' } });
  expect(problemTexts(reading)).toEqual([
    'error entry[1].resource.text.status: status should be generated or extensions or empty and is additional: what it means is not compared',
  ]);
});

test.each([
  ['NO_PATIENT_CONSENT', 'forbidden', 'consent', 'withheld'],
  ['PATIENT_NOT_FOUND', 'not-found', 'not-shared', 'unavailable'],
  ['INVALID_NHS_NUMBER', 'value', 'case-data', 'unavailable'],
  [undefined, 'suppressed', 'consent', 'withheld'],
  [undefined, 'exception', 'unavailable', 'unavailable'],
])('an outcome of %s (%s) in place of a record is a refusal', (code, type, class_, state) => {
  const details = { coding: [{ system: 'x', code }] };
  const reading = read({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: type, ...(code === undefined ? {} : { details }) }],
  });
  expect(reading.refusal?.class).toBe(class_);
  expect(new Set(reading.record.items.map((item) => item.state))).toEqual(new Set([state]));
  expect(reading.problems[0]?.severity).toBe('fatal');
});

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
])('an outcome of severity %s beside the data is told', (severity, told) => {
  const outcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code: 'processing', diagnostics: 'Mrs Penhale 9990000018' }],
  };
  const reading = readResources(ASTHMA, outcome);
  expect(problemTexts(reading)).toEqual([
    `${told} entry/OperationOutcome: the answer carries an outcome: refused without a known code (processing)`,
  ]);
});

test('a search of which a part was held back is no empty one', () => {
  const outcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'information', code: 'suppressed' }],
  };
  const entry = [{ resource: outcome, search: { mode: 'outcome' } }];
  const reading = read(searchset('Condition?patient=p1', [], { total: 0, entry }));
  expect(itemOf(reading, 'problems')).toMatchObject({ state: 'withheld' });
  expect(reading.problems.some(({ severity }) => severity === 'error')).toBe(true);
});

test('the only parameter of a wrapping is the answer; several are read as its entries', () => {
  const one = { resourceType: 'Parameters', parameter: [{ resource: bundleOf(ASTHMA) }] };
  expect(read(one).problems).toEqual([]);
  const parameter = [
    { name: 'a', resource: PATIENT },
    { name: 'b', resource: ASTHMA },
  ];
  const reading = read({ resourceType: 'Parameters', parameter });
  expect(reading.record.entries).toHaveLength(1);
  expect(reading.unmapped).toEqual([{ path: 'Bundle/entry/Bundle/name', count: 2 }]);
});

test('an allergy that a list contains is read', () => {
  const contained = [{ ...resource('AllergyIntolerance', 'a9'), code: { text: 'Nuts' } }];
  const code = snomed('1103671000000101', 'Ended allergies');
  const entry = [{ item: { reference: '#a9' } }];
  const reading = readResources(
    resource('List', 'l', { status: 'current', code, contained, entry }),
  );
  expect(reading.record.entries.map(({ term }) => term)).toEqual(['Nuts']);
  expect(reading.problems).toEqual([]);
});

test('panels within panels without end are read, and told', () => {
  const chain = Array.from({ length: 12_000 }, (_, index) =>
    resource('Observation', `o${index}`, {
      status: 'final',
      hasMember: [{ reference: `Observation/o${index + 1}` }],
    }),
  );
  const reading = readResources(...chain);
  expect(reading.record.entries).toHaveLength(12_000);
  expect(problemTexts(reading).some((text) => text.includes('panels within panels'))).toBe(true);
});
