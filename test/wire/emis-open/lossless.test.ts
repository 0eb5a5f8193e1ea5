import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { IGNORED } from '../../../src/wire/emis-open/ignored.ts';
import { dated, event, read, readCode, record } from './builder.ts';

const FULL = record(`<EventList>
  ${event(
    '1',
    `${dated('03/02/2012')}<AssignedTime>10:20:00</AssignedTime><DisplayTerm>Weight</DisplayTerm>${readCode('22A..', 'O/E - weight', '27113001')}
    <NumericValue><Operator>&lt;</Operator><Value>70.5</Value><Units>kg</Units><MinRangeOperator>&gt;</MinRangeOperator><NumericMinimum>50</NumericMinimum><NumericMaximum>80</NumericMaximum></NumericValue><EventType>5</EventType>`,
  )}
  ${event(
    '2',
    `${dated('01/01/2012', '2')}<DescriptiveText>told by mother</DescriptiveText>${readCode('H33..', 'Asthma')}
    <Problem><ProblemStatus>1</ProblemStatus><EndDate>01/06/2015</EndDate><EndDatePart>1</EndDatePart><Significance>1</Significance></Problem><Episodicity>1</Episodicity>`,
  )}
  ${event(
    '3',
    `${readCode('171..', 'Cough')}<QualifierList><Qualifier><QualifierItemID><Value>18</Value><Term>Moderate</Term></QualifierItemID><Group><Term>Severity</Term></Group></Qualifier></QualifierList>
    <ProblemLinkList><Link><Target><GUID>{EEEEEEEE-0000-0000-0000-000000000002}</GUID></Target></Link></ProblemLinkList>`,
  )}</EventList>
  <ConsultationList><Consultation>${dated('03/03/2020')}<LocationID><RefID>1</RefID></LocationID><LocationTypeID><RefID>7</RefID></LocationTypeID>
    <ElementList><ConsultationElement>${event('4', readCode('1B1G.', 'Headache'))}</ConsultationElement></ElementList></Consultation></ConsultationList>
  <ReferralList><Referral>${dated('2019', '2')}${readCode('8H44.', 'Cardiology referral')}<Provider><RefID>2</RefID></Provider><Urgency>2</Urgency><Direction>1</Direction></Referral></ReferralList>
  <AllergyList><Allergy>${readCode('14L1.', 'Penicillin allergy')}<AllergyType>2</AllergyType><Codes><Value>77</Value><Scheme>EMISDRUGNAME</Scheme></Codes></Allergy></AllergyList>
  <MedicationList><Medication><GUID>{BBBBBBBB-0000-0000-0000-000000000001}</GUID><AssignedDate>05/06/2018</AssignedDate><DateLastIssue>02/01/2020</DateLastIssue>
    <Dosage>One daily</Dosage><Quantity>28</Quantity><QuantityUnits>tablet</QuantityUnits><Duration>28</Duration>
    <Drug><PreparationID><Value>12345</Value><Term>Ramipril</Term></PreparationID></Drug><PrescriptionType>REPEAT</PrescriptionType><Status>C</Status></Medication></MedicationList>
  <DiaryList><Diary>${dated('01/01/2021')}${readCode('9OX4.', 'Flu recall')}</Diary></DiaryList>
  <MessageInformation><DateCreated>01/01/2020</DateCreated></MessageInformation>`);

const START = /<([A-Za-z]\w*)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g;

/** The document with one element under another name, or without it. The root stays. */
function change(text: string, nth: number, how: 'rename' | 'delete'): string {
  const tags = [...text.matchAll(START)].slice(1);
  const tag = tags[nth % tags.length] as RegExpMatchArray;
  const [whole, name = '', attributes = ''] = tag;
  const start = tag.index ?? 0;
  const after = text.slice(start + whole.length);
  const end = endOf(after, name);
  const rest = after.slice(end + name.length + 3);
  if (how === 'delete') return text.slice(0, start) + rest;
  return `${text.slice(0, start)}<${name}Renamed${attributes}>${after.slice(0, end)}</${name}Renamed>${rest}`;
}

function endOf(text: string, name: string): number {
  let depth = 1;
  for (const tag of text.matchAll(new RegExp(`<(/?)${name}(?=[\\s/>])[^>]*?>`, 'g'))) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.index;
  }
  throw new Error('the fixture is not well-formed');
}

function nameAt(text: string, nth: number): string {
  const tags = [...text.matchAll(START)].slice(1);
  return (tags[nth % tags.length] as RegExpMatchArray)[1] ?? '';
}

function said(reading: Reading): string {
  return JSON.stringify([reading.record, reading.problems, reading.unmapped], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** Elements that are left out on purpose, and those that say nothing where their sibling says it. */
const LEFT_OUT = new Set(
  IGNORED.flatMap(({ steps }) => steps.map((step) => step.split('/')[1] ?? '')),
);
const SAY_NOTHING = new Set([
  // The day is what is taken where no part is stated.
  'DatePart',
  // A value tells by itself that it is one.
  'EventType',
  'MessageInformation',
]);

describe('nothing is silently dropped', () => {
  test('the fixture is read, and nothing of it is unmapped', () => {
    const reading = read(FULL);
    expect(reading.unmapped).toEqual([]);
    expect(reading.problems).toEqual([]);
    expect(reading.record.entries).toHaveLength(9);
  });

  test('to rename any element shows', () => {
    const before = said(read(FULL));
    const silent = new Set<string>();
    const check = (nth: number): void => {
      if (said(read(change(FULL, nth, 'rename'))) === before) silent.add(nameAt(FULL, nth));
    };
    fc.assert(fc.property(fc.nat(), check), { seed: 1, numRuns: 150 });
    expect([...silent]).toEqual([]);
  });

  test('to delete any element shows, unless it says nothing', () => {
    const before = said(read(FULL));
    const silent = new Set<string>();
    const check = (nth: number): void => {
      const name = nameAt(FULL, nth);
      if (LEFT_OUT.has(name) || SAY_NOTHING.has(name)) return;
      if (said(read(change(FULL, nth, 'delete'))) === before) silent.add(name);
    };
    fc.assert(fc.property(fc.nat(), check), { seed: 1, numRuns: 150 });
    expect([...silent]).toEqual([]);
  });

  test('what nobody reads is unmapped: raw laboratory reports, requests, an unknown list', () => {
    const text = record(
      '<EDIPathologyReportList><PathologyReport/></EDIPathologyReportList><TestRequestHeaderList/><NewList a="1"/>',
    );
    expect(read(text).unmapped).toEqual([
      { path: '/MedicalRecord/EDIPathologyReportList', count: 1 },
      { path: '/MedicalRecord/NewList', count: 1 },
      { path: '/MedicalRecord/TestRequestHeaderList', count: 1 },
    ]);
  });

  test('a second element where one is expected, an attribute, and stray text', () => {
    const twice = record(
      `<EventList>stray${event('1', readCode('H33..', 'A') + readCode('H34..', 'B') + '<DisplayTerm x="1">t</DisplayTerm>')}</EventList>`,
    );
    expect(read(twice).unmapped).toEqual([
      { path: '/MedicalRecord/EventList/Event/Code', count: 1 },
      { path: '/MedicalRecord/EventList/Event/DisplayTerm/@x', count: 1 },
      { path: '/MedicalRecord/EventList/text()', count: 1 },
    ]);
  });

  test('every ignored step has a reason, and none stands twice', () => {
    const steps = IGNORED.flatMap(({ steps }) => steps);
    expect(IGNORED.every(({ why }) => why.length > 10)).toBe(true);
    expect(steps.filter((step, i) => steps.indexOf(step) !== i)).toEqual([]);
  });
});

describe('reading never throws on content', () => {
  const NOISE = [
    '',
    '<',
    '>',
    '&',
    '"',
    '/',
    '<Event>',
    '</Event>',
    '\u0000',
    'é',
    'x',
    '<!DOCTYPE a>',
    '-',
  ];

  test('on mutated bytes', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom(...NOISE));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 3 }), (edits) => {
        let text = FULL;
        for (const [where, drop, insert] of edits) {
          const at = where % text.length;
          text = text.slice(0, at) + insert + text.slice(at + drop);
        }
        expect(read(text).record.items).toHaveLength(10);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('on values swapped for others', () => {
    const values = [...FULL.matchAll(/(?<=>)[^<>\s][^<>]*(?=<\/)/g)];
    const wild = fc.constantFrom(
      '',
      '-1',
      '9'.repeat(60),
      '31/02/2019',
      '0000',
      '__proto__',
      'NaN',
      '1e99',
    );
    fc.assert(
      fc.property(fc.nat(values.length - 1), wild, (which, value) => {
        const match = values[which] as RegExpMatchArray;
        const at = match.index ?? 0;
        const swapped = FULL.slice(0, at) + value + FULL.slice(at + match[0].length);
        expect(read(swapped).record.items).toHaveLength(10);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test('on text that is no record', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { problems, record: whole } = read(text);
        expect(problems[0]?.severity).toBe('fatal');
        expect(whole.items.every(({ state }) => state === 'not-returned')).toBe(true);
      }),
      { seed: 5, numRuns: 100 },
    );
    expect(read('<MedicalRecord xmlns="urn:other"/>').problems[0]?.severity).toBe('fatal');
  });
});
