import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/record/entry.ts';
import { fixture, read } from './builder.ts';

const reading = read(fixture('whole-record'));

function entry(id: string): Entry {
  const found = reading.record.entries.find(({ localId }) => localId === `1.2.3.4.6^${id}`);
  expect(found, `no entry ${id}`).toBeDefined();
  return found as Entry;
}

/** An entry as lines a person can check: kind, term, codes, date, status. */
function told({ kind, term, codes, date, status }: Entry): string {
  const written = codes.map(({ code }) => code).join(' ');
  return [kind, term, written, date?.text, status].join(' | ');
}

describe('a whole record', () => {
  test.each([
    ['a1', 'allergy | Penicillins (any) | 764146007 | 2009-06 | active'],
    ['p1', 'problem | Asthma, as a child | 195967001 H33.. | 1971 | inactive'],
    ['m1', 'medication | Aspirin 75mg tablets | 319775004 | 2023-03-01 | active'],
    ['m1i1', 'issue | Aspirin 75mg tablets | 319775004 | 2023-03-02 | '],
    ['i1', 'immunisation | influenza vaccine | 88 | 2022-10-05 | given'],
    ['r0', 'result | Full blood count | 26604007 | 2023-01-05T11:30 | final'],
    ['r1', 'result | Haemoglobin | 718-7 | 2023-01-05T11:30 | final'],
    ['o1', 'procedure | Appendicectomy | 80146002 | 1988 | completed'],
    ['e1', 'encounter | Telephone encounter | 185317003 | 2023-09-01 | '],
    ['d1', 'diagnosis | Upper respiratory infection | 54150009 | 2023-09-01 | '],
    ['s1', 'observation | Ex-smoker | 8517006 | 2023-06 | final'],
    ['h1', 'diagnosis | Chickenpox | 38907003 | 1975 | '],
    ['n1', 'diary | Check-up | 185349003 | 2025-04-01 | planned'],
    ['f1', 'referral | Referral to cardiology | 183519002 | 2024-01-15 | planned'],
  ])('%s', (id, expected) => {
    expect(told(entry(id))).toBe(expected);
  });

  test('holds one entry more, a blood pressure, and nothing is unmapped', () => {
    expect(reading.record.entries).toHaveLength(15);
    expect(reading.unmapped).toEqual([]);
    expect(reading.problems).toEqual([]);
    const pressure = reading.record.entries.find(({ kind }) => kind === 'blood-pressure');
    expect(pressure).toMatchObject({
      date: { text: '2023-07-10' },
      detail: {
        systolic: { number: { text: '142' }, unit: 'mm[Hg]' },
        diastolic: { number: { text: '86' }, unit: 'mm[Hg]' },
      },
    });
  });

  test('details of each kind', () => {
    expect(entry('a1').detail).toEqual({
      kind: 'allergy',
      asserts: 'allergy',
      category: 'medication',
      reaction: 'Hives',
      severity: 'severe',
      criticality: 'high',
      ended: undefined,
    });
    expect(entry('a1').recorded?.text).toBe('2009-07-03');
    expect(entry('p1').detail).toMatchObject({ ended: { text: '1979-06-01' } });
    expect(entry('p1').text).toEqual(['inhalers stopped at 18']);
    expect(entry('m1').detail).toMatchObject({
      dose: 'one twice a day',
      quantity: { number: { text: '56' }, unit: 'tablet' },
      issuesAllowed: '6',
      ended: undefined,
    });
    expect(entry('m1').text).toEqual([]);
    expect(entry('m1i1').detail).toMatchObject({ quantity: { number: { text: '28' } } });
    expect(entry('i1').detail).toMatchObject({ batch: 'LOT7', site: 'Left upper arm', part: '2' });
    expect(entry('r0').detail).toMatchObject({ panel: true, specimen: 'Blood' });
    expect(entry('r1').detail).toMatchObject({
      value: { type: 'quantity', quantity: { number: { text: '118.50' }, unit: 'g/L' } },
      abnormal: true,
      range: {
        low: { number: { text: '120' }, unit: 'g/L' },
        high: { number: { text: '150' }, unit: 'g/L', comparator: '<' },
      },
    });
    expect(entry('r1').date?.offset).toBe(0);
    expect(entry('o1').text).toEqual(['site: Appendix']);
    expect(entry('e1').detail).toMatchObject({ place: 'Fixture Surgery' });
    expect(entry('n1').detail).toMatchObject({ due: { text: '2025-04-01' } });
    expect(entry('f1').detail).toMatchObject({ urgency: 'Urgent' });
  });

  test('members, issues and diagnoses point to what they belong to', () => {
    expect(entry('r1').links).toEqual([{ relation: 'panel', target: '1.2.3.4.6^r0' }]);
    expect(entry('m1i1').links).toEqual([{ relation: 'authorisation', target: '1.2.3.4.6^m1' }]);
    expect(entry('d1').links).toEqual([{ relation: 'encounter', target: '1.2.3.4.6^e1' }]);
  });

  test('whom it is about', () => {
    expect(reading.record.patient).toEqual({
      nhsNumber: '9434765919',
      birthDate: expect.objectContaining({ text: '1961-04-09' }),
      familyName: 'Fixture',
      givenName: 'Orla Jane',
      gender: 'female',
      deceased: false,
      postcode: 'ZZ99 3VZ',
      practice: 'X90001',
    });
  });

  test('every item but the summary is told', () => {
    expect(reading.record.items.map(({ item, state }) => [item, state])).toEqual([
      ['patient-details', 'populated'],
      ['summary', 'not-returned'],
      ['problems', 'populated'],
      ['diagnoses', 'populated'],
      ['medication', 'populated'],
      ['risks-and-warnings', 'populated'],
      ['procedures', 'populated'],
      ['investigations', 'populated'],
      ['examinations', 'populated'],
      ['events', 'populated'],
    ]);
  });
});
