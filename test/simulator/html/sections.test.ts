import { expect, test } from 'vitest';
import type { SectionCode } from '../../../src/simulator/html/context.ts';
import type { SimulatedEntry } from '../../../src/simulator/model.ts';
import { CODES, core, patientWith } from '../sample-patient.ts';
import { bundleOf, divOf, rowsOf, tableOf } from './html-of.ts';

const ASTHMA: SimulatedEntry = {
  ...core('p1', CODES.asthma),
  kind: 'problem',
  status: 'active',
  significance: 'major',
  linked: [],
  text: `worse <at night> & "cold"; father's too`,
};
const PAST: SimulatedEntry = {
  ...core('p2', CODES.cold),
  kind: 'problem',
  status: 'inactive',
  significance: 'minor',
  ended: '2021-03',
  linked: [],
};
const ALLERGY: SimulatedEntry = {
  ...core('a1', CODES.penicillin),
  kind: 'allergy',
  category: 'medication',
  reaction: CODES.cold,
};
const VISIT: SimulatedEntry = {
  ...core('v1', CODES.cold),
  kind: 'encounter',
  date: '2020-01-05T09:30:00',
  recorded: '2020-01-05T09:30:00',
};
const BLOOD_PRESSURE: SimulatedEntry = {
  ...core('b1', CODES.panel),
  kind: 'blood-pressure',
  systolic: '134',
  diastolic: '82',
};

test('a section with one table is headings, banners and the table, in that order', () => {
  const vaccination: SimulatedEntry = {
    ...core('i1', CODES.cold),
    kind: 'immunisation',
    batch: 'B7<1>',
    date: '2019-05',
  };
  expect(divOf([vaccination], 'IMM')).toBe(
    [
      '<div xmlns="http://www.w3.org/1999/xhtml"><h1>Immunisations</h1>',
      '<div class="content-banner"><p>Contains coded immunisations on the patient record; some immunisations may exist as issued medications also. Content and Part not supported.</p></div>',
      '<table id="imm-tab"><thead><tr><th>Date</th><th>Vaccination</th><th>Part</th><th>Contents</th><th>Details</th></tr></thead>',
      '<tbody><tr><td class="date-column">May 2019</td><td>Upper respiratory infection</td><td></td><td></td><td>Batch Number: B7&lt;1&gt;</td></tr></tbody></table></div>',
    ].join(''),
  );
});

test('a section with several tables has a heading and banners for each', () => {
  expect(divOf([ASTHMA], 'PRB', { system: 'TPP' })).toBe(
    [
      '<div xmlns="http://www.w3.org/1999/xhtml"><h1>Problems and Issues</h1>',
      '<div class="content-banner"><p>Section includes problem and summary items.</p></div>',
      '<div><h2>Active Problems and Issues</h2>',
      '<div class="exclusion-banner"><p>Some patient data is hidden by sharing rules. The data in this section may be incomplete.</p></div>',
      '<table id="prb-tab-act"><thead><tr><th>Start Date</th><th>Entry</th><th>Significance</th><th>Details</th></tr></thead>',
      '<tbody><tr><td class="date-column">02-May-2019</td><td>Asthma</td><td>Major</td>',
      `<td>worse &lt;at night&gt; &amp; &quot;cold&quot;; father's too</td></tr></tbody></table></div>`,
      '<div><h2>Major Inactive Problems and Issues</h2>',
      '<div class="date-banner"><p>All relevant items</p></div>',
      '<div class="exclusion-banner"><p>Some patient data is hidden by sharing rules. The data in this section may be incomplete.</p></div>',
      "<div><p>No 'Major Inactive Problems and Issues' data is recorded for this patient.</p></div></div>",
      '<div><h2>Other Inactive Problems and Issues</h2>',
      '<div class="date-banner"><p>All relevant items</p></div>',
      '<div class="exclusion-banner"><p>Some patient data is hidden by sharing rules. The data in this section may be incomplete.</p></div>',
      "<div><p>No 'Other Inactive Problems and Issues' data is recorded for this patient.</p></div></div></div>",
    ].join(''),
  );
});

test.each<[SectionCode, string, string, string]>([
  ['PRB', 'prb-tab-othinact', 'EMIS', 'Start Date|End Date|Entry|Significance|Details'],
  ['ALL', 'all-tab-curr', 'EMIS', 'Start Date|Details'],
  ['ALL', 'all-tab-hist', 'TPP', 'Start Date|End Date|Details'],
  ['ENC', 'enc-tab', 'EMIS', 'Date|Title|Details'],
  ['CLI', 'cli-tab', 'EMIS', 'Date|Entry|Details'],
  ['OBS', 'obs-tab', 'EMIS', 'Date|Entry|Value|Details'],
  ['REF', 'ref-tab', 'EMIS', 'Date|From|To|Priority|Details'],
  ['ADM', 'adm-tab', 'TPP', 'Date|Entry|Details'],
])('%s has the table %s (%s) with its columns', (code, id, system, expected) => {
  const ended = { date: '2020-02-03', reason: 'Tolerated' };
  const entries: SimulatedEntry[] = [
    PAST,
    ALLERGY,
    { ...ALLERGY, id: 'a2', ended },
    VISIT,
    BLOOD_PRESSURE,
    { ...core('r1', CODES.cold), kind: 'referral', urgency: 'urgent' },
    {
      ...core('l1', { ...CODES.cold, read: { code: '9N36.', termCode: '00' } }),
      kind: 'observation',
    },
  ];
  const table = tableOf(divOf(entries, code, { system: system as 'EMIS' | 'TPP' }), id) ?? '';
  expect([...table.matchAll(/<th>(.*?)<\/th>/g)].map(([, name]) => name).join('|')).toBe(expected);
});

test('past problems tell when they ended, as far as anybody knows', () => {
  expect(rowsOf(divOf([PAST], 'PRB'), 'prb-tab-othinact')).toEqual([
    ['02-May-2019', 'Mar 2021', 'Upper respiratory infection', 'Minor', ''],
  ]);
});

test('an allergy tells its reaction on a line of its own', () => {
  expect(rowsOf(divOf([ALLERGY], 'ALL'), 'all-tab-curr')).toEqual([
    ['02-May-2019', 'Allergy to penicillin<br/>Reaction: Upper respiratory infection'],
  ]);
});

test('newest comes first and what has no date comes last', () => {
  const dated = (id: string, date: string | undefined): SimulatedEntry => ({
    ...ALLERGY,
    id,
    date,
    reaction: undefined,
  });
  const div = divOf([dated('x', undefined), dated('y', '2008'), dated('z', '2019-04')], 'ALL');
  expect(rowsOf(div, 'all-tab-curr').map(([date]) => date)).toEqual(['Apr 2019', '2008', '']);
});

test('a result has its value with the range, and a row for each part of a panel', () => {
  const panel: SimulatedEntry = {
    ...core('r2', CODES.panel),
    kind: 'result',
    category: { code: '8', name: 'Biochemistry' },
    text: 'first line\nsecond',
    members: [
      {
        id: 'm1',
        concept: CODES.sodium,
        value: { number: '131', unit: 'mmol/L', comparator: '<' },
        range: { low: '133', high: '146' },
        abnormal: true,
      },
    ],
  };
  expect(rowsOf(divOf([panel], 'OBS'), 'obs-tab')).toEqual([
    ['02-May-2019', 'Urea and electrolytes', '', 'first line<br/>second'],
    ['02-May-2019', 'Serum sodium level', '&lt;131 mmol/L (133 - 146)', 'Abnormal'],
  ]);
});

test.each<[{ low?: string; high?: string }, string]>([
  [{ high: '45' }, '7 (&lt;= 45)'],
  [{ low: '1.0' }, '7 (&gt;= 1.0)'],
])('an open range %j is written %s', (range, expected) => {
  const result: SimulatedEntry = {
    ...core('r3', CODES.sodium),
    kind: 'result',
    category: { code: '8', name: 'Biochemistry' },
    value: { number: '7' },
    range,
  };
  expect(rowsOf(divOf([result], 'OBS'), 'obs-tab')[0]?.[2]).toBe(expected);
});

test('a blood pressure is one row, but two with TPP', () => {
  expect(rowsOf(divOf([BLOOD_PRESSURE], 'OBS'), 'obs-tab')).toEqual([
    ['02-May-2019', 'Urea and electrolytes', '134/82 mmHg', ''],
  ]);
  expect(rowsOf(divOf([BLOOD_PRESSURE], 'OBS', { system: 'TPP' }), 'obs-tab')).toEqual([
    ['02-May-2019', 'Systolic blood pressure', '134 mmHg', ''],
    ['02-May-2019', 'Diastolic blood pressure', '82 mmHg', ''],
  ]);
});

test('a consultation tells what was recorded in it', () => {
  const inside = { encounter: 'v1', recorded: '2020-01-05T09:30:00' };
  const entries: SimulatedEntry[] = [
    VISIT,
    { ...core('d1', CODES.asthma), ...inside, kind: 'diagnosis', text: 'mild' },
    { ...core('n1', CODES.cold), ...inside, kind: 'note', text: 'Chest clear' },
    { ...core('d2', CODES.panel), ...inside, kind: 'diagnosis', confidential: true },
  ];
  expect(rowsOf(divOf(entries, 'ENC'), 'enc-tab')).toEqual([
    [
      '05-Jan-2020',
      'Upper respiratory infection - Dr Hyacinth Featherstonehaugh',
      'Asthma mild<br/>Chest clear',
    ],
  ]);
});

test('a referral names the practice it comes from', () => {
  const referral: SimulatedEntry = {
    ...core('r1', CODES.cold),
    kind: 'referral',
    urgency: 'urgent',
  };
  expect(rowsOf(divOf([referral], 'REF'), 'ref-tab')).toEqual([
    ['02-May-2019', 'Teasel Surgery', '', 'Urgent', 'Upper respiratory infection'],
  ]);
});

test('the summary repeats what holds today, and the newest three encounters', () => {
  const visits = ['2020', '2021', '2022', '2023'].map((year): SimulatedEntry => ({
    ...VISIT,
    id: `v${year}`,
    date: `${year}-01-05`,
  }));
  const div = divOf([ASTHMA, PAST, ALLERGY, ...visits], 'SUM');
  expect([...div.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
    'Last 3 Encounters',
    'Active Problems and Issues',
    'Major Inactive Problems and Issues',
    'Current Allergies and Adverse Reactions',
    'Acute Medication (Last 12 Months)',
    'Current Repeat Medication',
  ]);
  expect(rowsOf(div, 'enc-tab').map(([date]) => date)).toEqual([
    '05-Jan-2023',
    '05-Jan-2022',
    '05-Jan-2021',
  ]);
  expect(rowsOf(div, 'prb-tab-act')).toHaveLength(1);
  expect(rowsOf(div, 'all-tab-curr')).toHaveLength(1);
});

test('emergency codes stand in the summary only when they are asked for', () => {
  const diagnosis: SimulatedEntry = { ...core('d1', CODES.asthma), kind: 'diagnosis' };
  expect(divOf([diagnosis], 'SUM')).not.toContain('Emergency Codes');
  expect(rowsOf(divOf([diagnosis], 'SUM', { emergency: ['d1'] }), 'cli-tab')).toEqual([
    ['02-May-2019', 'Asthma', '', 'Teasel Surgery'],
  ]);
});

test('an area the HIE leaves out is neither a section nor part of the summary', () => {
  const patient = patientWith([ASTHMA], { missingAreas: ['includeProblems'] });
  expect(bundleOf(patient, 'PRB')).toBeUndefined();
  expect(JSON.stringify(bundleOf(patient, 'SUM'))).not.toContain('Active Problems');
  expect(bundleOf(patient, 'CLI')).toBeDefined();
});

test('the bundle holds the section, the patient, a practitioner, the practice and the system', () => {
  const bundle = bundleOf(patientWith([]), 'ALL');
  expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
  expect(bundle?.entry.map(({ resource }) => resource['resourceType'])).toEqual([
    'Composition',
    'Patient',
    'Practitioner',
    'Organization',
    'Device',
  ]);
  const [composition, patient, , practice] = bundle?.entry.map(({ resource }) => resource) ?? [];
  const code = { system: 'http://fhir.nhs.net/ValueSet/gpconnect-record-section-1', code: 'ALL' };
  expect(composition).toMatchObject({
    date: '2026-06-01T09:00:00+01:00',
    status: 'final',
    subject: { reference: `Patient/${String(patient?.['id'])}` },
    section: [{ title: 'Allergies and Adverse Reactions', code: { coding: [code] } }],
  });
  expect(patient).toMatchObject({
    identifier: [{ system: 'http://fhir.nhs.net/Id/nhs-number', value: '9434765919' }],
    name: [{ family: ['Quillfeather'], given: ['Ottoline'] }],
    gender: 'female',
    birthDate: '1951-04-12',
    managingOrganization: { reference: `Organization/${String(practice?.['id'])}` },
  });
  expect(practice).toMatchObject({
    identifier: [{ system: 'http://fhir.nhs.net/Id/ods-organization-code', value: 'X90001' }],
  });
});
