import { expect, test } from 'vitest';
import { openBundle, openBundles, resolve } from '../../../src/wire/fhir/bundle.ts';
import { openProblemLog } from '../../../src/wire/fhir/problem-log.ts';

const ENTRIES = [
  { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Condition', id: 'c1' } },
  {
    fullUrl: 'https://x.example/Procedure/p1',
    resource: {
      resourceType: 'Procedure',
      id: 'p1',
      contained: [{ resourceType: 'Location', id: 'here' }],
    },
  },
];

test.each([
  ['Condition/c1', 'Condition'],
  ['https://elsewhere.example/base/Condition/c1', 'Condition'],
  ['Condition/c1/_history/3', 'Condition'],
  ['https://x.example/Procedure/p1/_history/3', 'Procedure'],
  ['urn:uuid:1', 'Condition'],
  ['c1', 'Condition'],
  ['#here', 'Location'],
  ['Procedure/c1', undefined],
  ['#gone', undefined],
  ['/_history/3', undefined],
])('the reference %s leads to %s', (reference, type) => {
  const bundle = openBundle({ entry: ENTRIES }, openProblemLog());
  const [, from] = bundle.resources;
  expect(from && resolve(bundle, from, reference)?.type).toBe(type);
});

test('bundles within an answer are one, each with its place', () => {
  const [first, second] = ENTRIES;
  const bundle = openBundles(
    [
      { body: { entry: [first ?? {}] }, at: '' },
      { body: { entry: [second ?? {}] }, at: 'entry[1].resource.' },
    ],
    openProblemLog(),
  );
  expect(bundle.resources.map(({ path }) => path)).toEqual([
    'entry[0].resource',
    'entry[1].resource.entry[0].resource',
  ]);
});

test('two resources of one type and id are an error', () => {
  const log = openProblemLog();
  openBundle({ entry: [...ENTRIES, ...ENTRIES.slice(0, 1)] }, log);
  expect(log.problems).toEqual([
    {
      severity: 'error',
      path: 'entry[2].resource',
      what: 'two resources share type and id; references reach only the first',
    },
  ]);
});
