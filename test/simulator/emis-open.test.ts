import { expect, test } from 'vitest';
import { writeEmisOpen } from '../../src/simulator/emis-open/record.ts';
import type { SimulatedEntry } from '../../src/simulator/model.ts';
import { CODES, core, patientWith } from './sample-patient.ts';

const AUTHORED =
  '<OriginalAuthor><User><RefID>1</RefID></User><SystemDate>02/05/2019 10:05:00</SystemDate></OriginalAuthor>';
const ASTHMA_CODE =
  '<Code><Value>H33..</Value><Scheme>READ2</Scheme><Term>Asthma</Term><MapCode>195967001</MapCode><MapScheme>SNOMED</MapScheme></Code>';

/** The record about these entries, identifiers left out. */
function written(entries: readonly SimulatedEntry[]): string {
  return writeEmisOpen(patientWith(entries), { asAt: '2026-06-01' }).replaceAll(
    /[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/g,
    'ID',
  );
}

/** The list of that name; empty when there is none. */
function list(entries: readonly SimulatedEntry[], name: string): string {
  return new RegExp(`<${name}>(.*)</${name}>`).exec(written(entries))?.[1] ?? '';
}

test('a record names the patient, and its own number for them', () => {
  const xml = written([]);
  expect(xml).toMatch(
    /^<\?xml version="1\.0" encoding="utf-8"\?><MedicalRecord xmlns="http:\/\/www\.e-mis\.com\/emisopen\/MedicalRecord" PatientID="\d+"><Registration>/,
  );
  expect(xml).toContain(
    '<DateOfBirth>12/04/1951</DateOfBirth><Sex>F</Sex><FamilyName>Quillfeather</FamilyName>',
  );
  expect(xml).toContain('<NhsNumber>9434765919</NhsNumber>');
  expect(xml).toContain('<LocationName>Teasel Surgery</LocationName><NationalCode>X90001<');
});

test('a record without entries has its lists, and nothing in them', () => {
  expect(written([])).toContain('<EventList/><ConsultationList/><InvestigationList/>');
  expect(written([])).toContain('<MedicationList/><IssueList/><AttachmentList/><DiaryList/>');
});

test('a problem is an event with its code, its map and the problem', () => {
  const problem: SimulatedEntry = {
    ...core('p1', CODES.asthma),
    kind: 'problem',
    status: 'inactive',
    significance: 'major',
    ended: '2021-03',
    linked: [],
    text: `worse <at night> & "cold"; father's too`,
  };
  expect(list([problem], 'EventList')).toBe(
    [
      '<Event><GUID>ID</GUID><AssignedDate>02/05/2019</AssignedDate><DatePart>0</DatePart>',
      `<AuthorID><RefID>1</RefID></AuthorID>${AUTHORED}<DisplayTerm>Asthma</DisplayTerm>`,
      `<DescriptiveText>worse &lt;at night&gt; &amp; &quot;cold&quot;; father's too</DescriptiveText>${ASTHMA_CODE}`,
      '<Problem><ProblemStatus>0</ProblemStatus><EndDate>01/03/2021</EndDate><EndDatePart>1</EndDatePart></Problem>',
      '<EventType>2</EventType></Event>',
    ].join(''),
  );
});

test.each([
  [
    '2020-07-01T09:30:00',
    '<AssignedDate>01/07/2020</AssignedDate><DatePart>0</DatePart><AssignedTime>09:30:00</AssignedTime>',
  ],
  ['2020-07', '<AssignedDate>01/07/2020</AssignedDate><DatePart>1</DatePart>'],
  ['2020', '<AssignedDate>01/01/2020</AssignedDate><DatePart>2</DatePart>'],
  [undefined, '<DatePart>3</DatePart>'],
])('the date %s says how much of it is known', (date, expected) => {
  const xml = list([{ ...core('d1', CODES.asthma), date, kind: 'diagnosis' }], 'EventList');
  expect(xml).toContain(`<GUID>ID</GUID>${expected}<AuthorID>`);
});

test('what no Read code exists for is coded in SNOMED', () => {
  const code = { term: 'Home visit', snomed: '439708006', description: '1' };
  expect(list([{ ...core('d1', code), kind: 'diagnosis' }], 'EventList')).toContain(
    '<Code><Value>439708006</Value><Scheme>SNOMED</Scheme><Term>Home visit</Term></Code>',
  );
});

test('a result has its number and limits; only an open range has operators', () => {
  const result = (range: { low?: string; high?: string }): SimulatedEntry => ({
    ...core('r1', CODES.sodium),
    kind: 'result',
    category: { code: '8', name: 'Biochemistry' },
    value: { number: '1.50', unit: 'mmol/L', comparator: '<' },
    range,
    abnormal: true,
  });
  expect(list([result({ low: '133', high: '146' })], 'EventList')).toContain(
    '<NumericValue><Operator>&lt;</Operator><Value>1.50</Value><Units>mmol/L</Units><NumericMinimum>133</NumericMinimum><NumericMaximum>146</NumericMaximum></NumericValue><Abnormal>1</Abnormal><EventType>5</EventType>',
  );
  expect(list([result({ high: '45' })], 'EventList')).toContain(
    '<Units>mmol/L</Units><MaximumRangeOperator>&lt;=</MaximumRangeOperator><NumericMaximum>45</NumericMaximum>',
  );
});

test('a panel is an investigation over its parts', () => {
  const panel: SimulatedEntry = {
    ...core('r2', CODES.panel),
    kind: 'result',
    category: { code: '8', name: 'Biochemistry' },
    members: [{ id: 'm1', concept: CODES.sodium, value: { number: '140', unit: 'mmol/L' } }],
  };
  const xml = list([panel], 'InvestigationList');
  expect(xml).toMatch(/^<Investigation><GUID>ID<\/GUID><DisplayTerm>Urea and electrolytes</);
  expect(xml).toContain('<NumberOfTests>1</NumberOfTests>');
  expect(xml).toMatch(/<EventList><Event>.*<Value>140<\/Value>.*<\/Event><\/EventList>/);
  expect(written([panel]).match(/<EventList>/g)).toHaveLength(1);
});

test('a blood pressure is an investigation over two values', () => {
  const xml = list(
    [{ ...core('b1', CODES.panel), kind: 'blood-pressure', systolic: '134', diastolic: '82' }],
    'InvestigationList',
  );
  expect(xml.match(/<Value>(?:2469\.|246A\.|134|82)<\/Value>/g)).toEqual([
    '<Value>2469.</Value>',
    '<Value>134</Value>',
    '<Value>246A.</Value>',
    '<Value>82</Value>',
  ]);
});

test('a course says whether it is current; issues point back to it', () => {
  const course: SimulatedEntry = {
    ...core('d1', CODES.simvastatin),
    kind: 'medication',
    dose: 'Take ONE at night',
    quantity: { number: '28', unit: 'tablet' },
    durationDays: 28,
    course: 'repeat',
    status: 'active',
    issuesAllowed: 6,
    issues: [{ id: 'i1', date: '2019-05-30' }],
  };
  const instructions = [
    '<Dosage>Take ONE at night</Dosage><Quantity>28</Quantity><QuantityUnits>tablet</QuantityUnits>',
    '<QuantityRepresentation>28 tablet</QuantityRepresentation><Duration>28</Duration>',
    '<Drug><PreparationID><Value>29406</Value><Scheme>EMISCODEID</Scheme>',
    '<Term>Simvastatin 40mg tablets</Term><OldCode>SITA29406EMIS</OldCode>',
    '<MapCode>320000009</MapCode><MapScheme>SNOMED</MapScheme></PreparationID></Drug>',
    '<PrescriptionType>REPEAT</PrescriptionType>',
  ].join('');
  expect(list([course], 'MedicationList')).toBe(
    `<Medication><GUID>ID</GUID>${AUTHORED}<AssignedDate>02/05/2019</AssignedDate><DateLastIssue>30/05/2019</DateLastIssue>${instructions}<AuthorisedIssue>6</AuthorisedIssue><IssueCount>1</IssueCount><Status>C</Status></Medication>`,
  );
  expect(list([course], 'IssueList')).toContain(
    `<AssignedDate>30/05/2019</AssignedDate><IssueMethod>P</IssueMethod>${instructions}<MedicationLink><GUID>ID</GUID></MedicationLink></Issue>`,
  );
  expect(list([{ ...course, status: 'stopped' }], 'MedicationList')).toContain(
    '<Status>P</Status>',
  );
  expect(list([{ ...course, date: '2019' }], 'MedicationList')).not.toContain('AssignedDate');
});

test('what belongs to a problem links to it', () => {
  const problem: SimulatedEntry = {
    ...core('p1', CODES.asthma),
    kind: 'problem',
    status: 'active',
    significance: 'minor',
    linked: ['d1'],
  };
  const diagnosis: SimulatedEntry = { ...core('d1', CODES.cold), kind: 'diagnosis' };
  const link =
    '<ProblemLinkList><Link><Target><GUID>ID</GUID></Target><LinkType>0</LinkType></Link></ProblemLinkList>';
  expect(list([problem, diagnosis], 'EventList')).toContain(link);
  expect(written([{ ...problem, confidential: true }, diagnosis])).not.toContain('ProblemLink');
});

test('what was recorded in a consultation stands in it and in no list', () => {
  const entries: SimulatedEntry[] = [
    { ...core('v1', CODES.cold), kind: 'encounter' },
    { ...core('d1', CODES.asthma), kind: 'diagnosis', encounter: 'v1' },
    { ...core('n1', CODES.cold), kind: 'note', text: 'Chest clear', encounter: 'v1' },
  ];
  const consultation = list(entries, 'ConsultationList');
  expect(consultation).toMatch(
    /^<Consultation><GUID>ID<\/GUID><AssignedDate>02\/05\/2019<\/AssignedDate><DatePart>0<\/DatePart>/,
  );
  expect(consultation).toContain('<LocationTypeID><RefID>1</RefID></LocationTypeID>');
  expect(consultation).toContain(ASTHMA_CODE);
  expect(consultation).toContain(
    '<ConsultationElement><DisplayOrder>2</DisplayOrder><Event><GUID>ID</GUID>',
  );
  expect(consultation).toContain('<DescriptiveText>Chest clear</DescriptiveText><EventType>0<');
  expect(written(entries)).not.toContain('</Consultation></ConsultationList><EventList>');
  expect(list(entries, 'LocationTypeList')).toBe(
    '<LocationType><RefID>1</RefID><Description>Upper respiratory infection</Description></LocationType>',
  );
});

test.each<[SimulatedEntry, string, string]>([
  [
    { ...core('a1', CODES.penicillin), kind: 'allergy', category: 'medication' },
    'AllergyList',
    '<Value>14L1.</Value>',
  ],
  [
    { ...core('f1', CODES.cold), kind: 'referral', urgency: 'urgent' },
    'ReferralList',
    '<NHS>1</NHS>',
  ],
  [
    { ...core('y1', CODES.cold), kind: 'diary', due: '2027-01-05' },
    'DiaryList',
    '<AssignedDate>05/01/2027</AssignedDate>',
  ],
  [
    { ...core('l1', CODES.cold), kind: 'document', title: 'Letter', mediaType: 'text/plain' },
    'AttachmentList',
    '<Title>Letter</Title><Address>l1.pdf</Address>',
  ],
  [
    { ...core('i1', CODES.cold), kind: 'immunisation', batch: 'B7' },
    'EventList',
    '<QualifierList><Qualifier><QualifierItemID><Term>B7</Term></QualifierItemID><Group><Term>Batch number</Term></Group></Qualifier></QualifierList><EventType>13</EventType>',
  ],
])('%o stands in the %s', (entry, name, expected) => {
  expect(list([entry], name)).toContain(expected);
});

test('confidential entries are left out without a word', () => {
  const xml = written([{ ...core('d1', CODES.asthma), kind: 'diagnosis', confidential: true }]);
  expect(xml).toBe(written([]));
});
