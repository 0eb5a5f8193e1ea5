import { expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { listOf, readResources, snomed } from './fixture.ts';

function read(...types: readonly object[]): Reading {
  const encounters = types.map((type, index) => ({
    resourceType: 'Encounter',
    id: `e${index}`,
    status: 'finished',
    type: [type],
    subject: { reference: 'Patient/p1' },
    period: { start: '2026-04-01' },
  }));
  const references = encounters.map(({ id }) => `Encounter/${id}`);
  return readResources(listOf('1149501000000101', ...references), ...encounters);
}

function namesInWords({ limits }: Reading): boolean {
  return limits.some(({ kind, field }) => kind === 'encounter' && field === 'codes');
}

test('a system whose consultations bear no code is not expected to give one', () => {
  const reading = read({ text: 'GP Surgery' }, { text: 'Home visit' });
  expect(reading.record.entries.map(({ term }) => term)).toEqual(['GP Surgery', 'Home visit']);
  expect(namesInWords(reading)).toBe(true);
});

test('one code shows that the system has them, so that a missing one counts', () => {
  expect(namesInWords(read({ text: 'GP Surgery' }, snomed('185317003', 'Telephone')))).toBe(false);
});

test('without a consultation nothing is said', () => {
  expect(namesInWords(read())).toBe(false);
});
