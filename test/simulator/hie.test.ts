import { expect, test } from 'vitest';
import { exact, writeJson } from '../../src/simulator/hie/json.ts';
import type { StructuredParameters } from '../../src/simulator/hie/parameters.ts';
import { WHOLE_RECORD } from '../../src/simulator/hie/parameters.ts';
import { writeGpConnectStructured } from '../../src/simulator/hie/structured.ts';
import type { SimulatedEntry, SimulatedPatient } from '../../src/simulator/model.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import { CODES, PRACTICE, core, patientWith } from './sample-patient.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- bundles are read as plain JSON here.
type Resource = Record<string, any>;

function resourcesOf(
  patient: SimulatedPatient,
  parameters: StructuredParameters = WHOLE_RECORD,
): Resource[] {
  const text = writeGpConnectStructured(patient, { asAt: '2026-06-01', parameters });
  const bundle = JSON.parse(text) as { entry: { resource: Resource }[] };
  return bundle.entry.map(({ resource }) => resource);
}

function listOf(resources: readonly Resource[], code: string): Resource | undefined {
  return resources.find(
    ({ resourceType, code: own }) => resourceType === 'List' && own.coding[0].code === code,
  );
}

function oneOf(resources: readonly Resource[], type: string): Resource {
  const found = resources.filter(({ resourceType }) => resourceType === type);
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

const TPP = { practice: { ...PRACTICE, supplier: 'TPP' as const } };
const ALLERGY: SimulatedEntry = {
  ...core('a1', CODES.penicillin),
  kind: 'allergy',
  category: 'medication',
};

test('every reference of every bundle of a region resolves', () => {
  const { patients } = buildRegion({
    seed: 'references',
    practices: 3,
    patientsPerPractice: 8,
    consumers: 1,
    asAt: '2026-06-01',
  });
  const some = {
    ...WHOLE_RECORD,
    areas: new Set(['includeProblems', 'includeConsultations'] as const),
  };
  for (const patient of patients) {
    for (const parameters of [WHOLE_RECORD, some]) {
      const resources = resourcesOf(patient, parameters);
      const names = resources.map(({ resourceType, id }) => `${resourceType}/${id}`);
      const known = new Set(names);
      const contained = resources.flatMap((resource) => resource['contained'] ?? []);
      for (const { id } of contained as Resource[]) known.add(`#${id}`);
      const targets = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)];
      expect(targets.length).toBeGreaterThan(3);
      expect(targets.map(([, target = '']) => target).filter((t) => !known.has(t))).toEqual([]);
    }
  }
});

test('an empty record is nine empty lists and the ended allergies, each with its reason', () => {
  const lists = resourcesOf(patientWith([])).filter(({ resourceType }) => resourceType === 'List');
  expect(lists.map(({ code }) => code.coding[0].code)).toEqual([
    '886921000000105',
    '1103671000000101',
    '933361000000108',
    '1149501000000101',
    '717711000000103',
    '1102181000000102',
    '826501000000100',
    '887191000000108',
    '792931000000107',
    '714311000000108',
  ]);
  for (const list of lists) {
    expect(list['emptyReason'].coding[0].code).toBe('no-content-recorded');
    expect(list['entry']).toBeUndefined();
  }
});

test('the patient is told with number, name, birth date and practice', () => {
  const resources = resourcesOf(patientWith([]));
  expect(oneOf(resources, 'Patient')).toMatchObject({
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' }],
    name: [{ family: 'Quillfeather', given: ['Ottoline'] }],
    gender: 'female',
    birthDate: '1951-04-12',
  });
  expect(oneOf(resources, 'Organization')['identifier'][0].value).toBe('X90001');
});

test('EMIS codes stand as picked beside SNOMED with its description', () => {
  const { code } = oneOf(resourcesOf(patientWith([ALLERGY])), 'AllergyIntolerance');
  expect(code.coding).toMatchObject([
    { system: 'http://read.info/readv2', code: '14L1.00', userSelected: true },
    {
      system: 'http://snomed.info/sct',
      code: '91936005',
      extension: [{ extension: [{ url: 'descriptionId', valueId: '152307010' }, {}] }],
    },
  ]);
});

test('TPP codes are SNOMED alone, the wording beside them', () => {
  const { code } = oneOf(resourcesOf(patientWith([ALLERGY], TPP)), 'AllergyIntolerance');
  expect(code).toEqual({
    coding: [
      { system: 'http://snomed.info/sct', code: '91936005', display: 'Allergy to penicillin' },
    ],
    text: 'Allergy to penicillin',
  });
});

test('an ended allergy lives inside its list', () => {
  const ended = { ...ALLERGY, ended: { date: '2020-01-01', reason: 'Tolerated' } };
  const resources = resourcesOf(patientWith([ended]));
  expect(resources.some(({ resourceType }) => resourceType === 'AllergyIntolerance')).toBe(false);
  const list = listOf(resources, '1103671000000101');
  expect(list?.['contained'][0]).toMatchObject({ clinicalStatus: 'resolved' });
  expect(list?.['entry'][0].item.reference).toBe(`#${list?.['contained'][0].id}`);
  const current = { ...WHOLE_RECORD, resolvedAllergies: false };
  const without = resourcesOf(patientWith([ended]), current);
  expect(listOf(without, '1103671000000101')).toBeUndefined();
});

test('confidential items are left out and the list says so; hidden ones are only left out', () => {
  const held = resourcesOf(patientWith([{ ...ALLERGY, confidential: true }]));
  const list = listOf(held, '886921000000105');
  expect(list?.['extension'][1]).toMatchObject({ valueCode: 'confidential-items' });
  expect(list?.['entry']).toBeUndefined();
  const hidden = resourcesOf(patientWith([{ ...ALLERGY, hidden: true }]));
  expect(listOf(hidden, '886921000000105')?.['extension']).toHaveLength(1);
});

test('numbers keep their digits', () => {
  expect(writeJson({ value: exact('5.70'), list: [true, 'a"b'], nothing: undefined })).toBe(
    '{"value":5.70,"list":[true,"a\\"b"]}',
  );
});

test.each([
  ['EMIS', PRACTICE, 'm{U}/L'],
  ['TPP', TPP.practice, 'mU/L'],
])('%s spells the unit in its own way', (_supplier, practice, unit) => {
  const result: SimulatedEntry = {
    ...core('r1', CODES.sodium),
    kind: 'result',
    date: '2020-07-01T09:30:00',
    category: { code: '8', name: 'Biochemistry' },
    value: { number: '0.50', unit: 'mU/L', comparator: '<' },
    range: { high: '4.2' },
  };
  const text = writeGpConnectStructured(patientWith([result], { practice }), {
    asAt: '2026-06-01',
  });
  expect(text).toContain(`"valueQuantity":{"value":0.50,"comparator":"<","unit":"${unit}"}`);
  expect(text).toContain('"referenceRange":[{"high":{"value":4.2}}]');
  expect(text).toContain('"effectiveDateTime":"2020-07-01T09:30:00+01:00"');
});

test('a panel is a report over a heading over its parts', () => {
  const resources = resourcesOf(
    patientWith([
      {
        ...core('r2', CODES.panel),
        kind: 'result',
        category: { code: '8', name: 'Biochemistry' },
        members: [{ id: 'm1', concept: CODES.sodium, value: { number: '140', unit: 'mmol/L' } }],
      },
    ]),
  );
  const report = oneOf(resources, 'DiagnosticReport');
  const [heading, part] = resources.filter(({ resourceType }) => resourceType === 'Observation');
  expect(report['result']).toEqual([{ reference: `Observation/${heading?.['id']}` }]);
  expect(heading?.['related']).toEqual([
    { type: 'has-member', target: { reference: `Observation/${part?.['id']}` } },
  ]);
  expect(part?.['related'][0].type).toBe('derived-from');
  expect(listOf(resources, '887191000000108')?.['entry']).toHaveLength(1);
});

test('a result typed in by hand is uncategorised', () => {
  const resources = resourcesOf(
    patientWith([
      {
        ...core('r3', CODES.sodium),
        kind: 'result',
        typedByHand: true,
        category: { code: '15', name: 'Physiology' },
        value: { number: '400', unit: 'L/min' },
      },
    ]),
  );
  expect(resources.some(({ resourceType }) => resourceType === 'DiagnosticReport')).toBe(false);
  expect(listOf(resources, '826501000000100')?.['entry']).toHaveLength(1);
});

test('a problem stands twice: as its header and as the observation it is about', () => {
  const resources = resourcesOf(
    patientWith([
      {
        ...core('p1', CODES.asthma),
        kind: 'problem',
        status: 'inactive',
        significance: 'minor',
        date: '2019',
        ended: '2021-03',
        linked: [],
      },
    ]),
  );
  const header = oneOf(resources, 'Condition');
  expect(header).toMatchObject({
    clinicalStatus: 'inactive',
    onsetDateTime: '2019',
    abatementDateTime: '2021-03',
    extension: [
      { valueReference: { reference: `Observation/${oneOf(resources, 'Observation')['id']}` } },
      { valueCode: 'minor' },
    ],
  });
  expect(listOf(resources, '826501000000100')?.['entry']).toHaveLength(1);
});

test('a course is a statement, a plan and an order for each issue, and shares its drug', () => {
  const course: SimulatedEntry = {
    ...core('d1', CODES.simvastatin),
    kind: 'medication',
    dose: 'Take ONE at night',
    quantity: { number: '28', unit: 'tablet' },
    durationDays: 28,
    course: 'repeat',
    status: 'active',
    issuesAllowed: 6,
    issues: [
      { id: 'i1', date: '2019-05-02' },
      { id: 'i2', date: '2019-05-30' },
    ],
  };
  const resources = resourcesOf(patientWith([course, { ...course, id: 'd2', issues: [] }]));
  const requests = resources.filter(({ resourceType }) => resourceType === 'MedicationRequest');
  expect(requests.map(({ intent }) => intent)).toEqual(['plan', 'order', 'order', 'plan']);
  expect(requests[1]?.['basedOn']).toEqual([
    { reference: `MedicationRequest/${requests[0]?.['id']}` },
  ]);
  expect(requests[0]?.['dosageInstruction']).toEqual([{ text: 'Take ONE at night' }]);
  expect(oneOf(resources, 'Medication')['code'].coding[0].code).toBe('SITA29406EMIS');
  const bare = { ...WHOLE_RECORD, prescriptionIssues: false };
  const plans = resourcesOf(patientWith([course]), bare);
  expect(plans.filter(({ intent }) => intent === 'order')).toEqual([]);
});

test('a blood pressure is one observation with two components', () => {
  const resources = resourcesOf(
    patientWith([
      { ...core('b1', CODES.panel), kind: 'blood-pressure', systolic: '134', diastolic: '82' },
    ]),
  );
  const { component } = oneOf(resources, 'Observation');
  expect(component.map((part: Resource) => part['valueQuantity'])).toEqual([
    { value: 134, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
    { value: 82, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
  ]);
  expect(component[1].code.coding[1].code).toBe('1091811000000102');
});

test('a consultation holds its notes in a tree of lists', () => {
  const encounter: SimulatedEntry = { ...core('c1', CODES.cold), kind: 'encounter' };
  const note: SimulatedEntry = {
    ...core('n1', CODES.cold),
    kind: 'note',
    text: 'well',
    encounter: 'c1',
  };
  const resources = resourcesOf(patientWith([encounter, note]));
  const [consultation, topic, heading] = [
    '325851000000107',
    '25851000000105',
    '24781000000107',
  ].map((code) => listOf(resources, code));
  expect(next(consultation)).toBe(`List/${topic?.['id']}`);
  expect(next(topic)).toBe(`List/${heading?.['id']}`);
  expect(next(heading)).toBe(`Observation/${oneOf(resources, 'Observation')['id']}`);
  expect(listOf(resources, '826501000000100')?.['entry']).toBeUndefined();
});

test('only the areas asked for are answered, and an unknown one with a warning', () => {
  const parameters = {
    ...WHOLE_RECORD,
    areas: new Set(['includeMedication'] as const),
    unrecognised: ['includeEverything'],
  };
  const resources = resourcesOf(patientWith([ALLERGY]), parameters);
  const lists = resources.filter(({ resourceType }) => resourceType === 'List');
  expect(lists.map(({ code }) => code.coding[0].code)).toEqual(['933361000000108']);
  expect(oneOf(resources, 'OperationOutcome')['issue'][0]).toMatchObject({
    severity: 'warning',
    code: 'not-supported',
    diagnostics: 'includeEverything',
  });
});

function next(list: Resource | undefined): unknown {
  return list?.['entry'][0].item.reference;
}
