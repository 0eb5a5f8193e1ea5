import { expect, test } from 'vitest';
import { DATA_ITEMS } from '../../../src/record/item.ts';
import {
  itemOf,
  problemTexts,
  read,
  readResources,
  resource,
  searchset,
  snomed,
  ukCore,
  word,
} from './fixture.ts';
import type { Tree } from './fixture.ts';

const DRUGS_LIST = '933361000000108';

function list(members: Tree): Tree {
  return resource('List', 'l1', {
    status: 'current',
    code: snomed(DRUGS_LIST, 'Medications'),
    ...members,
  });
}

function section(code: string, members: Tree): Tree {
  return resource('Composition', 'co1', {
    status: 'final',
    section: [{ code: { coding: [{ system: 'http://loinc.org', code }] }, ...members }],
  });
}

const STATEMENT = resource('MedicationStatement', 'm1', {
  status: 'active',
  medicationCodeableConcept: snomed('387207008', 'Ibuprofen'),
});

test('every item is reported once, in order', () => {
  expect(readResources().record.items.map(({ item }) => item)).toEqual(DATA_ITEMS);
});

test.each([
  ['AllergyIntolerance?patient=p1', ['risks-and-warnings']],
  ['Condition?patient=p1', ['problems', 'diagnoses']],
  ['Condition?patient=p1&category=problem-list-item', ['problems']],
  ['Condition?patient=p1&category=http://x%7Cencounter-diagnosis', ['diagnoses']],
  ['MedicationRequest?patient=p1', ['medication']],
  ['Observation?patient=p1&category=laboratory', ['investigations']],
  ['Observation?patient=p1&category=http://x|vital-signs', ['examinations']],
  ['Observation?patient=p1&category=vital-signs,laboratory', ['investigations', 'examinations']],
  ['Observation?patient=p1', ['investigations', 'examinations']],
  ['Procedure?patient:identifier=x&_count=50', ['procedures']],
  ['Encounter/_search?patient=p1', ['events']],
])('a search for %s that found nothing says so of %j alone', (search, items) => {
  const reading = read(searchset(search, []));
  const said = reading.record.items.filter(({ state }) => state === 'nothing-recorded');
  expect(said.map(({ item }) => item).sort()).toEqual([...items].sort());
  expect(reading.record.items.filter(({ state }) => state === 'not-returned')).toHaveLength(
    DATA_ITEMS.length - items.length,
  );
  expect(reading.problems).toEqual([]);
});

test('a search that was narrowed and found nothing says nothing', () => {
  const reading = read(searchset('Condition?patient=p1&onset-date=ge2020', []));
  expect(itemOf(reading, 'problems').state).toBe('unavailable');
  expect(problemTexts(reading)).toEqual([
    'warning link: the search was narrowed by onset-date; what it left out is not told',
  ]);
});

test('a bundle that is no search says nothing of what it does not hold', () => {
  expect(itemOf(readResources(), 'problems').state).toBe('not-returned');
});

test.each([
  ['nilknown', 'asserted-none'],
  ['notasked', 'nothing-recorded'],
  ['no-content-recorded', 'nothing-recorded'],
  ['withheld', 'withheld'],
  ['unavailable', 'unavailable'],
  ['notstarted', 'unavailable'],
  ['closed', 'unavailable'],
  ['because', 'unavailable'],
])('a list and a section empty for the reason %s make the item %s', (reason, state) => {
  const emptyReason = word(reason);
  expect(itemOf(readResources(list({ emptyReason })), 'medication').state).toBe(state);
  const composed = readResources(section('10160-0', { emptyReason }));
  expect(itemOf(composed, 'medication').state).toBe(state);
});

test('a section of words alone is text only', () => {
  const reading = readResources(section('30954-2', { text: { status: 'generated', div: 'x' } }));
  expect(itemOf(reading, 'investigations').state).toBe('text-only');
});

test('a section within a section is read', () => {
  const inner = { code: word('11450-4'), emptyReason: word('nilknown') };
  const reading = readResources(section('10160-0', { section: [inner] }));
  expect(itemOf(reading, 'problems').state).toBe('asserted-none');
});

test('an empty list that is marked was held back', () => {
  const extension = [ukCore('ListWarningCode', { valueCode: 'confidential-items' })];
  const reading = readResources(list({ extension }));
  expect(itemOf(reading, 'medication')).toMatchObject({
    state: 'withheld',
    marks: [{ warning: 'confidential-items', kinds: ['medication', 'issue'] }],
  });
});

function suppressed(expression: readonly string[], severity = 'warning'): Tree {
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code: 'suppressed', expression }],
  };
}

test('what the server says it held back of a type is a mark on the items of its kinds', () => {
  const reading = readResources(suppressed(['MedicationRequest']), STATEMENT);
  expect(itemOf(reading, 'medication')).toMatchObject({
    state: 'populated',
    warnings: ['confidential-items'],
    marks: [{ warning: 'confidential-items', kinds: ['medication', 'issue'] }],
  });
  expect(itemOf(reading, 'problems')).toMatchObject({ state: 'not-returned', warnings: [] });
  expect(problemTexts(reading)).toEqual([
    'warning entry/OperationOutcome: the answer carries an outcome: data were held back (suppressed)',
  ]);
});

test('an item of which nothing came but that some was held back was withheld, and no other', () => {
  const outcome = { resource: suppressed(['Condition']), search: { mode: 'outcome' } };
  const reading = read(searchset('Condition?patient=p1', [], { total: 0, entry: [outcome] }));
  expect(itemOf(reading, 'problems').state).toBe('withheld');
  expect(itemOf(reading, 'diagnoses').state).toBe('withheld');
  expect(itemOf(reading, 'medication')).toMatchObject({ state: 'not-returned', warnings: [] });
});

test.each([
  ['of nothing in particular', suppressed([])],
  ['of a part of a resource', suppressed(['Condition.note'])],
  ['of a type that is not read', suppressed(['Condition', 'Basic'])],
  ['as an error', suppressed(['Condition'], 'error')],
])('what was held back %s is an error, and excuses nothing', (_, outcome) => {
  const reading = readResources(outcome);
  expect(problemTexts(reading).map((text) => text.slice(0, 30))).toEqual([
    'error entry/OperationOutcome: ',
  ]);
  expect(itemOf(reading, 'problems').warnings).toEqual([]);
});

test('a mark on a list that holds entries stays with the item', () => {
  const extension = [ukCore('ListWarningCode', { valueCode: 'data-in-transit' })];
  const entry = [{ item: { reference: 'MedicationStatement/m1' } }];
  const reading = readResources(list({ extension, entry }), STATEMENT);
  expect(itemOf(reading, 'medication')).toMatchObject({
    state: 'populated',
    warnings: ['data-in-transit'],
  });
});

test('a list whose entries cannot be found could not be filled', () => {
  const entry = [{ item: { reference: 'MedicationStatement/gone' } }];
  const reading = readResources(list({ entry }));
  expect(itemOf(reading, 'medication').state).toBe('unavailable');
  expect(problemTexts(reading)).toEqual([
    'warning entry[1].resource.entry[0].item: points to something that is not in the bundle',
  ]);
});

test('a list that says there is none beside entries contradicts them', () => {
  const reading = readResources(list({ emptyReason: word('nilknown') }), STATEMENT);
  expect(itemOf(reading, 'medication').state).toBe('populated');
  expect(problemTexts(reading)).toEqual([
    'error entry[1].resource: the list says that there is none, and entries are there',
  ]);
});

test('an entry that no list names is read all the same', () => {
  expect(readResources(list({}), STATEMENT).record.entries).toHaveLength(1);
});

test.each([
  ['no-known-problems', 'asserted-none'],
  ['no-problem-info', 'nothing-recorded'],
])('the statement %s is no problem', (code, state) => {
  const system = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
  const reading = readResources(
    resource('Condition', 'c', { code: { coding: [{ system, code }] } }),
  );
  expect(reading.record.entries).toEqual([]);
  expect(itemOf(reading, 'problems').state).toBe(state);
});
