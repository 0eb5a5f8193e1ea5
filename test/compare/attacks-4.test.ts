import { describe, expect, test } from 'vitest';
import { instructionChange } from '../../src/compare/fields/instruction.ts';
import { doseKey } from '../../src/match/dose-text.ts';
import type { Entry } from '../../src/record/entry.ts';
import { findingsOf } from '../support/compare.ts';
import { entry, medication, quantity, result, snomed } from '../support/records.ts';
import type { RecordParts } from '../support/records.ts';

/** What the comparison says of two instructions of one drug: nothing, or the kind of finding. */
function told(mig: string, hie: string): string {
  if (doseKey(mig) === doseKey(hie)) return 'same';
  const change = instructionChange({ dose: mig, units: [] }, { dose: hie, units: [] });
  return change?.kind ?? 'same';
}

const asthma = entry({
  kind: 'problem',
  term: 'Asthma',
  codes: [snomed('195967001')],
  date: '2007-08-09',
  status: 'active',
});

/** Findings on two entries beside one that agrees; the other way round they are the same. */
function on(mig: Entry, hie: Entry): readonly string[] {
  const found = findingsOf([asthma, mig], [asthma, hie]);
  expect(findingsOf([asthma, hie], [asthma, mig])).toEqual(found);
  return found;
}

function worded(term: string, codes = [snomed('112144000')]): Entry {
  return entry({ kind: 'observation', term, codes, date: '2020-01-02' });
}

describe('instructions that look the same and are not', () => {
  test.each([
    ['5mg Monday-Friday', '5mg Monday and Friday'],
    ['5mg Mon-Fri', '5mg Mon Fri'],
    ['1 drop into both eyes bd', '1 drop into the affected eye bd'],
    ['2 tablets prn max 4 doses in 24 hours', '2 tablets prn max 4 tablets in 24 hours'],
    ['2 puffs prn no more than 8 doses daily', '2 puffs prn no more than 8 daily'],
  ])('%j and %j', (mig, hie) => {
    expect(told(mig, hie)).not.toBe('same');
    expect(told(hie, mig)).not.toBe('same');
  });

  test.each([
    ['10mg weekly', '10mg daily'],
    ['take FOUR tablets ONCE a WEEK', 'take FOUR tablets ONCE a DAY'],
    ['alternate days 1mg/2mg', 'alternate days 2mg/1mg'],
    ['10 units am and 8 units pm', '8 units am and 10 units pm'],
    ['10iu', '101u'],
    ['.5mg', '5mg'],
    ['1 ½', '½'],
    ['take 1 1/2', 'take 1/2'],
    ['one tablet (500 micrograms)', 'one tablet (500 mg)'],
    ['40mg for 7 days then 30mg for 7 days', '30mg for 7 days then 40mg for 7 days'],
    ['2 bd DO NOT EXCEED 4 A DAY', '2 bd DO NOT EXCEED 8 A DAY'],
    ['2 bd DO NOT EXCEED 4 A DAY', '2 bd'],
    ['NOT to be taken', 'to be taken'],
    ['2 4-hourly', '4 2-hourly'],
    ['12 weekly', '12-weekly'],
    ['daily except Sunday', 'daily Sunday'],
    ['25 micrograms/hour every 72 hours', '25 micrograms/hour every 7 days'],
    ['10ml of 5mg/5ml', '10ml of 5mg/ml'],
    ['reduce by 5mg weekly', 'reduce by 5mg daily'],
    ['as directed', 'once daily'],
    ['un bob dydd', 'dau bob dydd'],
    ['1:1000', '1:10000'],
  ])('and still not %j and %j', (mig, hie) => {
    expect(told(mig, hie)).not.toBe('same');
    expect(told(hie, mig)).not.toBe('same');
  });
});

describe('instructions that look different and are the same', () => {
  test.each([
    ['Take ½ tablet daily', 'Take half a tablet daily'],
    ['10mg ½ tablet od', '10mg half a tablet od'],
    ['5mg Monday-Friday', '5mg Monday to Friday'],
    ['1 drop into both eyes bd', '1 drop in each eye twice daily'],
    ['500 microgrammes od', '500 micrograms od'],
    ['5 milligrammes od', '5mg od'],
    ['1 prn max 8 in 24 hours', '1 prn maximum of 8 tablets in 24 hours'],
  ])('%j and %j', (mig, hie) => {
    expect(told(mig, hie)).toBe('same');
    expect(told(hie, mig)).toBe('same');
  });
});

describe('wordings of the same words that deny each other', () => {
  const pairs = [
    ['Blood group A+', 'Blood group A-'],
    ['Rubella antibody +ve', 'Rubella antibody -ve'],
    ['BMI > 30', 'BMI < 30'],
    ['BMI > 30', 'BMI 30'],
    ['Coombs +', 'Coombs ++'],
    ['Rash, no fever', 'No rash, fever'],
    ['Fever without rash', 'Rash without fever'],
    ['Aspirin stopped warfarin started', 'Warfarin stopped aspirin started'],
    ['Pain 2 of 10', 'Pain 10 of 2'],
  ] as const;

  test.each(pairs)('under one code: %j and %j', (mig, hie) => {
    expect(on(worded(mig), worded(hie))).toEqual(['considerable term-changed']);
  });

  test.each(pairs)('without a code: %j and %j', (mig, hie) => {
    expect(on(worded(mig, []), worded(hie, []))).toEqual(['considerable term-changed']);
  });

  test.each([
    ['Chest X-ray normal', 'Chest X-ray abnormal'],
    ['Non-smoker', 'Smoker'],
    ['Ex-smoker', 'Smoker'],
    ['Primary hypothyroidism', 'Primary hyperthyroidism'],
    ['Diabetes controlled', 'Diabetes uncontrolled'],
    ['Vaccination given', 'Vaccination declined'],
    ['Stage 3a CKD', 'Stage 3b CKD'],
    ['Gravida 2', 'Gravida 3'],
  ])('one code says nothing against it: %j and %j', (mig, hie) => {
    expect(on(worded(mig), worded(hie))).toEqual(['considerable term-changed']);
  });

  test('a side that is no longer said is told, but weighs less', () => {
    expect(on(worded('Fracture of left hip'), worded('Fracture of hip'))).toEqual([
      'significant term-changed',
    ]);
  });

  test('of an allergy or a drug it is major', () => {
    const allergy = (term: string): Entry =>
      entry({ kind: 'allergy', term, codes: [snomed('294505008')], status: 'active' });
    expect(on(allergy('Amoxicillin test +ve'), allergy('Amoxicillin test -ve'))).toEqual([
      'major term-changed',
    ]);
  });
});

describe('other wordings of one meaning stay quiet', () => {
  test.each([
    ['Rubella antibody +ve', 'Rubella antibody positive'],
    ['Blood group A+', 'Blood group A positive'],
    ['Type 2 diabetes stage 3', 'Stage 3 type 2 diabetes'],
    ['Fever, no rash', 'No rash, fever'],
    ['Type I diabetes', 'Diabetes type I'],
    ['Hepatitis B vaccination given', 'Hepatitis B vaccination'],
    ['Nonspecific abdominal pain', 'Abdominal pain'],
    ['Grade 2', 'Grade 2.0'],
    ['Weight loss > 5kg', 'Weight loss >5kg'],
    ['Alcohol: units/week', 'Alcohol units / week'],
  ])('%j and %j', (mig, hie) => {
    const serious = on(worded(mig), worded(hie)).filter((one) => !one.startsWith('none'));
    expect(serious).toEqual([]);
  });

  test('a space between a number and its unit is no other drug', () => {
    const drug = (term: string): Entry => medication({ term, date: '2024-01-02', dose: '1 od' });
    expect(on(drug('Morphine 1mg/ml'), drug('Morphine 1 mg/ml'))).toEqual([]);
    expect(on(drug('Morphine 1mg/5ml'), drug('Morphine 5 mg/1 ml'))).toEqual([
      'major dose-changed',
    ]);
  });
});

describe('values that folding made one', () => {
  const measured = (value: unknown): Entry =>
    result({ term: 'Test', codes: [snomed('1')], date: '2020-01-02', detail: { value } });
  const text = (words: string): Entry => measured({ type: 'text', text: words });
  const coded = (term: string): Entry =>
    measured({ type: 'coded', codes: [snomed('2', term)], term });

  test.each([
    ['>10⁵', '>105'],
    ['10⁹', '109'],
    ['5²', '52'],
  ])('%j is not %j', (mig, hie) => {
    expect(on(text(mig), text(hie))).toEqual(['considerable value-changed']);
  });

  test('raised digits may be written behind a roof', () => {
    expect(on(text('>10⁵ organisms'), text('>10^5 organisms'))).toEqual([]);
  });

  test('a raised digit that is none any more in a text is told', () => {
    const noted = (line: string): Entry => ({ ...worded('Culture'), text: [line] });
    expect(on(noted('growth >10⁵'), noted('growth >105'))).toEqual(['considerable text-changed']);
  });

  test.each([
    ['Group A +', 'Group A -'],
    ['HIV +ve', 'HIV -ve'],
  ])('an answer %j is not %j, whatever code they share', (mig, hie) => {
    expect(on(coded(mig), coded(hie))).toEqual(['considerable value-changed']);
  });
});

describe('how bad an allergy was', () => {
  const reacting = (...reactions: readonly (readonly [string, string])[]): Entry =>
    entry({
      kind: 'allergy',
      term: 'Allergy to penicillin',
      codes: [snomed('91936005')],
      date: '2015-02-03',
      status: 'active',
      detail: {
        reaction: reactions.map(([, words]) => words).join(', '),
        reactionCodes: reactions.map(([code]) => code),
      },
    });
  const rash = ['s|1', 'Rash'] as const;
  const anaphylaxis = ['s|2', 'Anaphylaxis'] as const;

  test('a rash told twice is not a rash and anaphylaxis, whichever side tells it', () => {
    expect(on(reacting(rash, rash), reacting(rash, anaphylaxis))).toEqual(['major text-changed']);
  });

  test('one code for a reaction does not hide that one side calls it anaphylaxis', () => {
    expect(on(reacting(rash), reacting(['s|1', 'Anaphylactic shock']))).toEqual([
      'major text-changed',
    ]);
    expect(on(reacting(rash), reacting(['s|1', 'Eruption of skin']))).toEqual([]);
  });
});

describe('how much was supplied', () => {
  const supplied = (quantityText: string): Entry =>
    medication({
      term: 'Warfarin 1mg tablets',
      codes: [snomed('319733000')],
      date: '2024-01-02',
      dose: 'one daily',
      detail: { quantityText },
    });

  test.each([
    ['2 x 28', '2'],
    ['1,000 ml', '1'],
    ['28 (2 packs of 14)', '28'],
  ])('%j is not %j', (mig, hie) => {
    expect(on(supplied(mig), supplied(hie))).toEqual(['significant quantity-changed']);
  });
});

describe('lists that one side keeps to itself do not make another patient', () => {
  const drugs = Array.from({ length: 12 }, (_, at) =>
    medication({
      term: `Drug${at} 10mg tablets`,
      codes: [snomed(String(900 + at))],
      date: `20${10 + at}-01-03`,
      dose: 'one daily',
    }),
  );
  const results = Array.from({ length: 12 }, (_, at) =>
    result({
      term: `Test${at}`,
      codes: [snomed(String(1900 + at))],
      date: `20${10 + at}-05-14`,
      value: quantity('4', 'mmol/L'),
    }),
  );
  const silent = (
    state: 'withheld' | 'unavailable' | 'nothing-recorded',
  ): Record<'mig' | 'hie', RecordParts> => ({
    mig: { states: { investigations: state } },
    hie: { states: { medication: state } },
  });

  test.each(['withheld', 'unavailable', 'nothing-recorded'] as const)(
    'each side has one list, and the other is %s',
    (state) => {
      const found = findingsOf(drugs, results, silent(state));
      expect(found.join()).not.toContain('patient-mismatch');
      expect(found.length).toBeGreaterThan(1);
    },
  );

  test('lists that both sides fill with nothing in common do', () => {
    const [mine, others] = [drugs.slice(0, 6), drugs.slice(6)];
    const [own, theirs] = [results.slice(0, 6), results.slice(6)];
    expect(findingsOf([...mine, ...own], [...others, ...theirs])).toEqual([
      'major patient-mismatch',
    ]);
  });
});
