import { expect, test } from 'vitest';
import type { DataItem } from '../../../src/record/item.ts';
import { readGpConnectStructured } from '../../../src/wire/gpconnect-structured/read.ts';
import {
  bytes,
  entryOf,
  itemOf,
  kindOf,
  listOf,
  problemTexts,
  readFixture,
  readResources,
  snomed,
} from './fixture.ts';

const SUBJECT = { subject: { reference: 'Patient/p1' } };
const LISTED: readonly DataItem[] = [
  'problems',
  'medication',
  'risks-and-warnings',
  'procedures',
  'investigations',
  'examinations',
  'events',
];

test('lists that say no content was recorded are empty, not missing', () => {
  const reading = readFixture('all-empty.json');
  expect(LISTED.map((item) => itemOf(reading, item).state)).toEqual(
    LISTED.map(() => 'nothing-recorded'),
  );
  expect(reading.problems).toEqual([]);
});

test.each([
  ['risks-and-warnings', 'withheld', ['confidential-items']],
  ['medication', 'withheld', ['data-in-transit']],
  ['investigations', 'withheld', ['data-awaiting-filing']],
  ['examinations', 'populated', ['confidential-items']],
  ['problems', 'not-returned', []],
] as const)(
  'an empty list with a mark is withheld, a filled one keeps it: %s',
  (item, state, warnings) => {
    expect(itemOf(readFixture('withheld.json'), item)).toMatchObject({ state, warnings });
  },
);

test('only a statement that no allergy is known makes asserted-none', () => {
  const reading = readFixture('area-off.json');
  expect(itemOf(reading, 'risks-and-warnings').state).toBe('asserted-none');
  expect(kindOf(reading, 'allergy')).toMatchObject([
    { term: 'No known allergy', detail: { asserts: 'none-known' } },
  ]);
});

test('an area that is switched off is unavailable, with the reason', () => {
  const reading = readFixture('area-off.json');
  expect(itemOf(reading, 'investigations')).toEqual({
    item: 'investigations',
    state: 'unavailable',
    warnings: [],
    reason: 'the area is switched off or not supported at the practice (NOT_IMPLEMENTED)',
  });
  expect(problemTexts(reading)).toHaveLength(1);
});

const outcome = (parameter: string, severity = 'warning', code = 'NOT_IMPLEMENTED'): object => ({
  resourceType: 'OperationOutcome',
  issue: [
    { severity, code: 'not-supported', diagnostics: parameter, details: { coding: [{ code }] } },
  ],
});

test('an area off beside other entries of its item is an error, for part of the item is unknown', () => {
  const reading = readResources(
    listOf('714311000000108', 'ProcedureRequest/d1'),
    {
      resourceType: 'ProcedureRequest',
      id: 'd1',
      intent: 'plan',
      code: { text: 'Review' },
      ...SUBJECT,
    },
    outcome('includeConsultations'),
  );
  expect(itemOf(reading, 'events').state).toBe('populated');
  expect(problemTexts(reading)).toEqual([
    'error entry/OperationOutcome: consultations: the area is switched off or not supported at the practice (NOT_IMPLEMENTED)',
  ]);
});

test.each([
  ['error', 'INTERNAL_SERVER_ERROR', /^error .*about no area that is known: the provider failed/],
  ['information', 'SOME_NEW_CODE', /^warning .*not known \(SOME_NEW_CODE\)/],
])('an outcome about no known area is told: %s', (severity, code, what) => {
  const reading = readResources(outcome('includeSomething', severity, code));
  expect(problemTexts(reading)[0]).toMatch(what);
});

test('a list all of whose entries are missing makes the item unavailable', () => {
  const reading = readResources(listOf('933361000000108', 'MedicationStatement/gone'));
  expect(itemOf(reading, 'medication')).toMatchObject({
    state: 'unavailable',
    reason: 'nothing the list names could be read',
  });
});

test('an entry a list names without a reference is an error: it was held back', () => {
  const list = { ...listOf('826501000000100'), entry: [{ item: { display: 'Hidden' } }] };
  expect(problemTexts(readResources(list))).toEqual([
    'error entry[1].resource.entry[0].item: the list names an entry without a reference: it was held back or cannot be sent',
  ]);
});

test.each([
  ['withheld', 'withheld'],
  ['unavailable', 'unavailable'],
  ['notasked', 'nothing-recorded'],
])('an empty list with the reason %s is %s', (code, state) => {
  const list = { ...listOf('717711000000103'), emptyReason: { coding: [{ code }] } };
  expect(itemOf(readResources(list), 'problems').state).toBe(state);
});

test('a warning on a list that is not known is an error', () => {
  const url =
    'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1';
  const list = { ...listOf('717711000000103'), extension: [{ url, valueCode: 'something-new' }] };
  expect(problemTexts(readResources(list))).toEqual([
    'error entry[1].resource: a warning on the list that is not known',
  ]);
});

test.each([
  [
    'refused-consent.json',
    'withheld',
    'the patient has dissented from sharing (NO_PATIENT_CONSENT)',
  ],
  [
    'refused-unknown-patient.json',
    'unavailable',
    'the practice shares no record of this patient (PATIENT_NOT_FOUND)',
  ],
  ['refused-by-proxy.json', 'unavailable', 'refused by the proxy on the way (502)'],
])('%s makes every item %s and is fatal', (name, state, reason) => {
  const reading = readFixture(name);
  expect(reading.record.items.every((item) => item.state === state && item.reason === reason)).toBe(
    true,
  );
  expect(problemTexts(reading)).toEqual([`fatal : the answer holds no record: ${reason}`]);
});

test('a lone outcome about one area speaks of that area only, and is fatal all the same', () => {
  const reading = readFixture('refused-area.json');
  expect(itemOf(reading, 'problems').state).toBe('unavailable');
  expect(itemOf(reading, 'medication').state).toBe('not-returned');
  expect(reading.problems).toMatchObject([{ severity: 'fatal' }]);
});

test('a resource no primary list names is mentioned only: counted, and no entry', () => {
  const reading = readFixture('tpp-like.json');
  expect(kindOf(reading, 'allergy')).toHaveLength(1);
  expect(problemTexts(reading)).toEqual([
    'warning entry/AllergyIntolerance: 1 AllergyIntolerance in the bundle are named by no primary list',
  ]);
  expect(reading.unmapped).toEqual([{ path: 'Bundle/entry/AllergyIntolerance', count: 1 }]);
});

test('without any primary list every clinical resource counts', () => {
  const reading = readResources(
    { resourceType: 'Condition', id: 'c1', code: { text: 'Fever' }, ...SUBJECT },
    { resourceType: 'Observation', id: 'o1', code: { text: 'Cough' }, ...SUBJECT },
    {
      resourceType: 'Observation',
      id: 'n1',
      code: snomed('37331000000100', 'Comment note'),
      comment: 'Tired',
      ...SUBJECT,
    },
    {
      resourceType: 'ProcedureRequest',
      id: 'd1',
      intent: 'plan',
      code: { text: 'Review' },
      ...SUBJECT,
    },
    {
      resourceType: 'List',
      contained: [
        {
          resourceType: 'AllergyIntolerance',
          id: 'a1',
          code: { text: 'Nuts' },
          patient: { reference: 'Patient/p1' },
        },
      ],
    },
    {
      resourceType: 'DiagnosticReport',
      id: 'r1',
      result: [{ reference: 'Observation/o2' }],
      ...SUBJECT,
    },
    {
      resourceType: 'Observation',
      id: 'o2',
      code: { text: 'Sodium' },
      valueQuantity: { value: 140 },
      ...SUBJECT,
    },
  );
  expect(reading.record.entries.map((entry) => [entry.kind, entry.item])).toEqual([
    ['allergy', 'risks-and-warnings'],
    ['problem', 'problems'],
    ['result', 'investigations'],
    ['observation', 'examinations'],
    ['diary', 'events'],
    ['note', 'events'],
  ]);
  expect(itemOf(reading, 'investigations').state).toBe('populated');
  expect(problemTexts(reading)).toContain(
    'warning entry: the bundle has no primary list; every clinical resource was read',
  );
  expect(entryOf(reading, 'Observation/o2').alsoIn).toEqual([]);
});

test('a list of unknown code counts for what it names', () => {
  const reading = readResources(listOf('TBD', 'Encounter/e1'), {
    resourceType: 'Encounter',
    id: 'e1',
    type: [{ text: 'Visit' }],
    ...SUBJECT,
  });
  expect(kindOf(reading, 'encounter')).toHaveLength(1);
  expect(problemTexts(reading)).toEqual([
    'warning entry[1].resource: a list with an unknown code; by what it names it was read as consultations',
  ]);
});

test('a list of unknown code that names nothing known is reported and not mapped', () => {
  const reading = readResources(listOf('TBD', 'Practitioner/p'), {
    resourceType: 'Practitioner',
    id: 'p',
  });
  expect(reading.unmapped).toEqual([{ path: 'Bundle/entry/List', count: 1 }]);
  expect(problemTexts(reading)).toHaveLength(1);
});

test('resources that no list could name are not mapped, with their count', () => {
  const answer = { resourceType: 'QuestionnaireResponse', id: 'q1' };
  expect(readResources(answer, { ...answer, id: 'q2' }).unmapped).toEqual([
    { path: 'Bundle/entry/QuestionnaireResponse', count: 2 },
  ]);
});

test('an entry that two lists name is one entry, shown in both items', () => {
  const reading = readResources(
    listOf('826501000000100', 'Observation/o1'),
    listOf('1102181000000102', 'Observation/o1'),
    { resourceType: 'Observation', id: 'o1', code: { text: 'Vaccine consent' }, ...SUBJECT },
  );
  expect(reading.record.entries).toMatchObject([{ item: 'procedures', alsoIn: ['examinations'] }]);
});

test.each([
  ['a bare id', 'o1'],
  ['an absolute address', 'https://example.invalid/fhir/Observation/o1'],
  ['the full address of the entry', 'urn:uuid:o1'],
])('references resolve by %s', (_name, reference) => {
  const reading = readResources(listOf('826501000000100', reference), {
    resourceType: 'Observation',
    id: 'o1',
    code: { text: 'Cough' },
    ...SUBJECT,
  });
  expect(kindOf(reading, 'observation')).toHaveLength(1);
  expect(reading.problems).toEqual([]);
});

test.each([
  [{}, 'the answer is an error without an explanation'],
  [
    { issue: [{ severity: 'fatal', code: 'exception' }] },
    'refused without a known code (exception)',
  ],
  [{ issue: [{ code: 'CANARY 1' }] }, 'refused without a known code (no code)'],
])('an error that does not say why is fatal all the same', (body, reason) => {
  const outcome = JSON.stringify({ resourceType: 'OperationOutcome', ...body });
  expect(problemTexts(readGpConnectStructured(bytes(outcome)))).toEqual([
    `fatal : the answer holds no record: ${reason}`,
  ]);
});
