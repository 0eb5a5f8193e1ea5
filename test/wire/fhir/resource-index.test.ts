import { expect, test } from 'vitest';
import type { Resource } from '../../../src/wire/fhir/bundle.ts';
import { createResourceIndex } from '../../../src/wire/fhir/resource-index.ts';
import type { ResourceIndex } from '../../../src/wire/fhir/resource-index.ts';

function resource(type: string, id: string): Resource {
  return { path: `${type}/${id}`, type, id, body: {} };
}

function indexOf(...resources: readonly (readonly [string, string])[]): ResourceIndex {
  const index = createResourceIndex(resources.length);
  for (const [type, id] of resources) index.add(resource(type, id), id);
  return index;
}

test.each([
  ['Observation/1', 'Observation/1'],
  ['Observation/2', 'Observation/2'],
  ['Condition/1', 'Condition/1'],
  ['Observation/3', undefined],
  ['Observation/11', undefined],
  ['Condition/2', undefined],
  ['xObservation/1', undefined],
  ['Observation-1', undefined],
  ['1', undefined],
  ['', undefined],
])('%s leads to %s', (reference, path) => {
  const index = indexOf(['Observation', '1'], ['Observation', '2'], ['Condition', '1']);
  expect(index.get(reference)?.path).toBe(path);
});

test('an id alone leads to the one resource that bears it', () => {
  const index = indexOf(['Observation', '1'], ['Observation', '2'], ['Condition', '1']);
  expect(index.ofId('2')?.path).toBe('Observation/2');
  expect(index.ofId('1')).toBeUndefined();
  expect(index.ofId('3')).toBeUndefined();
});

test('another address leads to its resource, and takes the place of a reference spelt the same', () => {
  const index = indexOf(['Observation', '1']);
  index.addAddress('urn:uuid:5', resource('Patient', '5'));
  index.addAddress('Condition/7', resource('Patient', '6'));
  expect(index.get('urn:uuid:5')?.path).toBe('Patient/5');
  expect(index.has('Condition', '7')).toBe(true);
  expect(index.has('Observation', '1')).toBe(true);
  expect(index.has('Observation', '7')).toBe(false);
});

test('an id with a slash in it is found by type and id', () => {
  const index = indexOf(['Observation', 'a/b']);
  expect(index.get('Observation/a/b')?.path).toBe('Observation/a/b');
  expect(index.has('Observation', 'a/b')).toBe(true);
});

test('ids made to share one place are all found, and cost no more', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `${index}-the-same-end`);
  const index = indexOf(...ids.map((id) => ['Observation', id] as const), [
    'Condition',
    ids[9] ?? '',
  ]);
  expect(ids.every((id) => index.get(`Observation/${id}`)?.id === id)).toBe(true);
  expect(index.ofId(ids[9] ?? '')).toBeUndefined();
  expect(index.ofId(ids[19_999] ?? '')?.id).toBe(ids[19_999]);
  expect(index.get('Observation/none-the-same-end')).toBeUndefined();
});
