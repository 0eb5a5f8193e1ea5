import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { LOINC, onlyEntry, problemsOf, readSection, snomed } from './builder.ts';

const CODE = snomed('code', '1022431000000105', 'Haemoglobin estimation');

function result(inside: string): Reading {
  return readSection('30954-2', `<observation moodCode="EVN">${CODE}${inside}</observation>`);
}

function quantity(text: string, unit?: string, comparator?: string): object {
  return {
    type: 'quantity',
    quantity: expect.objectContaining({
      number: expect.objectContaining({ text }),
      ...(unit === undefined ? {} : { unit }),
      ...(comparator === undefined ? {} : { comparator }),
    }),
  };
}

describe('values', () => {
  test.each([
    [
      'a quantity as written',
      '<value xsi:type="PQ" value="007.50" unit="g/L"/>',
      quantity('007.50', 'g/L'),
    ],
    ['a number', '<value xsi:type="INT" value="3"/>', quantity('3')],
    [
      'more than',
      '<value xsi:type="IVL_PQ"><low value="90" unit="mL/min" inclusive="false"/></value>',
      quantity('90', 'mL/min', '>'),
    ],
    [
      'at most',
      '<value xsi:type="IVL_PQ"><high value="5" unit="mg/L"/></value>',
      quantity('5', 'mg/L', '<='),
    ],
    [
      'two bounds',
      '<value xsi:type="IVL_PQ"><low value="1"/><high value="2.0" unit="mg"/></value>',
      { type: 'text', text: '1 - 2.0 mg' },
    ],
    ['a text', '<value xsi:type="ST">trace</value>', { type: 'text', text: 'trace' }],
    [
      'encoded text',
      '<value xsi:type="ED">no  growth</value>',
      { type: 'text', text: 'no growth' },
    ],
    [
      'a ratio',
      '<value xsi:type="RTO_INT_INT"><numerator value="1"/><denominator value="320"/></value>',
      { type: 'text', text: '1/320' },
    ],
    [
      'words without a code',
      '<value xsi:type="CD" nullFlavor="UNK"><originalText>sent away</originalText></value>',
      { type: 'text', text: 'sent away' },
    ],
    ['a null flavour', '<value xsi:type="PQ" value="5" nullFlavor="NI"/>', undefined],
    ['a type left out', '<value value="5" unit="mg"/>', quantity('5', 'mg')],
  ])('%s', (_, inside, expected) => {
    const { detail } = onlyEntry(result(inside));
    expect(detail.kind === 'result' ? detail.value : 'no result').toEqual(expected);
  });

  test('a concept with its translations', () => {
    const inside = snomed(
      'value',
      '10828004',
      'Positive',
      '<translation code="POS" codeSystem="1.2.3"/>',
    );
    expect(onlyEntry(result(inside)).detail).toMatchObject({
      value: {
        type: 'coded',
        term: 'Positive',
        codes: [{ code: '10828004' }, { system: 'urn:oid:1.2.3', code: 'POS' }],
      },
    });
  });

  test.each([
    [
      'a number that is none',
      '<value xsi:type="PQ" value="5,5" unit="mg"/>',
      'error: value holds no number',
    ],
    [
      'a type nobody knows',
      '<value xsi:type="GLIST_PQ"/>',
      'error: a value of a type this reader does not know',
    ],
  ])('%s is told and no value', (_, inside, what) => {
    const reading = result(inside);
    expect(problemsOf(reading)).toEqual([what]);
    expect(onlyEntry(reading).detail).toMatchObject({ value: undefined });
  });
});

test.each([
  ['N', false],
  ['HH', true],
  ['LX', true],
])('the interpretation %s', (code, abnormal) => {
  const inside = `<interpretationCode code="${code}" codeSystem="2.16.840.1.113883.5.83"/>`;
  expect(onlyEntry(result(inside)).detail).toMatchObject({ abnormal });
});

test('an interpretation that says neither keeps its words', () => {
  const inside = `<interpretationCode code="R" codeSystem="2.16.840.1.113883.5.83" displayName="Resistant"/>`;
  expect(onlyEntry(result(inside))).toMatchObject({
    detail: { abnormal: undefined },
    text: ['Resistant'],
  });
});

test('a finding that is denied is no finding', () => {
  const statement = `<observation negationInd="true">${CODE}<value xsi:type="INT" value="1"/></observation>`;
  const reading = readSection('8716-3', statement);
  expect(reading.record.entries).toEqual([]);
  expect(problemsOf(reading)[0]).toContain('error: a negated observation');
});

describe('blood pressures', () => {
  const reading = (code: string, value: string, at = '20230710', system = LOINC): string =>
    `<component><observation moodCode="EVN"><code code="${code}" codeSystem="${system}"/><effectiveTime value="${at}"/><value xsi:type="PQ" value="${value}" unit="mm[Hg]"/></observation></component>`;
  const cluster = (parts: string, code = ''): string =>
    `<organizer classCode="CLUSTER" moodCode="EVN">${code}${parts}</organizer>`;
  const PAIR = reading('8480-6', '142') + reading('8462-4', '86');

  test('two readings of a cluster are one, without a code of its own, which is a limit', () => {
    const { record, limits } = readSection('8716-3', cluster(PAIR));
    expect(record.entries.map(({ kind, codes }) => [kind, codes])).toEqual([
      ['blood-pressure', []],
    ]);
    expect(limits.some(({ kind, field }) => kind === 'blood-pressure' && field === 'codes')).toBe(
      true,
    );
  });

  test('SNOMED readings under a heading have its code', () => {
    const snomedOid = '2.16.840.1.113883.6.96';
    const pair =
      reading('271649006', '142', '20230710', snomedOid) +
      reading('1091811000000102', '86', '20230710', snomedOid);
    const heading = snomed('code', '75367002', 'Blood pressure');
    const entry = onlyEntry(readSection('8716-3', cluster(pair, heading)));
    expect(entry).toMatchObject({ term: 'Blood pressure', codes: [{ code: '75367002' }] });
  });

  test('two pressures of one day, each in a cluster of its own, are two', () => {
    const { record } = readSection('8716-3', `${cluster(PAIR)}</entry><entry>${cluster(PAIR)}`);
    expect(record.entries.map(({ kind }) => kind)).toEqual(['blood-pressure', 'blood-pressure']);
  });

  test.each([
    ['of two instants', reading('8480-6', '142') + reading('8462-4', '86', '20230711')],
    ['of which there are three', PAIR + reading('8462-4', '84')],
    ['of which one is missing', reading('8480-6', '142')],
  ])('readings %s stay readings', (_, parts) => {
    const kinds = readSection('8716-3', cluster(parts)).record.entries.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['observation']));
  });
});
