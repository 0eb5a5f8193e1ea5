import { expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { entryOf, kindOf, listOf, problemTexts, readResources } from './fixture.ts';

const SUBJECT = { subject: { reference: 'Patient/p1' } };
const ACTUAL =
  'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ActualProblem-1';
const SCT = 'http://snomed.info/sct';
const READ = 'http://read.info/readv2';
const LOCAL = 'https://fhir.hl7.org.uk/Id/egton-codes';

type Coding = readonly [system: string, code: string];

function code(text: string, ...codings: readonly Coding[]): object {
  return { text, coding: codings.map(([system, each]) => ({ system, code: each })) };
}

function read(ofProblem: object, ofStatement: object, more: object = {}): Reading {
  return readResources(
    listOf('717711000000103', 'Condition/c1'),
    listOf('826501000000100', 'Observation/o1'),
    {
      resourceType: 'Condition',
      id: 'c1',
      clinicalStatus: 'active',
      code: ofProblem,
      extension: [{ url: ACTUAL, valueReference: { reference: 'Observation/o1' } }],
      ...SUBJECT,
    },
    {
      resourceType: 'Observation',
      id: 'o1',
      status: 'final',
      code: ofStatement,
      ...SUBJECT,
      ...more,
    },
  );
}

const HYPOTHYROID = code('Acquired hypothyroidism', [SCT, '111566002'], [READ, 'C04..00']);

test.each<[string, object, object]>([
  ['another concept', HYPOTHYROID, code('Acquired hypothyroidism', [SCT, '34486009'])],
  [
    'another Read code beside the same concept',
    HYPOTHYROID,
    code('Acquired hypothyroidism', [SCT, '111566002'], [READ, 'C02..00']),
  ],
  [
    'a wording without a word in common',
    HYPOTHYROID,
    code('Fracture of femur', [SCT, '111566002']),
  ],
  ['other words and no codes', code('Asthma'), code('Fracture of femur')],
])('a problem and a statement with %s stay two entries', (_what, problem, statement) => {
  const reading = read(problem, statement);
  expect(problemTexts(reading)).toEqual([
    'error entry[3].resource: the problem and the statement it stands for disagree',
  ]);
  expect(kindOf(reading, 'observation')).toHaveLength(1);
  expect(reading.record.mergedTwins).toBe(0);
  expect(entryOf(reading, 'Condition/c1')).toMatchObject({ alsoIn: [], links: [] });
});

test('the problem keeps its own code', () => {
  const reading = read(HYPOTHYROID, code('Acquired hypothyroidism', [SCT, '34486009']));
  expect(entryOf(reading, 'Condition/c1').codes.map((each) => each.code)).toEqual([
    '111566002',
    'C04..',
  ]);
});

test.each<[string, object, object]>([
  ['the same codes', HYPOTHYROID, HYPOTHYROID],
  ['a term code more', HYPOTHYROID, code('Hypothyroidism', [READ, 'C04..11'])],
  ['codes of different systems', HYPOTHYROID, code('Hypothyroidism NOS', [LOCAL, 'X1'])],
  [
    'another code of the supplier beside the same concept',
    code('Asthma', [SCT, '195967001'], [LOCAL, 'A1']),
    code('Asthma', [SCT, '195967001'], [LOCAL, 'A2']),
  ],
  [
    'a description in place of the concept',
    HYPOTHYROID,
    code('Hypothyroidism', [SCT, '2164497013']),
  ],
  ['no wording', HYPOTHYROID, { coding: [{ system: SCT, code: '111566002' }] }],
])('a problem and a statement with %s are one', (_what, problem, statement) => {
  const reading = read(problem, statement);
  expect(reading.problems).toEqual([]);
  expect(reading.record.entries).toMatchObject([{ kind: 'problem', alsoIn: ['examinations'] }]);
  expect(reading.record.mergedTwins).toBe(1);
});

test('a statement about a relative is none about the patient', () => {
  const category = [{ coding: [{ code: 'family-history' }] }];
  const reading = read(HYPOTHYROID, HYPOTHYROID, { category });
  expect(reading.problems).toMatchObject([{ severity: 'error' }]);
  expect(entryOf(reading, 'Observation/o1').about).toBe('family');
});

test('a statement with a value that disagrees is told and not tied', () => {
  const reading = read(HYPOTHYROID, code('Serum sodium', [SCT, '1000661000000107']), {
    valueQuantity: { value: 140 },
  });
  expect(reading.problems).toMatchObject([{ severity: 'error' }]);
  expect(entryOf(reading, 'Condition/c1').links).toEqual([]);
});
