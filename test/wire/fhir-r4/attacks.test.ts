import { describe, expect, test } from 'vitest';
import {
  bundleOf,
  itemOf,
  kindOf,
  onlyEntry,
  problemTexts,
  read,
  readResources,
  resource,
  snomed,
  word,
} from './fixture.ts';
import type { Tree } from './fixture.ts';

const penicillin = snomed('91936005', 'Allergy to penicillin');

function errorsOf(...resources: readonly Tree[]): readonly string[] {
  return problemTexts(readResources(...resources)).filter((text) => text.startsWith('error'));
}

function allergy(members: Tree): Tree {
  return resource('AllergyIntolerance', 'a1', { code: penicillin, ...members });
}

function condition(members: Tree): Tree {
  return resource('Condition', 'c1', { code: snomed('195967001', 'Asthma'), ...members });
}

function potassium(members: Tree): Tree {
  const code = snomed('1000651000000109', 'Serum potassium');
  return resource('Observation', 'o1', { status: 'final', code, ...members });
}

function request(members: Tree, id = 'm1'): Tree {
  return resource('MedicationRequest', id, {
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: 'Warfarin 3mg tablets' },
    ...members,
  });
}

describe('what is denied, taken back or about somebody else', () => {
  test.each([
    ['confirmed', 'refuted'],
    ['refuted', 'confirmed'],
    ['confirmed', 'entered-in-error'],
  ])('an allergy that is %s and %s at once is no allergy, and an error', (one, two) => {
    const verificationStatus = { coding: [{ code: one }, { code: two }] };
    const reading = readResources(allergy({ clinicalStatus: word('active'), verificationStatus }));
    expect(onlyEntry(reading).status).toBe('entered-in-error');
    expect(problemTexts(reading)).toContain(
      'error entry[1].resource.verificationStatus: statuses that contradict each other; the entry was read without it',
    );
  });

  test('a problem that is active and resolved at once has no status', () => {
    const clinicalStatus = { coding: [{ code: 'active' }, { code: 'resolved' }] };
    const reading = readResources(condition({ clinicalStatus }));
    expect(onlyEntry(reading).status).toBeUndefined();
    expect(reading.problems).toMatchObject([{ severity: 'error' }]);
  });

  test('two words for one status are one', () => {
    const clinicalStatus = { coding: [{ code: 'active' }, { code: 'recurrence' }] };
    const reading = readResources(condition({ clinicalStatus }));
    expect(onlyEntry(reading).status).toBe('active');
    expect(reading.problems).toEqual([]);
  });

  test.each([
    ['a drug', request({ doNotPerform: true })],
    ['a drug, as text', request({ doNotPerform: 'true' })],
    [
      'a service',
      resource('ServiceRequest', 's', { intent: 'order', doNotPerform: true, code: penicillin }),
    ],
  ])('an order not to give %s is no entry', (_, forbidding) => {
    const reading = readResources(forbidding);
    expect(reading.record.entries).toEqual([]);
    expect(reading.problems).toContainEqual(
      expect.objectContaining({ severity: 'error', path: 'entry[1].resource.doNotPerform' }),
    );
  });

  const ABSENT = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
  const noProblems = { coding: [{ system: ABSENT, code: 'no-known-problems' }] };

  test.each(['entered-in-error', 'refuted'])(
    '"no known problems" that is %s says nothing',
    (by) => {
      const withdrawn = condition({ code: noProblems, verificationStatus: word(by) });
      const reading = readResources(withdrawn);
      expect(itemOf(reading, 'problems').state).not.toBe('asserted-none');
      expect(onlyEntry(reading).status).toBe('entered-in-error');
    },
  );

  test('"no known problems" beside a problem is an error', () => {
    const none = resource('Condition', 'c0', { code: noProblems });
    const what =
      'error entry[1].resource: the entry says that there is none, and entries are there';
    expect(errorsOf(none, condition({ clinicalStatus: word('active') }))).toEqual([what]);
    expect(errorsOf(none, condition({ clinicalStatus: word('resolved') }))).toEqual([]);
  });

  test('a category that says family history in words makes it that of a relative', () => {
    const reading = readResources(condition({ category: [{ text: 'Family history (maternal)' }] }));
    expect(onlyEntry(reading).about).toBe('family');
  });

  test('an observation with a focus of its own is an error', () => {
    const own = potassium({ focus: [{ reference: 'Patient/p1' }] });
    const foetus = potassium({ focus: [{ reference: 'BodyStructure/foetus' }] });
    expect(errorsOf(own)).toEqual([]);
    expect(errorsOf(foetus)).toEqual([
      'error entry[1].resource.focus: the entry is about another than the patient',
    ]);
  });

  test.each(['Patient/p2', 'https://x.example/r4/Patient/p2/_history/1', 'RelatedPerson/mother'])(
    'an entry about %s, who is not there, is an error',
    (reference) => {
      expect(errorsOf(condition({ subject: { reference } }))).toEqual([
        'error entry[1].resource.subject: the entry names a patient not in the bundle',
      ]);
    },
  );

  test('a list entered in error says nothing of its item', () => {
    const list = { code: word('886921000000105'), emptyReason: word('nilknown') };
    const wrong = resource('List', 'l', { ...list, status: 'entered-in-error' });
    expect(itemOf(readResources(wrong), 'risks-and-warnings').state).toBe('not-returned');
    const right = resource('List', 'l', { ...list, status: 'current' });
    expect(itemOf(readResources(right), 'risks-and-warnings').state).toBe('asserted-none');
  });

  test('an entry that a list marks as deleted and that is there is an error', () => {
    const item = { reference: 'AllergyIntolerance/a1' };
    const list = resource('List', 'l', {
      status: 'current',
      code: word('886921000000105'),
      entry: [{ deleted: true, item, flag: word('05') }],
    });
    expect(errorsOf(allergy({}), list)).toEqual([
      'error entry[2].resource.entry[0]: marks an entry as deleted that is there and was read',
    ]);
    expect(readResources(allergy({}), list).unmapped).toEqual([
      { path: 'Bundle/entry/List/entry/flag', count: 1 },
    ]);
  });

  test('a result that stands under a cancelled report is an error', () => {
    const report = resource('DiagnosticReport', 'd', {
      status: 'cancelled',
      result: [{ reference: 'Observation/o1' }],
    });
    expect(errorsOf(report, potassium({}))).toEqual([
      'error entry[2].resource.status: the report over it was cancelled, and this result was not',
    ]);
    expect(errorsOf(report, potassium({ status: 'cancelled' }))).toEqual([]);
  });

  test.each(['entered-in-error', 'stopped', 'cancelled'])(
    'an active statement of a course that was %s is an error',
    (status) => {
      const statement = resource('MedicationStatement', 's', {
        status: 'active',
        medicationCodeableConcept: { text: 'Warfarin 3mg tablets' },
        basedOn: [{ reference: 'MedicationRequest/m1' }],
      });
      expect(errorsOf(statement, request({ intent: 'plan', status }))).toEqual([
        'error entry[2].resource: the plan and its statement differ in status; the statement was read',
      ]);
    },
  );

  test.each([
    request({ intent: 'orders' }),
    resource('ServiceRequest', 's', { intent: 'orders', code: penicillin }),
  ])('an intent that is not known is an error', (odd) => {
    expect(errorsOf(odd)).toEqual([
      'error entry[1].resource.intent: an intent that is not known; the entry was read without it',
    ]);
  });
});

describe('what is said is kept', () => {
  test('one of several dosages that has no instruction is part of the dose', () => {
    const structured = { doseAndRate: [{ doseQuantity: { value: '10', unit: 'mg' } }] };
    const reading = readResources(
      request({ dosageInstruction: [{ text: 'one daily' }, structured] }),
    );
    expect(onlyEntry(reading).detail).toMatchObject({ dose: 'one daily; Dose: 10 mg' });
  });

  test('an allergy without a code is named by the one substance of its reactions', () => {
    const substance = snomed('764146007', 'Penicillin');
    const reaction = [{ substance, manifestation: [{ text: 'Rash' }] }, { substance }];
    const entry = onlyEntry(readResources(allergy({ code: undefined, reaction })));
    expect(entry).toMatchObject({ term: 'Penicillin', codes: [{ code: '764146007' }], text: [] });
  });

  test('an allergy without a code and with two substances stays unnamed', () => {
    const reaction = ['Penicillin', 'Latex'].map((text) => ({ substance: { text } }));
    const entry = onlyEntry(readResources(allergy({ code: undefined, reaction })));
    expect(entry.term).toBeUndefined();
    expect(entry.text).toEqual(['Substance: Penicillin', 'Substance: Latex']);
  });

  const loinc = (code: string, display: string): Tree => ({ coding: [{ code, display }] });

  test.each<[string, Tree, Tree, readonly string[]]>([
    ['a reading as text', { valueString: '120' }, {}, ['Systolic: 120']],
    ['a reading as a bare integer', { valueInteger: '120' }, {}, ['Systolic: 120']],
    [
      'a reading in words',
      { valueCodeableConcept: { text: 'unrecordable' } },
      {},
      ['Systolic: unrecordable'],
    ],
    [
      'the code why there is none',
      { dataAbsentReason: word('not-performed') },
      {},
      ['Systolic: not-performed'],
    ],
    [
      'all marks of a reading',
      { valueQuantity: { value: '220' }, interpretation: [word('HH'), { text: 'Critical' }] },
      {},
      ['Systolic: HH', 'Systolic: Critical'],
    ],
    [
      'a value beside the readings',
      { valueQuantity: { value: '120' } },
      { valueString: 'after rest' },
      ['after rest'],
    ],
  ])('of a blood pressure, %s', (_, systolic, members, text) => {
    const component = [
      { code: loinc('8480-6', 'Systolic'), ...systolic },
      { code: loinc('8462-4', 'Diastolic'), valueQuantity: { value: '80' } },
    ];
    const pressure = resource('Observation', 'bp', {
      status: 'final',
      code: loinc('85354-9', 'Blood pressure'),
      component,
      ...members,
    });
    const reading = readResources(pressure);
    expect(kindOf(reading, 'blood-pressure')).toMatchObject([{ text }]);
    expect(reading.unmapped).toEqual([]);
  });

  test('a comment with more than a text is no mere comment', () => {
    const code = snomed('37331000000100', 'Comment note');
    const valueCodeableConcept = { text: 'Suspected cancer' };
    const entry = onlyEntry(readResources(potassium({ code, valueCodeableConcept })));
    expect(entry).toMatchObject({
      kind: 'observation',
      detail: { value: { term: 'Suspected cancer' } },
    });
  });

  test('an answer that only says that there is none is no value', () => {
    const system = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
    const valueCodeableConcept = { coding: [{ system, code: 'unknown', display: 'Unknown' }] };
    const entry = onlyEntry(readResources(potassium({ valueCodeableConcept })));
    expect(entry.detail).toEqual({ kind: 'observation' });
  });

  test.each<[string, Tree, string]>([
    [
      'two values',
      { valueQuantity: { value: '5' }, valueString: 'haemolysed' },
      ': more than one value; only one of them was read',
    ],
    [
      'a unit that its code denies',
      { valueQuantity: { value: '5', unit: 'mmol/L', code: 'mg/dL' } },
      '.valueQuantity: the unit and its code are two different units; the unit was read',
    ],
    [
      'true for a number',
      { valueQuantity: { value: true } },
      '.valueQuantity.value: true or false where FHIR has another type; it could not be read',
    ],
    [
      'false for a date',
      { effectiveDateTime: false },
      '.effectiveDateTime: true or false where FHIR has another type; it could not be read',
    ],
  ])('%s is an error', (_, members, what) => {
    expect(errorsOf(potassium(members))).toEqual([`error entry[1].resource${what}`]);
  });

  test.each([
    ['µg/L', 'ug/L'],
    ['mcg/l', 'ug/L'],
    ['mmHg', 'mm[Hg]'],
    ['mmol/mol', 'mmol/mol{Hb}'],
    ['mU/L', 'm[IU]/L'],
    ['tablet', '428673006'],
    ['%', '%'],
  ])('the unit %s and the code %s are one', (unit, code) => {
    expect(errorsOf(potassium({ valueQuantity: { value: '5', unit, code } }))).toEqual([]);
  });

  test('a value of a type that is not read is an error', () => {
    const reading = readResources(potassium({ valueSampledData: { data: '1 2' } }));
    expect(problemTexts(reading)).toEqual([
      'error entry[1].resource: a value of a type that is not read',
    ]);
    expect(reading.unmapped).toHaveLength(1);
  });

  test('a dose whose unit its code denies says both', () => {
    const doseAndRate = [{ doseQuantity: { value: '1', unit: 'mg', code: 'g' } }];
    const reading = readResources(request({ dosageInstruction: [{ doseAndRate }] }));
    expect(onlyEntry(reading).detail).toMatchObject({ dose: 'Dose: 1 mg (coded as g)' });
  });

  test.each<[readonly (string | undefined)[], string]>([
    [['1', '2'], '8 daily; 4 daily'],
    [['2', '1'], '4 daily; 8 daily'],
    [['10', '9'], '4 daily; 8 daily'],
    [['1', '1'], '8 daily; 4 daily'],
    [['2', undefined], '8 daily; 4 daily'],
  ])('dosages with the places %j are read in their order', ([one, two], dose) => {
    const dosageInstruction = [
      { sequence: one, text: '8 daily' },
      { sequence: two, text: '4 daily' },
    ];
    const reading = readResources(request({ dosageInstruction }));
    expect(onlyEntry(reading).detail).toMatchObject({ dose });
  });

  const ended = { end: '2020-01-01' };

  test.each<[string, Tree]>([
    ['performedPeriod', resource('Procedure', 'x', { code: penicillin, performedPeriod: ended })],
    ['onsetPeriod', condition({ onsetPeriod: ended })],
    ['effectivePeriod', potassium({ effectivePeriod: ended })],
    ['period', resource('Encounter', 'x', { period: ended })],
  ])('a %s that has no beginning is an error', (name, odd) => {
    expect(errorsOf(odd)).toEqual([
      `error entry[1].resource.${name}: a period without its beginning; the entry was read without a date`,
    ]);
  });

  test('a unit without a number is told', () => {
    const reading = readResources(
      potassium({ valueQuantity: { unit: 'mmol/L', comparator: '<' } }),
    );
    expect(problemTexts(reading)).toEqual([
      'warning entry[1].resource.valueQuantity: a quantity without a number',
    ]);
  });

  test('a drug told twice in two ways is an error', () => {
    const contained = [{ resourceType: 'Medication', id: 'm', code: { text: 'Aspirin' } }];
    const reference = { medicationReference: { reference: '#m' }, contained };
    expect(errorsOf(request(reference))).toEqual([
      'error entry[1].resource.medicationCodeableConcept: another drug than its Medication; it was not read',
    ]);
    const medicationCodeableConcept = { text: 'Aspirin' };
    expect(errorsOf(request({ ...reference, medicationCodeableConcept }))).toEqual([]);
  });

  test('two entries with one address are an error, and references lead to the first', () => {
    const drugs = ['Warfarin', 'Aspirin'].map((text) => ({
      fullUrl: 'urn:uuid:1',
      resource: { resourceType: 'Medication', code: { text } },
    }));
    const medicationReference = { reference: 'urn:uuid:1' };
    const resources = bundleOf(
      request({ medicationCodeableConcept: undefined, medicationReference }),
    );
    const entry = [...(resources['entry'] as readonly Tree[]), ...drugs];
    const reading = read({ ...resources, entry });
    expect(kindOf(reading, 'medication')).toMatchObject([{ term: 'Warfarin' }]);
    expect(problemTexts(reading)).toContain(
      'error entry[3].resource: two entries share an address; references reach only the first',
    );
  });
});
