import { array, assert, constantFrom, integer, nat, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { readGpConnectStructured } from '../../../src/wire/gpconnect-structured/read.ts';
import {
  asText,
  bytes,
  fixtureText,
  itemOf,
  kindOf,
  listOf,
  problemTexts,
  readFixture,
  readResources,
  snomed,
} from './fixture.ts';

const SUBJECT = { subject: { reference: 'Patient/p1' } };

test('the full fixture gives every kind, counted by hand from its lists', () => {
  const { record } = readFixture('full.json');
  const counts: Record<string, number> = {};
  for (const entry of record.entries) counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
  expect(counts).toEqual({
    allergy: 3,
    medication: 2,
    issue: 2,
    problem: 3,
    encounter: 1,
    note: 1,
    immunisation: 2,
    // One group, its two results, and a report without results.
    result: 4,
    // Nine, one of them with two components; the twin of a problem is merged into it.
    observation: 11,
    'blood-pressure': 2,
    referral: 1,
    diary: 2,
    document: 1,
  });
  expect(record.mergedTwins).toBe(1);
});

test('the patient is read for the identity check', () => {
  expect(readFixture('full.json').record.patient).toMatchObject({
    nhsNumber: '9000123453',
    familyName: 'Canaryfamily',
    givenName: 'Canarygiven',
    gender: 'female',
    postcode: 'ZZ99 9ZZ',
    practice: 'X90001',
    birthDate: { text: '1951-03-09' },
    deceased: { text: '2026-01-02' },
  });
});

test.each([
  ['no patient', [], 'names no patient'],
  ['two', [{ resourceType: 'Patient', id: 'p2' }], 'holds more than one patient'],
])('a bundle with %s leaves it open whose record this is', (_name, more, words) => {
  const patients = more.length === 0 ? [] : [{ resourceType: 'Patient', id: 'p1' }, ...more];
  const bundle = { resourceType: 'Bundle', entry: patients.map((resource) => ({ resource })) };
  const reading = readGpConnectStructured(bytes(JSON.stringify(bundle)));
  expect(reading.record.patient).toBeUndefined();
  expect(problemTexts(reading)).toEqual([
    `error entry: the bundle ${words}: whose record this is cannot be told`,
  ]);
});

test.each([
  ['{"resource": BUNDLE}'],
  ['{"resourceType": "Parameters", "parameter": [{"name": "return", "resource": BUNDLE}]}'],
])('a bundle inside %s is read alike', (wrapping) => {
  const inner = fixtureText('tpp-like.json').trim();
  const wrapped = readGpConnectStructured(bytes(wrapping.replace('BUNDLE', () => inner)));
  expect(asText(wrapped)).toBe(asText(readFixture('tpp-like.json')));
});

test.each([
  ['[]', 'the answer holds no FHIR resource'],
  ['{"a": 1}', 'the answer holds no FHIR resource'],
  ['{"resourceType": "Patient"}', 'the answer is neither a bundle nor an OperationOutcome'],
  ['{"resourceType": "Bundle", ', 'the answer is cut off'],
])('%s gives a fatal problem and no entries', (text, what) => {
  const reading = readGpConnectStructured(bytes(text));
  expect(reading.problems).toMatchObject([{ severity: 'fatal' }]);
  expect(reading.problems[0]?.what).toContain(what);
  expect(reading.record.entries).toEqual([]);
  expect(reading.record.items.every((item) => item.state === 'not-returned')).toBe(true);
});

test('a truncated answer is never a shorter record', () => {
  const text = fixtureText('full.json').trimEnd();
  assert(
    property(integer({ min: 0, max: text.length - 1 }), (length) => {
      const reading = readGpConnectStructured(bytes(text.slice(0, length)));
      expect(reading.problems[0]?.severity).toBe('fatal');
      expect(reading.record.entries).toEqual([]);
    }),
  );
});

test('reading never throws, whatever the bytes', () => {
  const original = bytes(fixtureText('full.json'));
  const change = tuple(nat(original.length - 1), nat(255));
  assert(
    property(array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      const mutated = Uint8Array.from(original);
      for (const [at, byte] of changes) mutated[at] = byte;
      expect(readGpConnectStructured(mutated).format).toBe('gpconnect-structured');
    }),
  );
});

test('reading never throws, whatever the types of the members', () => {
  const odd = constantFrom<unknown>(
    null,
    true,
    5,
    'x',
    [],
    {},
    [[]],
    [null],
    [{}],
    ['x', 'y'],
    [{ coding: 1 }],
  );
  const places = fixtureText('full.json').match(/"[A-Za-z]+": /g)?.length ?? 0;
  assert(
    property(nat(places - 1), odd, (place, value) => {
      let index = 0;
      const tree: unknown = JSON.parse(fixtureText('full.json'), (name, each: unknown) => {
        if (name === '' || /^\d+$/.test(name)) return each;
        index += 1;
        return index === place ? value : each;
      });
      const reading = readGpConnectStructured(bytes(JSON.stringify(tree)));
      expect(reading.record.items).toHaveLength(10);
    }),
    { numRuns: 200 },
  );
});

function localIds(text: string): string {
  return [...text.matchAll(/"localId":"[^"]*"/g)]
    .map((match) => match[0])
    .sort()
    .join();
}

test('the order of the entries of a bundle changes nothing but where they stand', () => {
  const tree = JSON.parse(fixtureText('full.json')) as { entry: object[] };
  const forward = readGpConnectStructured(bytes(JSON.stringify(tree)));
  tree.entry.reverse();
  const backward = readGpConnectStructured(bytes(JSON.stringify(tree)));
  expect(localIds(asText(backward.record))).toBe(localIds(asText(forward.record)));
  expect(backward.record.mergedTwins).toBe(forward.record.mergedTwins);
});

test('no problem holds content of the answer', () => {
  const canary = 'CANARY9000123453';
  const tree: unknown = JSON.parse(fixtureText('full.json'), (name, value: unknown) =>
    typeof value === 'string' &&
    !['resourceType', 'reference', 'id', 'url', 'system'].includes(name)
      ? canary
      : value,
  );
  const reading = readGpConnectStructured(bytes(JSON.stringify(tree)));
  expect(reading.problems.length).toBeGreaterThan(10);
  expect(asText([reading.problems, reading.unmapped])).not.toContain(canary);
});

test('names a response makes up are not printed when they could be content', () => {
  const reading = readResources({ resourceType: 'Patient9000123453', id: 'x' });
  const named = readResources(listOf('826501000000100', 'Observation/o1'), {
    resourceType: 'Observation',
    id: 'o1',
    ...SUBJECT,
    '9000123453': 1,
    odd: 1,
  });
  expect(reading.unmapped).toEqual([
    { path: 'Bundle/entry/(a name that is not printed)', count: 1 },
  ]);
  expect(named.unmapped).toEqual([
    { path: 'Bundle/entry/Observation/(a name that is not printed)', count: 1 },
    { path: 'Bundle/entry/Observation/odd', count: 1 },
  ]);
});

test('what is broken becomes a problem with its place, and the rest is read', () => {
  const bundle = {
    resourceType: 'Bundle',
    entry: [
      { resource: { resourceType: 'Patient', id: 'p1' } },
      { resource: listOf('717711000000103', 'Condition/c1', 'Condition/gone') },
      { fullUrl: 'urn:uuid:1' },
      { resource: { id: 'typeless' } },
      {
        resource: {
          resourceType: 'Condition',
          id: 'c1',
          ...SUBJECT,
          clinicalStatus: 'cured',
          code: [snomed('386661006', 'Fever')],
          onsetDateTime: '19',
          assertedDate: ['2020', '2021'],
          note: 'text',
        },
      },
      { resource: { resourceType: 'Condition', id: 'c1' } },
    ],
  };
  const reading = readGpConnectStructured(bytes(JSON.stringify(bundle)));
  expect(problemTexts(reading)).toEqual([
    'error entry[2]: an entry without a resource: something may be missing',
    'error entry[3].resource: a resource without its type: it cannot be read',
    'error entry[5].resource: two resources share type and id; references reach only the first',
    'warning entry[1].resource.entry[1].item: the list names an entry that is not in the bundle',
    'error entry[4].resource.onsetDateTime: not a date; the entry was read without it',
    'error entry[4].resource.clinicalStatus: a status that is not known; the entry was read without it',
    'warning entry[4].resource.code: a list where FHIR has one value; it was read',
    'error entry[4].resource.assertedDate: a list where FHIR has one value; only the first was read',
    'warning entry[4].resource.note: one value where FHIR has a list; it was read',
    'error entry[4].resource.note: not of the type FHIR gives it; it could not be read',
    'warning entry/Condition: 1 Condition in the bundle are named by no primary list',
  ]);
  expect(kindOf(reading, 'problem')).toMatchObject([
    { term: 'Fever', date: undefined, status: undefined, recorded: { text: '2020' } },
  ]);
});

test('a name that stands twice in an object is an error', () => {
  const text = fixtureText('tpp-like.json').replace('"id": "t1"', '"id": "t1", "id": "t1"');
  expect(problemTexts(readGpConnectStructured(bytes(text)))[0]).toMatch(
    /^error : 1 members have a name/,
  );
});

function observation(id: string, subject: object): object {
  return { resourceType: 'Observation', id, code: { text: 'Cough' }, ...subject };
}

test('an entry about another patient, in the bundle or not, is an error; about no one a warning', () => {
  const reading = readResources(
    listOf('826501000000100', 'Observation/o1', 'Observation/o2', 'Observation/o3'),
    observation('o1', { subject: { reference: 'Patient/other' } }),
    observation('o2', {}),
    observation('o3', { subject: { reference: 'Practitioner/x' } }),
    { resourceType: 'Practitioner', id: 'x' },
  );
  expect(problemTexts(reading)).toEqual([
    'warning entry[2].resource.subject: the entry names a patient not in the bundle',
    'warning entry[3].resource.subject: the entry does not say whom it is about',
    'error entry[4].resource.subject: the entry is about another than the patient',
  ]);
});

test('the summary and the diagnoses have no home in this format', () => {
  const reading = readFixture('full.json');
  expect(itemOf(reading, 'summary').state).toBe('not-returned');
  expect(itemOf(reading, 'diagnoses').state).toBe('not-returned');
  expect(
    reading.limits.some((limit) => limit.kind === 'diagnosis' && limit.as === 'observation'),
  ).toBe(true);
});
