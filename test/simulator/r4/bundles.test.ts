import { describe, expect, test } from 'vitest';
import type { SimulatedEntry, SimulatedPatient } from '../../../src/simulator/model.ts';
import { writeR4 } from '../../../src/simulator/r4/bundles.ts';
import type { R4Options, R4Style } from '../../../src/simulator/r4/options.ts';
import { buildRegion } from '../../../src/simulator/region.ts';
import { ONE_OF_EACH, oneOf } from '../one-of-each.ts';
import { CODES, core, patientWith } from '../sample-patient.ts';

const AS_AT = '2026-06-01';
const STYLES: readonly R4Style[] = ['uk-core', 'millennium'];

// oxlint-disable-next-line typescript/no-explicit-any -- bundles are read as plain JSON here.
type Resource = Record<string, any>;

function bundlesOf(patient: SimulatedPatient, options: Partial<R4Options> = {}): Resource[] {
  return writeR4(patient, { asAt: AS_AT, ...options }).map(
    ({ content }) => JSON.parse(content) as Resource,
  );
}

function resourcesOf(patient: SimulatedPatient, options: Partial<R4Options> = {}): Resource[] {
  return bundlesOf(patient, options).flatMap(({ entry = [] }) =>
    (entry as { resource: Resource }[]).map(({ resource }) => resource),
  );
}

function all(resources: readonly Resource[], type: string): Resource[] {
  return resources.filter(({ resourceType }) => resourceType === type);
}

/** The one resource of that type in an answer about these entries. */
function one(type: string, entries: readonly SimulatedEntry[], style: R4Style): Resource {
  const found = all(resourcesOf(patientWith(entries), { style }), type);
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

test('the answer of UK Core is one searchset about the patient', () => {
  const [bundle, ...others] = bundlesOf(patientWith([]));
  expect(others).toEqual([]);
  // The patient, and an empty list for each of the nine areas.
  expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 10 });
  expect(one('Patient', [], 'uk-core')).toMatchObject({
    meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'] },
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' }],
    name: [{ family: 'Quillfeather', given: ['Ottoline'] }],
    gender: 'female',
    birthDate: '1951-04-12',
  });
  expect(one('Organization', [], 'uk-core')['identifier'][0].value).toBe('X90001');
});

test('UK Core tells the description that was chosen, Millennium the wording', () => {
  const uk = one('AllergyIntolerance', [oneOf('allergy')], 'uk-core');
  expect(uk['code'].coding).toEqual([
    {
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescId',
          extension: [
            { url: 'descriptionId', valueId: '152307010' },
            { url: 'descriptionDisplay', valueString: 'Allergy to penicillin' },
          ],
        },
      ],
      system: 'http://snomed.info/sct',
      code: '91936005',
      display: 'Allergy to penicillin',
    },
    {
      system: 'http://read.info/readv2',
      code: '14L1.00',
      display: 'Allergy to penicillin',
      userSelected: true,
    },
  ]);
  const millennium = one('AllergyIntolerance', [oneOf('allergy')], 'millennium');
  expect(millennium['code'].text).toBe('Allergy to penicillin');
  expect(millennium['code'].coding[0].extension).toBeUndefined();
});

test('the status of an allergy is a concept, and its end stands beside it in UK Core only', () => {
  const ended = { ...oneOf('allergy'), ended: { date: '2020-01', reason: 'Tolerated' } };
  const uk = one('AllergyIntolerance', [ended], 'uk-core');
  expect(uk).toMatchObject({
    clinicalStatus: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
          code: 'resolved',
        },
      ],
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AllergyIntoleranceEnd',
          extension: [
            { url: 'endDate', valueDateTime: '2020-01' },
            { url: 'reasonEnded', valueString: 'Tolerated' },
          ],
        },
      ],
    },
    onsetDateTime: '2019-05-02',
    recordedDate: '2019-05-02T10:05:00+01:00',
    note: [{ text: 'Lips & tongue <swollen> "badly"' }],
    reaction: [{ manifestation: [{ coding: [{ code: '271807003' }] }] }],
  });
  expect(uk['assertedDate']).toBeUndefined();
  const millennium = one('AllergyIntolerance', [ended], 'millennium');
  expect(millennium['clinicalStatus'].extension).toBeUndefined();
});

test('a problem is on the list and has a status, a diagnosis has neither', () => {
  const problem = one('Condition', [oneOf('problem')], 'uk-core');
  expect(problem).toMatchObject({
    category: [{ coding: [{ code: 'problem-list-item' }] }],
    clinicalStatus: { coding: [{ code: 'inactive' }] },
    onsetDateTime: '2018-11',
    abatementDateTime: '2021',
    extension: [{ valueCode: 'minor' }],
  });
  const entries = [oneOf('diagnosis'), oneOf('encounter')];
  const diagnosis = one('Condition', entries, 'uk-core');
  const encounter = one('Encounter', entries, 'uk-core');
  expect(diagnosis).toMatchObject({
    category: [{ coding: [{ code: 'encounter-diagnosis' }] }],
    encounter: { reference: `Encounter/${encounter['id']}` },
  });
  expect(diagnosis['clinicalStatus']).toBeUndefined();
});

describe('medication', () => {
  test.each(STYLES)('a course is a plan with an order for each issue (%s)', (style) => {
    const resources = resourcesOf(patientWith([oneOf('medication')]), { style });
    const [plan, ...orders] = all(resources, 'MedicationRequest');
    expect(plan).toMatchObject({
      status: 'stopped',
      statusReason: { text: 'No longer needed' },
      intent: 'plan',
      courseOfTherapyType: { coding: [{ code: 'continuous' }], text: 'Repeat' },
      dosageInstruction: [{ text: 'Take ONE at night' }],
      dispenseRequest: {
        validityPeriod: { start: '2019-05-02', end: '2020-03-01' },
        // Six supplies are the first and five repeats.
        numberOfRepeatsAllowed: 5,
        quantity: { value: 28, unit: 'tablet' },
        expectedSupplyDuration: { value: 28, code: 'd' },
      },
    });
    expect(orders.map(({ authoredOn }) => authoredOn)).toEqual(['2019-05-02', '2019-06-02']);
    for (const order of orders) {
      expect(order).toMatchObject({
        intent: 'order',
        status: 'completed',
        basedOn: [{ reference: `MedicationRequest/${plan?.['id']}` }],
      });
    }
  });

  test('UK Core shares the drug, Millennium contains it', () => {
    const shared = resourcesOf(patientWith([oneOf('medication')]));
    const [drug] = all(shared, 'Medication');
    expect(drug?.['code'].coding[1]).toMatchObject({
      system: 'https://fhir.hl7.org.uk/Id/emis-drug-codes',
      code: 'SITA29406EMIS',
    });
    expect(all(shared, 'MedicationRequest')[0]?.['medicationReference'].reference).toBe(
      `Medication/${drug?.['id']}`,
    );
    const own = resourcesOf(patientWith([oneOf('medication')]), { style: 'millennium' });
    expect(all(own, 'Medication')).toEqual([]);
    expect(all(own, 'MedicationRequest')[0]).toMatchObject({
      contained: [{ resourceType: 'Medication', id: 'drug', code: { coding: [{}, {}] } }],
      medicationReference: { reference: '#drug' },
      reportedBoolean: false,
    });
  });
});

test('a vaccination was given: what was done in UK Core, the vaccine in Millennium', () => {
  const uk = one('Immunization', [oneOf('immunisation')], 'uk-core');
  expect(uk).toMatchObject({
    status: 'completed',
    occurrenceDateTime: '2019-05-02',
    lotNumber: 'AB<12>',
    vaccineCode: { coding: [{ code: 'UNK' }] },
    extension: [{ valueCodeableConcept: { coding: [{ code: '86198006' }] } }],
  });
  expect(uk['notGiven']).toBeUndefined();
  const millennium = one('Immunization', [oneOf('immunisation')], 'millennium');
  expect(millennium['vaccineCode'].coding[0].code).toBe('86198006');
});

test('a date nobody knows is left out, or said to be unknown where it may not be', () => {
  const procedure = one('Procedure', [oneOf('procedure')], 'uk-core');
  expect(procedure['performedDateTime']).toBeUndefined();
  const vaccination = { ...oneOf('immunisation'), date: undefined };
  const immunisation = one('Immunization', [vaccination], 'uk-core');
  expect(immunisation['occurrenceDateTime']).toBeUndefined();
  expect(immunisation['_occurrenceDateTime'].extension[0].valueCode).toBe('unknown');
});

describe('results', () => {
  test('a panel is a report over an observation that names its members', () => {
    const resources = resourcesOf(patientWith([oneOf('result')]));
    const [group, sodium] = all(resources, 'Observation');
    expect(all(resources, 'DiagnosticReport')[0]?.['result']).toEqual([
      { reference: `Observation/${group?.['id']}` },
    ]);
    expect(group?.['hasMember']).toEqual([{ reference: `Observation/${sodium?.['id']}` }]);
    expect(group?.['valueQuantity']).toBeUndefined();
    expect(sodium).toMatchObject({
      category: [{ coding: [{ code: 'laboratory' }] }],
      effectiveDateTime: '2019-07-02T09:30:00+01:00',
      valueQuantity: { unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
      interpretation: [{ coding: [{ code: 'A' }] }],
      referenceRange: [{ low: { value: 133, unit: 'mmol/L' }, high: { value: 146 } }],
    });
  });

  test('numbers keep their digits, comparators and both spellings of the unit', () => {
    const result: SimulatedEntry = {
      ...core('tsh', CODES.sodium),
      kind: 'result',
      category: { code: '8', name: 'Biochemistry' },
      value: { number: '0.50', unit: 'mU/L', comparator: '<' },
    };
    const [file] = writeR4(patientWith([result]), { asAt: AS_AT });
    expect(file?.content).toContain(
      '"valueQuantity":{"value":0.50,"comparator":"<","unit":"mU/L","system":"http://unitsofmeasure.org","code":"m{U}/L"}',
    );
  });

  test('one typed in by hand has no report and no specimen', () => {
    const typed = resourcesOf(patientWith([{ ...oneOf('result'), typedByHand: true }]));
    expect(all(typed, 'DiagnosticReport')).toEqual([]);
    expect(all(typed, 'Specimen')).toEqual([]);
    expect(all(typed, 'Observation')).toHaveLength(2);
  });
});

test('a blood pressure has two components, with LOINC codes in Millennium', () => {
  const uk = one('Observation', [oneOf('blood-pressure')], 'uk-core');
  expect(uk).toMatchObject({
    category: [{ coding: [{ code: 'vital-signs' }] }],
    component: [
      { code: { coding: [{ code: '72313002' }, {}] }, valueQuantity: { value: 142 } },
      { code: { coding: [{}, {}] }, valueQuantity: { value: 88, code: 'mm[Hg]' } },
    ],
  });
  const millennium = one('Observation', [oneOf('blood-pressure')], 'millennium');
  expect(JSON.stringify(millennium['component'])).toContain('"8480-6"');
});

test('referrals and recalls are both service requests, an order and a plan', () => {
  const resources = resourcesOf(patientWith([oneOf('referral'), oneOf('diary')]));
  expect(all(resources, 'ServiceRequest')).toMatchObject([
    { intent: 'order', priority: 'urgent', authoredOn: '2019-05-02' },
    { intent: 'plan', occurrenceDateTime: '2027-01-15' },
  ]);
});

test('a letter is told by its address, and a note by its words', () => {
  const letter = one('DocumentReference', [oneOf('document')], 'uk-core');
  expect(letter).toMatchObject({
    status: 'current',
    content: [{ attachment: { contentType: 'application/pdf', creation: '2019-05-02' } }],
  });
  expect(one('Observation', [oneOf('note')], 'uk-core')['note']).toEqual([{ text: 'Chest clear' }]);
});

/** Why each list is empty, by the code of the list. */
function reasonsOf(resources: readonly Resource[]): Record<string, unknown> {
  const lists = all(resources, 'List');
  return Object.fromEntries(
    lists.map((list) => [list['code'].coding[0].code, list['emptyReason'].coding[0].code]),
  );
}

test('nobody says that a home visit took place at the surgery', () => {
  expect(one('Encounter', [oneOf('encounter')], 'uk-core')).not.toHaveProperty('location');
});

describe('what is held back', () => {
  const confidential = { ...oneOf('problem'), confidential: true };

  test('where nothing is left, an empty list says why', () => {
    expect(reasonsOf(resourcesOf(patientWith([confidential])))).toMatchObject({
      '717711000000103': 'withheld',
      '886921000000105': 'no-content-recorded',
      '933361000000108': 'no-content-recorded',
    });
    const other = { ...oneOf('problem'), id: 'other' };
    const shown = reasonsOf(resourcesOf(patientWith([confidential, other])));
    expect(shown).not.toHaveProperty('717711000000103');
    expect(resourcesOf(patientWith([confidential]), { style: 'millennium' })).not.toContainEqual(
      expect.objectContaining({ resourceType: 'List' }),
    );
  });

  test.each(STYLES)('the search owns up to what it left out (%s)', (style) => {
    const resources = resourcesOf(patientWith([confidential]), { style });
    expect(all(resources, 'Condition')).toEqual([]);
    expect(all(resources, 'OperationOutcome')).toMatchObject([
      { issue: [{ severity: 'warning', code: 'suppressed', expression: ['Condition'] }] },
    ]);
  });

  test.each(STYLES)('hidden entries and missing areas are left out in silence (%s)', (style) => {
    const patient = patientWith([{ ...oneOf('problem'), hidden: true }, oneOf('medication')], {
      missingAreas: ['includeMedication'],
    });
    const resources = resourcesOf(patient, { style });
    for (const type of ['Condition', 'MedicationRequest', 'OperationOutcome']) {
      expect(all(resources, type)).toEqual([]);
    }
    const reasons = reasonsOf(resources);
    expect(reasons).not.toHaveProperty('933361000000108');
    expect(Object.values(reasons)).not.toContain('withheld');
  });
});

test('Millennium answers each search in pages that name the next', () => {
  const results = ['a', 'b', 'c'].map((id) => ({ ...oneOf('observation'), id }));
  const files = writeR4(patientWith(results), { asAt: AS_AT, style: 'millennium', pageSize: 2 });
  const pages = files.filter(({ name }) => name.startsWith('Observation'));
  expect(pages.map(({ name }) => name)).toEqual(['Observation-1', 'Observation-2']);
  const [first, second] = pages.map(({ content }) => JSON.parse(content) as Resource);
  expect([first?.['total'], second?.['total']]).toEqual([3, 3]);
  expect(first?.['entry']).toHaveLength(2);
  expect(second?.['entry']).toHaveLength(1);
  const links = first?.['link'] as { relation: string; url: string }[];
  expect(links.map(({ relation }) => relation)).toEqual(['self', 'next']);
  expect(second?.['link']).toEqual([{ relation: 'self', url: links[1]?.url }]);
});

describe.each(STYLES)('a whole region in the style of %s', (style) => {
  const { patients } = buildRegion({
    seed: 'r4',
    practices: 2,
    patientsPerPractice: 12,
    consumers: 1,
    asAt: AS_AT,
  });
  const people = [...patients, patientWith(ONE_OF_EACH)];

  test('resolves every reference', () => {
    for (const patient of people) {
      const resources = resourcesOf(patient, { style });
      const known = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
      expect(known.size).toBe(resources.length);
      const targets = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)];
      const lost = targets.map(([, to = '']) => to).filter((to) => !known.has(to));
      expect(lost.filter((to) => to !== '#drug')).toEqual([]);
    }
  });

  test('holds every entry exactly once', () => {
    for (const patient of people) {
      const resources = resourcesOf(patient, { style });
      const shown = patient.entries.filter((entry) => entry.confidential !== true);
      const count = (...kinds: string[]): number =>
        shown.filter(({ kind }) => kinds.includes(kind)).length;
      const members = shown.flatMap((entry) =>
        entry.kind === 'result' ? (entry.members ?? []) : [],
      );
      const issues = shown.flatMap((entry) => (entry.kind === 'medication' ? entry.issues : []));
      const expected = {
        AllergyIntolerance: count('allergy'),
        Condition: count('problem', 'diagnosis'),
        MedicationRequest: count('medication') + issues.length,
        Immunization: count('immunisation'),
        Procedure: count('procedure'),
        Observation: count('result', 'observation', 'blood-pressure', 'note') + members.length,
        Encounter: count('encounter'),
        ServiceRequest: count('referral', 'diary'),
        DocumentReference: count('document'),
      };
      const written = Object.keys(expected).map((type) => [type, all(resources, type).length]);
      expect(Object.fromEntries(written)).toEqual(expected);
    }
  });

  test('is the same bytes every time, under names of its own', () => {
    for (const patient of people) {
      const files = writeR4(patient, { asAt: AS_AT, style });
      expect(writeR4(patient, { asAt: AS_AT, style })).toEqual(files);
      const names = files.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.join(' ')).not.toContain(patient.nhsNumber);
    }
  });
});
