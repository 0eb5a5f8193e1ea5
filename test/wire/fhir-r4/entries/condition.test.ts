import { expect, test } from 'vitest';
import { itemOf, onlyEntry, readResources, resource, snomed, word } from '../fixture.ts';
import type { Tree } from '../fixture.ts';

function condition(members: Tree): Tree {
  return resource('Condition', 'c1', { code: snomed('195967001', 'Asthma'), ...members });
}

test.each([
  ['problem-list-item', 'problem', 'problems'],
  ['health-concern', 'problem', 'problems'],
  ['encounter-diagnosis', 'diagnosis', 'diagnoses'],
])('a condition of category %s is a %s', (category, kind, item) => {
  const reading = readResources(condition({ category: [word(category)] }));
  expect(onlyEntry(reading)).toMatchObject({ kind, item });
  expect(reading.problems).toEqual([]);
});

test('a condition without a category is a problem', () => {
  expect(onlyEntry(readResources(condition({}))).kind).toBe('problem');
});

test('one that is on the problem list and a diagnosis is one problem in both items', () => {
  const category = [word('encounter-diagnosis'), word('problem-list-item')];
  const reading = readResources(condition({ category }));
  expect(onlyEntry(reading)).toMatchObject({ kind: 'problem', alsoIn: ['diagnoses'] });
  expect(itemOf(reading, 'diagnoses').state).toBe('populated');
});

test.each([
  ['active', 'active'],
  ['recurrence', 'active'],
  ['relapse', 'active'],
  ['inactive', 'inactive'],
  ['remission', 'inactive'],
  ['resolved', 'resolved'],
])('the clinical status %s is read as %s', (code, status) => {
  expect(onlyEntry(readResources(condition({ clinicalStatus: word(code) }))).status).toBe(status);
});

test('one that was entered in error is none, whatever its clinical status', () => {
  const reading = readResources(
    condition({ clinicalStatus: word('active'), verificationStatus: word('entered-in-error') }),
  );
  expect(onlyEntry(reading).status).toBe('entered-in-error');
});

test('a problem ends when it abated; of a diagnosis that is told as text', () => {
  const abatementDateTime = '2021-03-04';
  expect(onlyEntry(readResources(condition({ abatementDateTime }))).detail).toMatchObject({
    ended: { text: '2021-03-04' },
  });
  const diagnosis = condition({ abatementDateTime, category: [word('encounter-diagnosis')] });
  expect(onlyEntry(readResources(diagnosis)).text).toEqual(['Abatement: 2021-03-04']);
});

test('how unsure the sender is, is told as text', () => {
  const reading = readResources(condition({ verificationStatus: word('differential') }));
  expect(onlyEntry(reading).text).toEqual(['Verification: differential']);
});

test('codes of other systems stay as they were given', () => {
  const code = {
    coding: [
      { system: 'http://hl7.org/fhir/sid/icd-10-uk', code: 'J45.9', display: 'Asthma' },
      { system: 'http://read.info/readv2', code: 'H33..00' },
    ],
  };
  expect(onlyEntry(readResources(condition({ code }))).codes).toMatchObject([
    { system: 'http://hl7.org/fhir/sid/icd-10-uk', code: 'J45.9' },
    { system: 'http://read.info/readv2', code: 'H33..' },
  ]);
});
