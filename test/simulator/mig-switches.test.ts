import { expect, test } from 'vitest';
import { writeMigFault } from '../../src/simulator/mig/envelope.ts';
import { writeMigAnswers, writeMigExtract } from '../../src/simulator/mig/extract.ts';
import type { MigExtractOptions, Registration } from '../../src/simulator/mig/options.ts';
import { MIG_VIEWS } from '../../src/simulator/mig/options.ts';
import { writeMigTrace } from '../../src/simulator/mig/trace.ts';
import type { SimulatedEntry } from '../../src/simulator/model.ts';
import { CODES, PRACTICE, core, patientWith } from './sample-patient.ts';

const COLD: SimulatedEntry = { ...core('d1', CODES.cold), kind: 'diagnosis' };
const DRUG: SimulatedEntry = {
  ...core('m1', CODES.simvastatin),
  kind: 'medication',
  dose: 'Take ONE at night',
  quantity: { number: '28', unit: 'tablet' },
  durationDays: 28,
  course: 'acute',
  status: 'active',
  issues: [],
};

function extract(
  entries: readonly SimulatedEntry[],
  options: Partial<MigExtractOptions> = {},
): string {
  return writeMigExtract(patientWith(entries), 'whole', { asAt: '2026-06-01', ...options });
}

test('options that are left out change nothing', () => {
  const explicit = extract([COLD, DRUG], {
    system: 'EMIS',
    translation: 'description',
    readForm: 'emis',
    deleted: [],
    registration: { status: 'registered' },
    structured: 'inline',
  });
  expect(explicit).toBe(extract([COLD, DRUG]));
});

test.each([
  ['EMIS', 'EMISWEB', 'EMISWEB', 'H05z-1', '90014014', 'SITA29406EMIS', 'EMISPREPARATION'],
  ['TPP', 'SYSTMONE', 'EXT', 'H05z-1', '54150009', 'SITA29406EMIS', 'EMISPREPARATION'],
  ['Vision', 'VISION', 'EXT', 'H05z.', '54150009', '320000', 'MULTILEX'],
  ['Microtest', 'MICROTEST', 'EXT', 'H05z.', '54150009', '320000', 'MULTILEX'],
] as const)(
  '%s: named %s, type %s, code %s with translation %s, drug %s',
  (system, name, type, code, translation, drug, drugSystem) => {
    const xml = extract([COLD, DRUG], { system });
    expect(xml).toContain(`<mig:name>${name}</mig:name>`);
    expect(xml).toContain(`<ehr:systemType>${type}</ehr:systemType>`);
    expect(xml).toContain(`<ehr:code code="${code}" codeSystem="2.16.840.1.113883.2.1.6.2"`);
    expect(xml).toContain(`<ehr:translation code="${translation}"`);
    expect(xml).toContain(`<ehr:code code="${drug}" codeSystem="${drugSystem}"`);
  },
);

test('EMIS answers the whole record with ten request names, Vision each view by itself', () => {
  const patient = patientWith([COLD]);
  const [whole, ...none] = writeMigAnswers(patient, { asAt: '2026-06-01' });
  expect(none).toEqual([]);
  expect(whole?.name).toBe('record');
  expect(whole?.content.match(/<mig:request><mig:name>scm\.\w+</g)).toHaveLength(10);
  const views = writeMigAnswers(patient, { asAt: '2026-06-01', system: 'Vision' });
  expect(views.map(({ name }) => name)).toEqual([...MIG_VIEWS]);
  for (const { name, content } of views) {
    expect(content.match(/<mig:request><mig:name>scm\.(\w+)</g)).toEqual([
      `<mig:request><mig:name>scm.${name}<`,
    ]);
  }
});

test('a deleted entry is sent and marked, with all its events', () => {
  const pressure: SimulatedEntry = {
    ...core('b1', CODES.panel),
    kind: 'blood-pressure',
    systolic: '134',
    diastolic: '82',
  };
  const xml = extract([COLD, pressure], { deleted: ['b1'] });
  const marked =
    /<ehr:event updateMode="delete" auditDeleteDate="2026-06-01T00:00:00" auditDeleteUserInRole="[0-9a-f-]{36}">/g;
  expect(xml.match(marked)).toHaveLength(3);
  expect(xml.match(/<ehr:event>/g)).toHaveLength(1);
});

test('a deleted problem is marked in both its places, a deleted encounter in its one', () => {
  const problem: SimulatedEntry = {
    ...core('p1', CODES.asthma),
    kind: 'problem',
    status: 'active',
    significance: 'major',
    linked: [],
  };
  const visit: SimulatedEntry = { ...core('v1', CODES.cold), kind: 'encounter' };
  const xml = extract([problem, visit], { deleted: ['p1', 'v1'] });
  expect([...xml.matchAll(/<ehr:(\w+) updateMode="delete"/g)].map(([, name]) => name)).toEqual([
    'encounter',
    'event',
    'problem',
  ]);
});

test.each<[Registration, readonly [string, string, string], boolean]>([
  [{ status: 'registered' }, ['8', 'REG', 'REG'], false],
  [{ status: 'temporary' }, ['9', 'REG', 'TMP'], false],
  [{ status: 'left' }, ['24', 'LEFT', 'REG'], false],
  [{ status: 'dead', on: '2026-05-04' }, ['12', 'DEAD', 'REG'], true],
])('registration %j', (registration, [status, caseload, type], dead) => {
  const xml = extract([], { registration });
  expect(xml).toContain(
    `<ehr:patientStatus><ehr:status>${status}</ehr:status><ehr:caseloadStatus>${caseload}</ehr:caseloadStatus></ehr:patientStatus><ehr:patientType dummy="false">${type}</ehr:patientType>`,
  );
  expect(xml.includes('<ehr:dateOfDeath>2026-05-04T00:00:00</ehr:dateOfDeath>')).toBe(dead);
});

test('the OpenHR document can stand as text in its element', () => {
  const text = { ...COLD, text: 'a < b & "c"' };
  const xml = extract([text], { structured: 'escaped' });
  const inner = /<mig:structured encoding="Text">([^<]*)<\/mig:structured>/.exec(xml)?.[1] ?? '';
  const unescaped = inner
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  expect(unescaped).not.toBe('');
  expect(extract([text])).toContain(`encoding="Text">${unescaped}</mig:structured>`);
});

test('a patient known at two practices: profiles for one only, which is not the first', () => {
  const elsewhere = { ...PRACTICE, code: 'X90002', name: 'Sextant Surgery' };
  const xml = writeMigTrace({ found: patientWith([]) }, 'R', { elsewhere });
  const matches = [
    ...xml.matchAll(
      /<mig:patientMatch><mig:Patient><mig:id>([^<]+)<.*?<mig:organisation><mig:id>([^<]+)<.*?ods:(\w+)</g,
    ),
  ];
  expect(matches.map(([, , , code]) => code)).toEqual(['X90002', 'X90001']);
  expect(new Set(matches.map(([, patient]) => patient)).size).toBe(1);
  const profiles = [...xml.matchAll(/<mig:organisationRef><mig:id>([^<]+)</g)];
  expect(profiles.map(([, id]) => id)).toEqual([matches[1]?.[2]]);
});

test('a practice may offer some views only, in an order of its own', () => {
  const xml = writeMigTrace({ found: patientWith([]) }, 'R', { views: ['event', 'summary'] });
  expect([...xml.matchAll(/patientview:scm:(\w+)</g)].map(([, view]) => view)).toEqual([
    'v2',
    'event',
    'summary',
  ]);
});

test.each([
  [{}, '<mig:category>FATAL</mig:category>'],
  [{ category: 'WARNING' }, '<mig:category>WARNING</mig:category>'],
])('a fault with %j has %s', (options, expected) => {
  const xml = writeMigFault({ name: 'S', version: '1' }, 'A1', 'why', options);
  expect(xml).toContain(
    `<mig:migFault><mig:serviceDefinition><mig:name>S</mig:name><mig:version>1</mig:version></mig:serviceDefinition><mig:error>${expected}<mig:text>why</mig:text></mig:error></mig:migFault>`,
  );
});

test('a bare fault says nothing of the gateway', () => {
  const xml = writeMigFault({ name: 'S', version: '1' }, 'A1', 'why', { bare: true });
  expect(xml).toContain('<soap:Fault><faultcode>soap:Server</faultcode><faultstring>');
  expect(xml).not.toContain('migFault');
});
