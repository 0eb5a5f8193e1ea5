import { expect, test } from 'vitest';
import { entryOf, kindOf, readFixture } from '../fixture.ts';

const full = readFixture('full.json');
const SNOMED = 'http://snomed.info/sct';

test('an allergy keeps its codes, Read and SNOMED, concept and description, and what was seen', () => {
  expect(entryOf(full, 'AllergyIntolerance/a1')).toMatchObject({
    item: 'risks-and-warnings',
    kind: 'allergy',
    term: 'Nut allergy',
    codes: [
      { system: 'http://read.info/readv2', code: 'SN592', term: 'Nut allergy', chosen: true },
      { system: SNOMED, code: '91934008', term: 'Allergy to nut', identifies: 'concept' },
      { system: SNOMED, code: '2164497013', term: 'Peanut allergy', identifies: 'description' },
    ],
    date: { text: '1978-12', precision: 'month' },
    recorded: { text: '2010-01-14T09:53:33' },
    status: 'active',
    text: ['Carries an adrenaline pen', 'Within minutes', 'Seen by ambulance', 'Anaphylaxis'],
    detail: {
      kind: 'allergy',
      asserts: 'allergy',
      category: 'environment',
      reaction: 'Collapse',
      severity: 'severe',
      criticality: 'high',
    },
    links: [{ relation: 'encounter', target: 'Encounter/e1' }],
    source: 'entry[20].resource',
  });
});

test('an ended allergy contained in its list is resolved, with end and reason', () => {
  expect(entryOf(full, 'AllergyIntolerance/a3')).toMatchObject({
    status: 'resolved',
    date: { text: '2004', precision: 'year' },
    detail: { ended: { text: '2019-06-01' }, endReason: 'Tolerated on challenge' },
    source: 'entry[7].resource/contained[0]',
  });
});

test('a degraded code stays a code, and the text tells the rest', () => {
  const entry = entryOf(full, 'AllergyIntolerance/a2');
  expect(entry.term).toBe('Allergy to paracetamol');
  expect(entry.codes.map((code) => code.code)).toEqual(['196461000000101', '294801000000114']);
  expect(entry.date).toBeUndefined();
});

test('a statement and its plan are one medication, with the links of both', () => {
  expect(entryOf(full, 'MedicationStatement/ms1')).toMatchObject({
    kind: 'medication',
    term: 'Digoxin 125microgram tablets',
    date: { text: '2024-03-01' },
    recorded: { text: '2024-03-02' },
    status: 'active',
    text: [
      'Heart clinic advice',
      'Check potassium yearly',
      'With water',
      'Not with antacids',
      'Authorisation expires: 2026-03-01',
    ],
    detail: {
      dose: 'ONE DAILY',
      quantity: { number: { text: '28.0', digits: 280n, scale: 1 }, unit: 'tablet' },
      durationDays: '28',
      course: 'repeat',
      lastIssued: { text: '2025-12-01' },
      issuesAllowed: '6',
      issuesMade: '2',
      elsewhere: false,
    },
    links: [
      { relation: 'encounter', target: 'Encounter/e1' },
      { relation: 'problem', target: 'Condition/c1' },
    ],
  });
});

test('a stopped course tells when and why; the filler for no dose is no dose', () => {
  const { detail, status } = entryOf(full, 'MedicationStatement/ms2');
  expect(status).toBe('stopped');
  expect(detail).toMatchObject({
    course: 'acute',
    ended: { text: '2020-06-01' },
    endReason: 'Skin healed',
    quantityText: 'one large pot',
    elsewhere: true,
  });
  expect(detail).not.toHaveProperty('dose');
});

test('each order is an issue under its authorisation', () => {
  expect(kindOf(full, 'issue')).toMatchObject([
    {
      localId: 'MedicationRequest/mo1',
      date: { text: '2025-12-01', precision: 'day' },
      recorded: { text: '2025-12-01T10:00:00' },
      status: 'completed',
      detail: { dose: 'One daily', quantity: { number: { text: '28' } }, durationDays: '4 wk' },
      links: [
        { relation: 'authorisation', target: 'MedicationStatement/ms1' },
        { relation: 'encounter', target: 'Encounter/e1' },
      ],
    },
    {
      localId: 'MedicationRequest/mo2',
      detail: { quantityText: 'half a pot' },
      links: [{ relation: 'authorisation', target: 'MedicationStatement/ms2' }],
    },
  ]);
});

test('a problem and the observation it stands for are one entry, shown in both items', () => {
  expect(entryOf(full, 'Condition/c1')).toMatchObject({
    kind: 'problem',
    item: 'problems',
    alsoIn: ['examinations'],
    status: 'active',
    codes: [
      { code: '195967001', chosen: true },
      { code: '301485011', identifies: 'description', term: 'Bronchial asthma' },
    ],
    date: { text: '2018-09-02' },
    text: ['Worse in winter', 'Peak flow diary given'],
    detail: { significance: 'major' },
  });
  expect(full.record.entries.some((entry) => entry.localId === 'Observation/tw1')).toBe(false);
});

test('a problem that stands for an allergy stays beside it, tied as a twin', () => {
  expect(entryOf(full, 'Condition/c2')).toMatchObject({
    status: 'inactive',
    detail: { ended: { text: '2020-01-01' } },
    links: [{ relation: 'twin', target: 'AllergyIntolerance/a1' }],
  });
});

test('a vaccination is told by its procedure, with what was given', () => {
  expect(entryOf(full, 'Immunization/im1')).toMatchObject({
    kind: 'immunisation',
    item: 'procedures',
    term: 'First hepatitis B vaccination',
    codes: [{ code: '170370000' }, { code: '836374004' }],
    date: { text: '2020-01', precision: 'month' },
    recorded: { text: '2020-01-07' },
    status: 'given',
    text: [
      'No reaction',
      'Dose: 0.50 ml',
      'Route: Intramuscular route',
      'Manufacturer: Seaview Vaccines',
      'Parent present: yes',
      'Doses in series: 3',
      'Target disease: Viral hepatitis type B',
      'Protocol: Occupational scheme',
    ],
    detail: {
      batch: 'HB-007',
      site: 'Right upper arm',
      part: '1',
      expiry: { text: '2021-06-30' },
      reason: 'Immunisation due',
    },
  });
  expect(entryOf(full, 'Immunization/im2')).toMatchObject({
    status: 'not-given',
    detail: { reason: 'Vaccine declined by patient' },
  });
});

test('results are exact, dated by their specimen, tied to their group, with comments as text', () => {
  expect(entryOf(full, 'Observation/r1')).toMatchObject({
    kind: 'result',
    item: 'investigations',
    date: { text: '2025-04-01' },
    status: 'final',
    text: ['Interpretation: Low', 'Range: For women', 'Abnormal - see patient'],
    detail: {
      value: {
        type: 'quantity',
        quantity: { number: { text: '7.0' }, comparator: '<', unit: 'g/dl' },
      },
      range: {
        low: { number: { text: '11.50' }, unit: 'g/dL' },
        high: { number: { text: '16.5' } },
      },
      abnormal: true,
      specimen: 'Venous blood specimen',
    },
    links: [{ relation: 'panel', target: 'Observation/g1' }],
  });
  expect(entryOf(full, 'Observation/r2')).toMatchObject({
    date: { text: '2025-04-01T11:00:00', offset: 60 },
    status: 'preliminary',
    detail: { range: { text: '140 to 400' } },
    links: [{ relation: 'panel', target: 'Observation/g1' }],
  });
});

test('a group heads its results, without a value, and carries what the report says', () => {
  expect(entryOf(full, 'Observation/g1')).toMatchObject({
    detail: { kind: 'result', panel: true },
    text: [
      'Haematology report',
      'Iron deficiency likely',
      'Iron deficiency anaemia',
      'Requested: Full blood count',
      'Tired all the time',
      'Slightly haemolysed',
    ],
  });
});

test('a report without results is a result itself', () => {
  expect(entryOf(full, 'DiagnosticReport/dr2')).toMatchObject({
    kind: 'result',
    term: 'Plain chest X-ray',
    date: { text: '2023-07-07' },
    recorded: { text: '2023-07-08' },
    text: ['Clear'],
  });
});

test.each([
  ['ob1', { type: 'quantity', quantity: { number: { text: '70.10' }, unit: 'kg' } }],
  ['ob2', { type: 'coded', term: 'Stopped', codes: [{ code: '8517006' }] }],
  ['ob3', { type: 'text', text: 'Vegetarian' }],
  ['ob4', { type: 'text', text: 'true' }],
  ['ob5', { type: 'text', text: '2001-05' }],
  ['ob6', { type: 'text', text: '1:128' }],
  ['ob7', { type: 'text', text: '2020-01-01/2020-02-01' }],
  ['ob8', { type: 'text', text: '5 to 10 units' }],
])('every type of value is read: %s', (id, value) => {
  expect(entryOf(full, `Observation/${id}`)).toMatchObject({
    kind: 'observation',
    detail: { value },
  });
});

test('an observation keeps qualifiers as text and its Read code in the one form', () => {
  const entry = entryOf(full, 'Observation/ob1');
  expect(entry.text).toEqual(['Clothed', 'Body site: Entire body', 'Method: Measured']);
  expect(entry.codes[0]).toMatchObject({ code: '22A..', chosen: true });
  expect(entry.term).toBe('O/E - weight');
});

test('components other than a blood pressure are entries tied to their heading', () => {
  expect(entryOf(full, 'Observation/ob9').detail).toMatchObject({ panel: true });
  expect(entryOf(full, 'Observation/ob9#component[0]')).toMatchObject({
    term: 'Pulse score',
    date: { text: '1951-03-09' },
    detail: { value: { quantity: { number: { text: '2' } } } },
    links: [{ relation: 'panel', target: 'Observation/ob9' }],
    source: 'entry[54].resource.component[0]',
  });
  expect(entryOf(full, 'Observation/ob9#component[1]').text).toEqual(['No value: Not recorded']);
  expect(entryOf(full, 'Observation/ob4').links).toEqual([
    { relation: 'panel', target: 'Observation/ob9' },
  ]);
});

test('a blood pressure is one entry; a side that was not measured is absent', () => {
  const [both, one] = kindOf(full, 'blood-pressure');
  expect(both).toMatchObject({
    item: 'examinations',
    text: ['Systolic arterial pressure: High', 'Cuff: large'],
    detail: {
      systolic: { number: { text: '142' }, unit: 'mm[Hg]' },
      diastolic: { number: { text: '88' } },
    },
  });
  expect(one?.text).toEqual(['Diastolic blood pressure: Not performed']);
  expect(one?.detail).not.toHaveProperty('diastolic');
});

test('a consultation has a header, and its free text is a note without a code', () => {
  expect(entryOf(full, 'Encounter/e1')).toMatchObject({
    kind: 'encounter',
    term: 'Telephone call to a patient',
    date: { text: '2025-11-03T09:50:00' },
    status: 'completed',
    detail: { type: 'Telephone call to a patient', place: 'Harbour Road Branch' },
  });
  expect(kindOf(full, 'note')).toMatchObject([
    {
      item: 'events',
      codes: [],
      text: ['Feels tired, sleeping badly'],
      links: [{ relation: 'encounter', target: 'Encounter/e1' }],
    },
  ]);
});

test('a referral is told by its reason code', () => {
  expect(entryOf(full, 'ReferralRequest/rr1')).toMatchObject({
    term: 'Referral to physiotherapist',
    date: { text: '2025-11-03' },
    status: 'active',
    text: ['Please see soon', 'Transport needed', 'Swollen legs', 'Physiotherapy', 'Assessment'],
    detail: {
      direction: 'out',
      specialty: 'Musculoskeletal',
      recipient: 'Seaview Vaccines; Hand clinic',
      urgency: 'urgent',
    },
  });
});

test('a diary entry is due, a document is described', () => {
  expect(kindOf(full, 'diary')).toMatchObject([
    {
      status: 'active',
      detail: { due: { text: '2026-05-02' } },
      text: ['Telephone will do', 'New dose'],
    },
    { detail: { due: { text: '2026-07' } } },
  ]);
  expect(kindOf(full, 'document')).toMatchObject([
    {
      term: 'Referral letter',
      date: { text: '2025-11-03' },
      recorded: { text: '2025-11-04T08:00:00' },
      text: ['letter.pdf'],
      detail: {
        title: 'Letter to physiotherapy',
        mediaType: 'application/pdf',
        contentHash: 'told:aGFzaA==',
      },
    },
  ]);
});

test('problems are tied to what belongs to them', () => {
  expect(entryOf(full, 'Condition/c1').links).toEqual([
    { relation: 'encounter', target: 'Encounter/e1' },
    { relation: 'problem', target: 'Condition/c3' },
  ]);
});

test('a supplier that sends SNOMED only tells its own wording in the text', () => {
  const reading = readFixture('tpp-like.json');
  expect(entryOf(reading, 'AllergyIntolerance/t1')).toMatchObject({
    term: 'Amoxicillin allergy (rash)',
    codes: [{ system: SNOMED, code: '294505008', term: 'Allergy to amoxicillin' }],
  });
  expect(entryOf(reading, 'Observation/t3').term).toBe('Weight (self reported)');
  expect(entryOf(reading, 'Encounter/t4').status).toBeUndefined();
});
