import { expect, test } from 'vitest';
import { kindOf, listOf, problemTexts, readResources, snomed } from './fixture.ts';

const SUBJECT = { subject: { reference: 'Patient/p1' } };
const PATIENT = { patient: { reference: 'Patient/p1' } };
const SD = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-';

function statement(more: object): object {
  return { resourceType: 'MedicationStatement', id: 's1', status: 'active', ...SUBJECT, ...more };
}

function plan(more: object): object {
  return {
    resourceType: 'MedicationRequest',
    id: 'p1',
    intent: 'plan',
    status: 'active',
    ...SUBJECT,
    ...more,
  };
}

const MEDICATION = listOf('933361000000108', 'MedicationStatement/s1');
function coded(code: string): object {
  return { medicationCodeableConcept: snomed(code, code) };
}

const DRUG = { medicationCodeableConcept: { text: 'Digoxin' } };

test('a statement and a plan that differ are read, told, and neither dose is lost', () => {
  const reading = readResources(
    MEDICATION,
    statement({
      ...DRUG,
      basedOn: [{ reference: 'MedicationRequest/p1' }],
      dosage: [{ text: 'ONE DAILY' }],
      effectivePeriod: { start: '2024-01-01' },
    }),
    plan({
      ...DRUG,
      status: 'stopped',
      dosageInstruction: [{ text: 'One twice a day' }],
      dispenseRequest: { validityPeriod: { start: '2024-02-01', end: '2024-03-01' } },
    }),
  );
  expect(problemTexts(reading)).toEqual([
    'error entry[3].resource: the plan and its statement differ in status',
    'warning entry[3].resource: the plan and its statement differ in dose, start, end; the statement was read',
  ]);
  expect(kindOf(reading, 'medication')).toMatchObject([
    {
      status: 'active',
      date: { text: '2024-01-01' },
      text: ['Dose of the authorisation: One twice a day'],
      detail: { dose: 'ONE DAILY', ended: { text: '2024-03-01' } },
    },
  ]);
});

test('a statement and a plan that name different drugs are an error', () => {
  const reading = readResources(
    MEDICATION,
    statement({ ...coded('387461009'), basedOn: [{ reference: 'MedicationRequest/p1' }] }),
    plan(coded('372687004')),
  );
  expect(problemTexts(reading)).toEqual([
    'error entry[3].resource: the plan and its statement name different drugs',
  ]);
});

test('a drug without a plan is a warning, without a name an error', () => {
  const reading = readResources(
    MEDICATION,
    statement({ medicationReference: { reference: 'Medication/gone', display: 'Zinc' } }),
  );
  expect(problemTexts(reading)).toEqual([
    'warning entry[2].resource: a drug without its authorisation (plan)',
    'error entry[2].resource: a drug that cannot be told: its Medication is not in the bundle',
  ]);
  expect(kindOf(reading, 'medication')).toMatchObject([{ term: 'Zinc', codes: [] }]);
});

test('an issue whose authorisation is missing is read; one of an unlisted authorisation is not', () => {
  const order = (id: string, based: string): object => ({
    resourceType: 'MedicationRequest',
    id,
    intent: 'order',
    status: 'completed',
    ...DRUG,
    ...SUBJECT,
    basedOn: [{ reference: `MedicationRequest/${based}` }],
  });
  const reading = readResources(
    { ...MEDICATION, entry: [] },
    plan(DRUG),
    order('o1', 'gone'),
    order('o2', 'p1'),
  );
  expect(kindOf(reading, 'issue').map((entry) => entry.localId)).toEqual(['MedicationRequest/o1']);
  expect(problemTexts(reading)).toContain(
    'warning entry[3].resource: an issue whose authorisation is not in the bundle',
  );
  expect(problemTexts(reading)).toContain(
    'warning entry/MedicationRequest: 2 MedicationRequest in the bundle are named by no primary list',
  );
});

test.each([
  [
    'an unknown type of prescription',
    {
      extension: [
        { url: `${SD}PrescriptionType-1`, valueCodeableConcept: { coding: [{ code: 'new' }] } },
      ],
    },
    'a type of prescription that is not known',
  ],
  [
    'a quantity that is no number',
    { dispenseRequest: { quantity: { value: 'many' } } },
    'not a number; the entry was read without it',
  ],
])('%s is an error', (_name, more, what) => {
  const reading = readResources(
    MEDICATION,
    statement({ ...DRUG, basedOn: [{ reference: 'MedicationRequest/p1' }] }),
    plan({ ...DRUG, ...more }),
  );
  expect(reading.problems).toMatchObject([{ severity: 'error', what }]);
});

test('a problem stays apart from an observation that holds a value', () => {
  const actual =
    'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ActualProblem-1';
  const reading = readResources(
    listOf('717711000000103', 'Condition/c1'),
    listOf('826501000000100', 'Observation/o1'),
    {
      resourceType: 'Condition',
      id: 'c1',
      code: { text: 'Raised glucose' },
      ...SUBJECT,
      extension: [{ url: actual, valueReference: { reference: 'Observation/o1' } }],
    },
    {
      resourceType: 'Observation',
      id: 'o1',
      code: { text: 'Glucose' },
      valueQuantity: { value: 12.0 },
      ...SUBJECT,
    },
  );
  expect(reading.record.mergedTwins).toBe(0);
  expect(kindOf(reading, 'problem')[0]?.links).toEqual([
    { relation: 'twin', target: 'Observation/o1' },
  ]);
});

test('a problem and its twin of different days are merged with a warning; a missing day is filled', () => {
  const actual =
    'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ActualProblem-1';
  const pair = (id: string, onset: object): object[] => [
    {
      resourceType: 'Condition',
      id: `c${id}`,
      code: { text: 'Fever' },
      ...onset,
      ...SUBJECT,
      extension: [{ url: actual, valueReference: { reference: `Observation/o${id}` } }],
    },
    {
      resourceType: 'Observation',
      id: `o${id}`,
      code: { text: 'Fever' },
      effectiveDateTime: '2020-01-01',
      ...SUBJECT,
    },
  ];
  const reading = readResources(
    listOf('717711000000103', 'Condition/c1', 'Condition/c2'),
    listOf('826501000000100', 'Observation/o1', 'Observation/o2'),
    ...pair('1', { onsetDateTime: '2021-01-01' }),
    ...pair('2', {}),
  );
  expect(reading.record.mergedTwins).toBe(2);
  expect(kindOf(reading, 'problem').map((entry) => entry.date?.text)).toEqual([
    '2021-01-01',
    '2020-01-01',
  ]);
  expect(problemTexts(reading)).toEqual([
    'warning entry[3].resource: the problem and the statement it stands for give different dates; that of the problem was read',
  ]);
});

test('an unknown significance of a problem is an error', () => {
  const url =
    'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ProblemSignificance-1';
  const reading = readResources(listOf('717711000000103', 'Condition/c1'), {
    resourceType: 'Condition',
    id: 'c1',
    code: { text: 'Fever' },
    ...SUBJECT,
    extension: [{ url, valueCode: 'huge' }],
  });
  expect(reading.problems).toMatchObject([
    { severity: 'error', what: 'a significance that is not known' },
  ]);
});

test('a vaccine code that is the null flavour UNK says nothing, its text included', () => {
  const reading = readResources(listOf('1102181000000102', 'Immunization/i1'), {
    resourceType: 'Immunization',
    id: 'i1',
    status: 'completed',
    ...PATIENT,
    vaccineCode: {
      coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor ', code: 'UNK' }],
      text: 'Unknown',
    },
  });
  expect(kindOf(reading, 'immunisation')).toMatchObject([
    { codes: [], term: undefined, status: undefined },
  ]);
});

function allergy(id: string, word: string): object {
  return {
    resourceType: 'AllergyIntolerance',
    id,
    clinicalStatus: 'active',
    verificationStatus: word,
    code: { text: 'Nuts' },
    ...PATIENT,
  };
}

test('a refuted or retracted allergy never reads as a plain one', () => {
  const reading = readResources(
    listOf('886921000000105', 'AllergyIntolerance/a1', 'AllergyIntolerance/a2'),
    allergy('a1', 'entered-in-error'),
    allergy('a2', 'refuted'),
  );
  expect(kindOf(reading, 'allergy').map((entry) => entry.status)).toEqual([
    'entered-in-error',
    'entered-in-error',
  ]);
  expect(problemTexts(reading)).toEqual([
    'warning entry[3].resource.verificationStatus: refuted, so it was read as entered in error',
  ]);
});

test('the sample of the specification writes resources without their entry, and loose dates', () => {
  const reading = readResources(
    listOf('714311000000108', 'ProcedureRequest/d1', 'ProcedureRequest/d2'),
    {
      resourceType: 'ProcedureRequest',
      id: 'd1',
      intent: 'plan',
      code: { text: 'Review' },
      occurrence: '2019-05-02',
      ...SUBJECT,
    },
    {
      resourceType: 'ProcedureRequest',
      id: 'd2',
      intent: 'plan',
      code: { text: 'Review' },
      occurrence: { start: '2019-06', end: '2019-07' },
      ...SUBJECT,
    },
  );
  expect(kindOf(reading, 'diary').map((entry) => entry.date?.text)).toEqual([
    '2019-05-02',
    '2019-06',
  ]);
  expect(problemTexts(reading)[0]).toBe(
    'warning entry[2].resource.occurrence: a date without its type; it was read',
  );
});

test.each([
  [
    'a comparator that is none',
    { valueQuantity: { value: 5, comparator: '~' } },
    'not a comparator of FHIR',
  ],
  [
    'a date that names no day',
    { effectiveDateTime: '2021-02-30' },
    'not a date; the entry was read without it',
  ],
])('%s is an error', (_name, more, what) => {
  const reading = readResources(listOf('826501000000100', 'Observation/o1'), {
    resourceType: 'Observation',
    id: 'o1',
    code: { text: 'X' },
    ...SUBJECT,
    ...more,
  });
  expect(reading.problems).toMatchObject([{ severity: 'error', what }]);
});

test('a code keeps no stray space, and one under another name of SNOMED is SNOMED', () => {
  const reading = readResources(listOf('826501000000100', 'Observation/o1'), {
    resourceType: 'Observation',
    id: 'o1',
    ...SUBJECT,
    code: {
      coding: [
        {
          system: 'urn:oid:2.16.840.1.113883.2.1.3.2.4.15',
          code: ' 86290005',
          display: 'Respiratory rate',
        },
      ],
    },
  });
  expect(kindOf(reading, 'observation')[0]?.codes).toEqual([
    {
      system: 'http://snomed.info/sct',
      code: '86290005',
      identifies: 'concept',
      term: 'Respiratory rate',
    },
  ]);
});

test('an unknown gender is an error and stays unknown', () => {
  const bundle = readResources();
  expect(bundle.record.patient?.gender).toBeUndefined();
  const reading = readResources({ resourceType: 'Practitioner', id: 'x' });
  expect(reading.problems).toEqual([]);
});
