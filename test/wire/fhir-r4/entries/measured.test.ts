import { expect, test } from 'vitest';
import { parseDecimal } from '../../../../src/base/decimal.ts';
import { entryOf, kindOf, onlyEntry, readResources, resource, snomed, word } from '../fixture.ts';
import type { Tree } from '../fixture.ts';

function observation(members: Tree, id = 'o1'): Tree {
  return resource('Observation', id, {
    status: 'final',
    code: snomed('27113001', 'Body weight'),
    ...members,
  });
}

function readV2(code: string): Tree {
  return { coding: [{ system: 'http://read.info/readv2', code }] };
}

function loinc(code: string): Tree {
  return { coding: [{ system: 'http://loinc.org', code }] };
}

test.each([
  ['laboratory', 'result', 'investigations'],
  ['vital-signs', 'observation', 'examinations'],
  ['social-history', 'observation', 'examinations'],
  ['exam', 'observation', 'examinations'],
])('an Observation of category %s is a %s', (category, kind, item) => {
  const reading = readResources(observation({ category: [word(category)] }));
  expect(onlyEntry(reading)).toMatchObject({ kind, item, text: [] });
});

test('another category is told as text', () => {
  const reading = readResources(observation({ category: [word('survey')] }));
  expect(onlyEntry(reading).text).toEqual(['Category: survey']);
});

test.each<[string, Tree, object]>([
  [
    'quantity',
    { valueQuantity: { value: 70.5, unit: 'kg' } },
    { type: 'quantity', quantity: { number: parseDecimal('70.5'), unit: 'kg' } },
  ],
  ['integer', { valueInteger: 4 }, { type: 'quantity', quantity: { number: parseDecimal('4') } }],
  [
    'coded',
    { valueCodeableConcept: snomed('8517006', 'Ex-smoker') },
    { type: 'coded', term: 'Ex-smoker' },
  ],
  ['string', { valueString: 'clear' }, { type: 'text', text: 'clear' }],
  ['boolean', { valueBoolean: false }, { type: 'text', text: 'false' }],
  [
    'range',
    { valueRange: { low: { value: 1 }, high: { value: 2 } } },
    { type: 'text', text: '1 to 2' },
  ],
  [
    'ratio',
    { valueRatio: { numerator: { value: 1 }, denominator: { value: 8 } } },
    { type: 'text', text: '1:8' },
  ],
  [
    'period',
    { valuePeriod: { start: '2021-01', end: '2021-02' } },
    { type: 'text', text: '2021-01/2021-02' },
  ],
  ['time', { valueTime: '10:11:12' }, { type: 'text', text: '10:11:12' }],
])('a value of type %s is read', (_, members, value) => {
  expect(onlyEntry(readResources(observation(members))).detail).toMatchObject({ value });
});

test('the number stays as it was written', () => {
  const text = JSON.stringify(observation({ valueQuantity: { value: 1 } }));
  const reading = readResources(JSON.parse(text.replace('"value":1', '"value":"7.10"')) as Tree);
  expect(onlyEntry(reading).detail).toMatchObject({
    value: { quantity: { number: parseDecimal('7.10') } },
  });
});

test.each([
  ['final', 'final'],
  ['corrected', 'amended'],
  ['cancelled', 'never-active'],
  ['entered-in-error', 'entered-in-error'],
  ['unknown', undefined],
])('the status %s is read as %s', (word_, status) => {
  const reading = readResources(observation({ status: word_ }));
  expect(onlyEntry(reading).status).toBe(status);
  expect(reading.problems).toEqual([]);
});

test.each([
  ['A', 'Abnormal', true, []],
  ['N', 'Normal', false, []],
  ['N', 'Abnormal', false, ['Interpretation: Abnormal']],
  ['H', 'High', true, ['Interpretation: High']],
  ['A', 'Abnormal for age', true, ['Interpretation: Abnormal for age']],
])('the mark %s worded “%s” is told once', (code, display, abnormal, text) => {
  const reading = readResources(observation({ interpretation: [{ coding: [{ code, display }] }] }));
  expect(onlyEntry(reading)).toMatchObject({ detail: { abnormal }, text });
});

test('why there is no value, remarks and interpretations are told', () => {
  const reading = readResources(
    observation({
      dataAbsentReason: { text: 'refused' },
      note: [{ text: 'Would not step on' }],
      interpretation: [{ coding: [{ code: 'HH', display: 'Critically high' }] }, { text: 'odd' }],
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    detail: { abnormal: true },
    text: [
      'Would not step on',
      'Interpretation: Critically high',
      'Interpretation: odd',
      'No value: refused',
    ],
  });
});

test('a blood pressure is one entry, by LOINC or SNOMED codes', () => {
  const reading = readResources(
    observation({
      category: [word('vital-signs')],
      code: loinc('85354-9'),
      component: [
        { code: loinc('8480-6'), valueQuantity: { value: 131, unit: 'mm[Hg]' } },
        { code: snomed('271650006', 'Diastolic'), valueQuantity: { value: 82, unit: 'mm[Hg]' } },
      ],
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'blood-pressure',
    item: 'examinations',
    detail: {
      systolic: { number: parseDecimal('131'), unit: 'mm[Hg]' },
      diastolic: { number: parseDecimal('82') },
    },
  });
});

test('a blood pressure is told by Read codes alone', () => {
  const reading = readResources(
    observation({
      code: readV2('246..00'),
      component: [
        { code: readV2('2469.00'), valueQuantity: { value: 131, unit: 'mmHg' } },
        { code: readV2('246A.00'), valueQuantity: { value: 82, unit: 'mmHg' } },
      ],
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'blood-pressure',
    codes: [{ code: '246..' }],
    detail: {
      systolic: { number: parseDecimal('131') },
      diastolic: { number: parseDecimal('82') },
    },
  });
});

test('two readings of one instant are one blood pressure, which then has no code', () => {
  const at = { effectiveDateTime: '2021-03-04T05:06:00Z' };
  const reading = readResources(
    observation({ ...at, code: loinc('8480-6'), valueQuantity: { value: 131 } }, 'o1'),
    observation({ ...at, code: loinc('8462-4'), valueQuantity: { value: 82 } }, 'o2'),
  );
  expect(onlyEntry(reading).kind).toBe('blood-pressure');
  expect(reading.limits).toContainEqual(
    expect.objectContaining({ kind: 'blood-pressure', field: 'codes' }),
  );
});

test('a panel heads its members, whose kind it settles', () => {
  const reading = readResources(
    observation({
      category: [word('laboratory')],
      hasMember: [{ reference: 'Observation/o2' }],
    }),
    observation({ code: snomed('1', 'Sodium'), valueQuantity: { value: 141 } }, 'o2'),
  );
  expect(entryOf(reading, 'Observation/o1').detail).toMatchObject({ kind: 'result', panel: true });
  expect(entryOf(reading, 'Observation/o2')).toMatchObject({
    kind: 'result',
    links: [{ relation: 'panel', target: 'Observation/o1' }],
  });
});

test('what a value was worked out from is no part of a panel', () => {
  const reading = readResources(
    observation({ derivedFrom: [{ reference: 'Observation/o2' }], valueInteger: 24 }),
    observation({ valueInteger: 70 }, 'o2'),
  );
  expect(kindOf(reading, 'observation').map(({ links }) => links)).toEqual([[], []]);
});

test('two panels that head each other are both read', () => {
  const reading = readResources(
    observation({ hasMember: [{ reference: 'Observation/o2' }] }, 'o1'),
    observation({ hasMember: [{ reference: 'Observation/o1' }] }, 'o2'),
  );
  expect(reading.record.entries).toHaveLength(2);
});

test('a report makes results of what it names, and heads them', () => {
  const reading = readResources(
    resource('DiagnosticReport', 'r1', {
      status: 'final',
      code: snomed('26604007', 'Full blood count'),
      effectiveDateTime: '2021-04-01',
      issued: '2021-04-03T00:00:00Z',
      specimen: [{ reference: 'Specimen/s1' }],
      result: [{ reference: 'Observation/o1' }, { reference: 'Observation/o2' }],
      conclusion: 'Normal',
    }),
    resource('Specimen', 's1', { type: { text: 'Blood' } }),
    observation({ code: snomed('1', 'Haemoglobin'), valueInteger: 141 }, 'o1'),
    observation({ code: snomed('2', 'Platelets'), valueInteger: 200 }, 'o2'),
  );
  expect(reading.problems).toEqual([]);
  expect(entryOf(reading, 'DiagnosticReport/r1')).toMatchObject({
    kind: 'result',
    term: 'Full blood count',
    text: ['Normal'],
    detail: { panel: true, specimen: 'Blood' },
  });
  expect(entryOf(reading, 'Observation/o2')).toMatchObject({
    kind: 'result',
    item: 'investigations',
    date: { text: '2021-04-01' },
    recorded: { text: '2021-04-03T00:00:00' },
    links: [{ relation: 'panel', target: 'DiagnosticReport/r1' }],
    detail: { specimen: 'Blood' },
  });
});

test('a report that says what its only result says is no entry beside it', () => {
  const reading = readResources(
    resource('DiagnosticReport', 'r1', {
      status: 'final',
      code: snomed('1', 'Sodium'),
      result: [{ reference: 'Observation/o1' }],
    }),
    observation({ code: snomed('1', 'Sodium'), valueInteger: 141 }),
  );
  expect(onlyEntry(reading).localId).toBe('Observation/o1');
});

test('a report without results is an entry itself', () => {
  const reading = readResources(
    resource('DiagnosticReport', 'r1', {
      status: 'preliminary',
      code: snomed('168537006', 'Plain X-ray'),
      conclusion: 'No fracture',
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'result',
    status: 'preliminary',
    text: ['No fracture'],
  });
});

test('a result of a report entered in error is in error too', () => {
  const reading = readResources(
    resource('DiagnosticReport', 'r1', {
      status: 'entered-in-error',
      result: [{ reference: 'Observation/o1' }],
    }),
    observation({ valueInteger: 141 }),
  );
  expect(onlyEntry(reading).status).toBe('entered-in-error');
});

test('free text of a consultation is a note', () => {
  const reading = readResources(
    observation({ code: snomed('37331000000100', 'Comment note'), valueString: 'Felt well' }),
  );
  expect(onlyEntry(reading)).toMatchObject({ kind: 'note', codes: [], text: ['Felt well'] });
});
