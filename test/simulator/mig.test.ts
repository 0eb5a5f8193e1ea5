import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { writeMigFault } from '../../src/simulator/mig/envelope.ts';
import { writeMigExtract, writeWithheldExtract } from '../../src/simulator/mig/extract.ts';
import type { MigExtractOptions, MigView } from '../../src/simulator/mig/options.ts';
import { MIG_VIEWS } from '../../src/simulator/mig/options.ts';
import { writeMigTrace } from '../../src/simulator/mig/trace.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import type { SimulatedEntry } from '../../src/simulator/model.ts';
import { CODES, PRACTICE, core, patientWith } from './sample-patient.ts';

const ASTHMA: SimulatedEntry = {
  ...core('p1', CODES.asthma),
  kind: 'problem',
  status: 'inactive',
  significance: 'major',
  ended: '2021-03',
  linked: ['r1'],
  text: 'worse <at night> & cold',
};
const SODIUM: SimulatedEntry = {
  ...core('r1', CODES.sodium),
  kind: 'result',
  date: '2020-07-01T09:30:00',
  category: { code: '8', name: 'Biochemistry' },
  value: { number: '131', unit: 'mmol/L', comparator: '<' },
  range: { low: '133', high: '146' },
  abnormal: true,
};

/** The answer with prefixes and ids left out, so that what remains can be read here. */
function extract(
  entries: readonly SimulatedEntry[],
  views: readonly MigView[] | 'whole' = 'whole',
  options: Partial<MigExtractOptions> = {},
): string {
  const xml = writeMigExtract(patientWith(entries), views, { asAt: '2026-06-01', ...options });
  return healthDomain(xml);
}

function healthDomain(xml: string): string {
  const part = /<ehr:healthDomain(?:\/>|>(.*)<\/ehr:healthDomain>)/.exec(xml)?.[1] ?? '';
  return part
    .replaceAll('ehr:', '')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
}

test('every answer about a whole region is well-formed', () => {
  const region = buildRegion({
    seed: 'well-formed',
    practices: 3,
    patientsPerPractice: 7,
    consumers: 1,
    asAt: '2026-06-01',
  });
  for (const patient of region.patients) {
    for (const xml of [
      writeMigTrace({ found: patient }, 'A1'),
      writeMigExtract(patient, 'whole', { asAt: '2026-06-01' }),
      writeMigExtract(patient, ['summary'], { asAt: '2026-06-01' }),
      writeMigFault({ name: 'Unknown', version: 'Unknown' }, 'A1', '<&>'),
    ]) {
      expect(() => new SaxesParser({ xmlns: true }).write(xml).close()).not.toThrow();
    }
  }
});

test('an event stands in the schema’s order, with the code and its description id', () => {
  expect(extract([ASTHMA])).toBe(
    [
      '<event><id>ID</id><patient>ID</patient><eventType>OBS</eventType>',
      '<effectiveTime datepart="YMD" value="2019-05-02T00:00:00"/>',
      '<availabilityTimeStamp>2019-05-02T10:05:00</availabilityTimeStamp>',
      '<authorisingUserInRole>ID</authorisingUserInRole>',
      '<enteredByUserInRole>ID</enteredByUserInRole>',
      '<code code="H33" codeSystem="2.16.840.1.113883.2.1.6.2" displayName="Asthma">',
      '<translation code="301485011" codeSystem="2.16.840.1.113883.2.1.3.2.4.15" displayName="Asthma"/>',
      '</code><displayTerm>Asthma</displayTerm>',
      '<associatedText associatedTextType="POST">',
      '<value>worse &lt;at night&gt; &amp; cold</value></associatedText>',
      '<organisation>ID</organisation><observation/></event>',
      '<problem><id>ID</id><status>I</status><significance>S</significance>',
      '<expectedDuration unit="D" value="0"/>',
      '<endTime datepart="YM" value="2021-03-01T00:00:00"/></problem>',
    ].join(''),
  );
});

test('a result has padded numbers, its range twice and the MIG’s own category', () => {
  const xml = extract([SODIUM], ['investigation']);
  expect(xml).toContain(
    `<observation><value>${range('availableRange')}<numeric><operator>&lt;</operator><value>131.000</value><units>mmol/L</units>${range('range')}</numeric></value><abnormal value="true" description=""/></observation>`,
  );
  expect(xml).toContain(
    '<qualifier><name code="7" codeSystem="EMISINTERNAL" displayName="MIG"/><value code="8" codeSystem="EMISINTERNAL" displayName="Biochemistry"/></qualifier>',
  );
  expect(xml).toContain('<effectiveTime datepart="YMDT" value="2020-07-01T09:30:00"/>');
});

test('a panel links its parts both ways', () => {
  const member = { id: 'm1', concept: CODES.sodium, value: { number: '140', unit: 'mmol/L' } };
  const xml = extract([
    {
      ...core('r2', CODES.panel),
      kind: 'result',
      category: { code: '8', name: 'Biochemistry' },
      members: [member],
    },
  ]);
  expect(xml.match(/<eventType>\w+/g)).toEqual(['<eventType>OBS', '<eventType>VAL']);
  expect(xml).toContain('<complexObservation><childLink>ID</childLink></complexObservation>');
  expect(xml).toContain('<complexObservation><parentLink>ID</parentLink></complexObservation>');
});

test('a blood pressure is a heading over two values', () => {
  const xml = extract([
    { ...core('b1', CODES.panel), kind: 'blood-pressure', systolic: '134', diastolic: '82' },
  ]);
  expect(xml.match(/<eventType>\w+/g)).toEqual([
    '<eventType>INV',
    '<eventType>VAL',
    '<eventType>VAL',
  ]);
  expect(xml.match(/<code code="\w+"/g)).toEqual([
    '<code code="44JB"',
    '<code code="2469"',
    '<code code="246A"',
  ]);
  expect(xml).toContain('<numeric><value>134.000</value><units>mm Hg</units></numeric>');
});

test('a course and its issues stand apart; a stopped course is marked cancelled', () => {
  const xml = extract([
    {
      ...core('d1', CODES.simvastatin),
      kind: 'medication',
      dose: 'Take ONE at night',
      quantity: { number: '28', unit: 'tablet' },
      durationDays: 28,
      course: 'repeat',
      status: 'stopped',
      ended: { date: '2019-08-01', reason: 'No longer needed' },
      issuesAllowed: 6,
      issues: [
        { id: 'i1', date: '2019-05-02' },
        { id: 'i2', date: '2019-05-30' },
      ],
    },
  ]);
  expect(xml).toContain(
    '<code code="SITA29406EMIS" codeSystem="EMISPREPARATION" displayName="Simvastatin 40mg tablets"><translation code="320000009"',
  );
  expect(xml).toContain(
    '<medication><dosage>Take ONE at night</dosage><quantity>28</quantity><quantityUnit>tablet</quantityUnit><quantityRepresentation>28 tablet</quantityRepresentation><durationOfIssue>28</durationOfIssue><prescriptionType>R</prescriptionType><drugStatus>C</drugStatus>',
  );
  expect(xml).toContain('<mostRecentIssueDate>2019-05-30T00:00:00</mostRecentIssueDate>');
  expect(xml).toContain('<numberOfIssues>2</numberOfIssues>');
  expect(xml).toContain('<cancellationText>No longer needed</cancellationText>');
  expect(xml.match(/<medicationIssue><medication>ID/g)).toHaveLength(2);
});

test.each<[string, Partial<MigExtractOptions>, string]>([
  ['description', {}, '<code code="H05z-1"'],
  ['full Read codes', { readForm: 'full' }, '<code code="H05z.11"'],
  ['a description id', {}, '<translation code="90014014"'],
  ['a concept id', { translation: 'concept' }, '<translation code="54150009"'],
])('codes can be written with %s', (_what, options, expected) => {
  expect(extract([{ ...core('d', CODES.cold), kind: 'diagnosis' }], 'whole', options)).toContain(
    expected,
  );
});

test('a translation and free text can be left out', () => {
  const entry: SimulatedEntry = { ...core('d', CODES.cold), kind: 'diagnosis', text: 'resting' };
  expect(extract([entry], 'whole', { translation: 'absent' })).not.toContain('translation');
  expect(extract([entry], 'whole', { includeAssociatedText: false })).not.toContain('resting');
});

test.each<[MigView, readonly string[]]>([
  ['patientdetail', []],
  ['summary', ['VAL', 'ALL']],
  ['problem', ['OBS']],
  ['diagnosis', ['OBS']],
  ['riskswarning', ['ALL']],
  ['investigation', ['VAL']],
  ['examination', []],
  ['event', []],
])('the view %s shows %j', (view, types) => {
  const allergy: SimulatedEntry = {
    ...core('a1', CODES.penicillin),
    kind: 'allergy',
    category: 'medication',
  };
  const weight: SimulatedEntry = { ...core('w1', CODES.cold), kind: 'observation' };
  const xml = extract([ASTHMA, SODIUM, allergy, weight], [view]);
  const found = [...xml.matchAll(/<\/patient><eventType>(\w+)/g)].map(([, type]) => type);
  expect(found).toEqual(types);
});

test('confidential entries are dropped without a word', () => {
  expect(extract([{ ...core('d', CODES.cold), kind: 'diagnosis', confidential: true }])).toBe('');
});

test('a trace names the ten views, joined to the practice', () => {
  const xml = writeMigTrace({ found: patientWith([]) }, 'REQUEST-1');
  const views = [...xml.matchAll(/<mig:value>urn:hgl:patientview:scm:(\w+)</g)].map(([, v]) => v);
  expect(views).toEqual([...MIG_VIEWS]);
  const ids = [...xml.matchAll(/<mig:(?:organisation|organisationRef)><mig:id>([^<]+)</g)].map(
    ([, id]) => id,
  );
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  expect(xml).toContain('urn:hgl:addressing:ods:X90001');
  expect(xml).toContain('<mig:gender>Female</mig:gender>');
});

test('who is unknown, who dissents and who is not offered look different in a trace', () => {
  const unknown = writeMigTrace({ found: undefined, because: 'unknown' }, 'R');
  const dissent = writeMigTrace({ found: undefined, because: 'dissent' }, 'R');
  const practice = { ...PRACTICE, enabled: { mig: false, hie: true } };
  const off = writeMigTrace({ found: patientWith([], { practice }) }, 'R');
  expect(unknown).toContain('<mig:patientMatch/>');
  expect(dissent).not.toContain('patientMatch');
  expect(off).toContain('<mig:patientMatch><mig:Patient>');
  expect(off).not.toContain('serviceProfiles');
});

test('an extract echoes its request; a withheld one echoes and says nothing else', () => {
  const options = { asAt: '2026-06-01', requestMessage: 'MSG-1', specification: 'SPEC-1' };
  const xml = writeMigExtract(patientWith([]), ['problem', 'event'], options);
  expect(xml).toContain('<mig:requestMessage>MSG-1</mig:requestMessage>');
  expect(xml).toContain(
    '<mig:requestSpecification><mig:id>SPEC-1</mig:id><mig:responseFormat>OPENHR</mig:responseFormat><mig:request><mig:name>scm.problem</mig:name>',
  );
  expect(xml).toContain('2026-06-01T09:00:00.0000000+01:00');
  const withheld = writeWithheldExtract(['problem'], options);
  expect(withheld).toContain('<mig:name>scm.problem</mig:name>');
  expect(withheld).not.toContain('9434765919');
  expect(withheld).not.toContain('openHealthRecord');
});

function range(name: string): string {
  return `<${name} qualifier="U"><numericRange><low value="133.000"/><high value="146.000"/></numericRange><units>mmol/L</units></${name}>`;
}
