import { expect, test } from 'vitest';
import { authorsOf } from '../../../src/wire/fhir/authors.ts';
import { openBundle } from '../../../src/wire/fhir/bundle.ts';
import { openProblemLog } from '../../../src/wire/fhir/problem-log.ts';
import type { JsonObject } from '../../../src/wire/json/json-value.ts';

const ALMA = { family: 'Testdoc', given: ['Alma'], prefix: ['Dr'] };

function authors(
  entry: JsonObject,
  ...others: readonly JsonObject[]
): readonly string[] | undefined {
  const resources = [{ resourceType: 'Condition', id: 'c', ...entry }, ...others];
  const bundle = openBundle(
    { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) },
    openProblemLog(),
  );
  const [first] = bundle.resources;
  return first === undefined ? undefined : authorsOf({ bundle }, first);
}

const alma = { resourceType: 'Practitioner', id: 'p', name: [ALMA] };

test.each([
  [{ asserter: { reference: 'Practitioner/p' } }],
  [{ recorder: { reference: 'Practitioner/p' } }],
  [{ performer: [{ reference: 'Practitioner/p' }] }],
  [{ performer: [{ actor: { reference: 'Practitioner/p' } }] }],
  [{ practitioner: [{ actor: { reference: 'Practitioner/p' } }] }],
  [{ asserter: { reference: 'Practitioner/p' }, recorder: { reference: 'Practitioner/p' } }],
])('%j leads to a name', (members) => {
  expect(authors(members, alma)).toEqual(['alma testdoc']);
});

test('a name in one text and a role in between lead to the same name', () => {
  const named = { ...alma, name: [{ text: 'Dr Alma Testdoc' }] };
  const role = {
    resourceType: 'PractitionerRole',
    id: 'r',
    practitioner: { reference: 'Practitioner/p' },
  };
  expect(authors({ asserter: { reference: 'PractitionerRole/r' } }, role, named)).toEqual([
    'alma testdoc',
  ]);
});

test.each([
  [{}],
  [{ asserter: { reference: 'Practitioner/elsewhere' } }],
  [{ asserter: { display: 'Dr Alma Testdoc' } }],
  [{ performer: [{ reference: 'Organization/o' }] }],
])('%j names nobody', (members) => {
  const organisation = { resourceType: 'Organization', id: 'o', name: 'Testdoc' };
  expect(authors(members, alma, organisation)).toBeUndefined();
});
