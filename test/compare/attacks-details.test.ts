import { describe, expect, test } from 'vitest';
import { doseKey } from '../../src/match/dose-text.ts';
import type { Code } from '../../src/record/code.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { Value } from '../../src/record/quantity.ts';
import { compare, findingsOf, told } from '../support/compare.ts';
import { date, entry, medication, quantity, reading, result, snomed } from '../support/records.ts';
import type { EntryParts } from '../support/records.ts';

function allergy(term: string, codes: readonly Code[], parts: Partial<EntryParts> = {}): Entry {
  return entry({ kind: 'allergy', term, codes, date: '1998-05-01', status: 'active', ...parts });
}

const penicillin = allergy('Allergy to penicillin', [snomed('91936005', 'Allergy to penicillin')]);

describe('a detail one side leaves out', () => {
  test.each([
    [{ severity: 'severe' }, 'considerable value-changed'],
    [{ criticality: 'high' }, 'considerable value-changed'],
    [{ reaction: 'Anaphylaxis' }, 'considerable text-lost'],
  ])('of an allergy is told: %o', (detail, finding) => {
    expect(
      findingsOf(
        [{ ...penicillin, ...entry({ kind: 'allergy', detail }), ...pick(penicillin) }],
        [penicillin],
      ),
    ).toEqual([finding]);
  });

  test('of a course, its end, is told', () => {
    const ending = medication({
      term: 'Aspirin',
      codes: [snomed('387458008')],
      detail: { ended: date('2024-04-01') },
    });
    const running = medication({ term: 'Aspirin', codes: [snomed('387458008')] });
    expect(findingsOf([running], [ending])).toEqual(['significant date-precision']);
    expect(findingsOf([ending], [running])).toEqual(['significant date-precision']);
  });

  function pick({
    term,
    codes,
    date: at,
    status,
  }: Entry): Pick<Entry, 'term' | 'codes' | 'date' | 'status'> {
    return { term, codes, date: at, status };
  }
});

describe('doses', () => {
  test.each([
    ['1,000 units daily', '1,0 units daily'],
    ['2,05 mg od', '2,5 mg od'],
    ['10,050 units', '10,50 units'],
    ['1.000.000 units', '10 units'],
    ['1 2 mg', '12 mg'],
  ])('%j is not %j', (a, b) => {
    expect(doseKey(a)).not.toBe(doseKey(b));
  });

  test.each([
    ['1-2 tablets', '1 - 2 tablets'],
    ['5mg / 5ml', '5mg/5ml'],
  ])('%j differs from %j in white space only', (a, b) => {
    expect(doseKey(a)).toBe(doseKey(b));
  });
});

describe('a value', () => {
  const answer = (value: Value): Entry =>
    result({
      term: 'Alcohol',
      codes: [snomed('160573003')],
      date: '2020-01-01',
      detail: { value },
    });
  const coded = (code: string, term?: string): Value => ({
    type: 'coded',
    codes: [snomed(code)],
    term,
  });
  const text = (words: string): Value => ({ type: 'text', text: words });

  test('in codes without wording is compared by code', () => {
    expect(findingsOf([answer(coded('10828004'))], [answer(coded('260385009'))])).toEqual([
      'considerable value-changed',
    ]);
    expect(
      findingsOf([answer(coded('10828004'))], [answer(coded('10828004', 'Positive'))]),
    ).toEqual([]);
  });

  test('in words stays words, and is not printed', () => {
    const document = compare(
      reading([answer(text('5 a week, told Ada 9000000009'))]),
      reading([answer(text('6 a week, told Ada 9000000009'))]),
    );
    expect(told(document)).toEqual(['considerable value-changed']);
    expect(JSON.stringify(document)).not.toMatch(/Ada|9000000009/);
    expect(findingsOf([answer(text('2 Pints weekly'))], [answer(text('2 pints weekly'))])).toEqual(
      [],
    );
  });

  test('is printed with its unit only when that is one', () => {
    const measured = (unit: string): Entry =>
      answer({ type: 'quantity', quantity: quantity('5', unit) });
    const document = compare(reading([measured('Ada Example')]), reading([measured('mmol/L')]));
    expect(document.findings[0]?.values).toEqual({
      mig: '5 [text, 11 characters]',
      hie: '5 mmol/L',
    });
    expect(JSON.stringify(document)).not.toContain('Ada');
  });

  test('in a code is printed with the wording of the code only', () => {
    const typed = (code: string): Value => ({
      type: 'coded',
      codes: [snomed(code)],
      term: 'told Ada',
    });
    const document = compare(reading([answer(typed('1'))]), reading([answer(typed('2'))]));
    expect(document.findings[0]?.values).toEqual({ mig: '1', hie: '2' });
    expect(JSON.stringify(document)).not.toContain('Ada');
  });
});

describe('an instruction', () => {
  test('is printed without the NHS number somebody put there', () => {
    const course = (dose: string): Entry =>
      medication({ term: 'Aspirin', codes: [snomed('387458008')], dose });
    const document = compare(
      reading([course('for 9000000009')]),
      reading([course('for 900 000 0009 too')]),
    );
    expect(JSON.stringify(document)).not.toMatch(/9000000009|900 000 0009/);
    expect(document.findings[0]?.values.mig).toBe('for [number]');
  });
});

describe('a wording', () => {
  test('is printed without the NHS number somebody put there', () => {
    const asthma = (term: string): Entry =>
      entry({
        kind: 'problem',
        term,
        codes: [snomed('195967001', term)],
        date: '2007',
        status: 'active',
      });
    const document = compare(reading([asthma('Asthma')]), reading([asthma('Wheeze 9000000009')]));
    expect(told(document)).toEqual(['significant term-changed']);
    expect(document.findings[0]?.values.hie).toBe('Wheeze [number]');
    expect(JSON.stringify(document)).not.toContain('9000000009');
  });

  test('of a note is not printed at all', () => {
    const note = (term: string): Entry =>
      entry({ kind: 'note', term, date: '2007-01-02', text: ['seen today'] });
    const document = compare(reading([note('Told Ada')]), reading([note('Told Bob')]));
    expect(document.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(document)).not.toMatch(/Ada|Bob/);
  });
});

describe('free text', () => {
  const noted = (...lines: string[]): Entry => ({ ...penicillin, text: lines });

  test('is compared by whole lines', () => {
    expect(findingsOf([noted('Not severe. Rash', 'severe')], [noted('Not severe. Rash')])).toEqual([
      'major text-lost',
    ]);
  });

  test('may be cut into lines elsewhere', () => {
    expect(findingsOf([noted('Rash 2003', 'Swelling')], [noted('Rash 2003\nSwelling')])).toEqual(
      [],
    );
    expect(findingsOf([noted('Rash 2003', 'Swelling')], [noted('Rash 2003 Swelling')])).toEqual([]);
    expect(findingsOf([noted('Rash 2003', 'Swelling')], [noted('Swelling', 'Rash 2003')])).toEqual(
      [],
    );
  });

  test('of a coded reaction may carry the tag of its concept', () => {
    const shown = (reaction: string): Entry =>
      allergy('Allergy to egg', [snomed('91930004')], { detail: { reaction } });
    expect(findingsOf([shown('Rash')], [shown('Rash (disorder)')])).toEqual([]);
  });
});

describe('entries alike but for a lesser detail', () => {
  const potassium = (at: string, low: string): Entry =>
    result({
      term: 'Serum potassium',
      codes: [snomed('1000651000000109')],
      date: at,
      value: quantity('4.1', 'mmol/L'),
      detail: { range: { low: quantity(low), high: quantity('5') } },
    });

  test('find their own partner by it', () => {
    const days = ['3.1', '3.9'].map((low) => potassium('2025-07-01', low));
    const midnights = ['3.9', '3.1'].map((low) => potassium('2025-07-01T00:00:00+01:00', low));
    expect(findingsOf(days, midnights)).toEqual(['none date-precision']);
    const { findings } = compare(reading(days), reading(midnights));
    expect(findings[0]?.members).toHaveLength(2);
  });

  test('find it by their text in any letter case', () => {
    const nuts = (text: string): Entry =>
      allergy('Allergy to nuts', [snomed('91934008')], { text: [text] });
    expect(
      findingsOf([nuts('First episode'), nuts('Ended')], [nuts('ENDED'), nuts('FIRST EPISODE')]),
    ).toEqual([]);
  });

  test('are in doubt only where another pairing would tell something else', () => {
    const course = (dose: string): Entry =>
      medication({ term: 'Aspirin', codes: [snomed('387458008')], date: '2024-01-01', dose });
    expect(
      findingsOf(
        [course('5 mg od'), course('10 mg od')],
        [course('50 mg od'), course('100 mg od')],
      ),
    ).toEqual(['major dose-changed', 'major dose-changed', 'considerable ambiguous-match']);
  });
});

describe('one word that makes another disease of it, under the same code', () => {
  const problem = (term: string) =>
    entry({
      kind: 'problem',
      term,
      codes: [snomed('73211009')],
      date: '2015-06-01',
      status: 'active',
    });

  test.each([
    ['Type 1 diabetes mellitus', 'Type 2 diabetes mellitus'],
    ['Diabetes mellitus type I', 'Diabetes mellitus type 2'],
    ['Hepatitis A', 'Hepatitis C'],
    ['Benign neoplasm of breast', 'Malignant neoplasm of breast'],
    ['Chronic kidney disease stage 2', 'Chronic kidney disease stage 4'],
  ])('%s v %s', (mig, hie) => {
    expect(told(compare(reading([problem(mig)]), reading([problem(hie)])))).toEqual([
      'considerable term-changed',
    ]);
  });

  test.each([
    ['Type II diabetes mellitus', 'Diabetes mellitus, type 2'],
    ['Hepatitis C', 'Viral hepatitis C infection'],
    ['Chronic kidney disease', 'Chronic kidney disease stage 3'],
  ])('%s is %s said otherwise', (mig, hie) => {
    const { verdict } = compare(reading([problem(mig)]), reading([problem(hie)])).summary;
    expect(verdict).toBe('parity');
  });
});
