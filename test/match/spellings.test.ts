import { describe, expect, test } from 'vitest';
import { doseKey } from '../../src/match/dose-text.ts';
import { unitKey } from '../../src/match/unit-text.ts';
import { termKey } from '../../src/base/term-key.ts';
import { wordOverlap, wordsOf } from '../../src/match/words.ts';

describe('doses that say the same', () => {
  test.each([
    ['One tablet twice a day', '1 tab BD'],
    ['125 micrograms daily', '0.125mg each day'],
    ['125 µg daily', '125 mcg daily'],
    ['0.5 g tds', '500 milligrams three times a day'],
    ['2 puffs when required', 'two puff prn'],
    ['5.00ml at night.', '5 ml nocte'],
    ['1 OM', 'one in the morning'],
    ['10 mg once weekly', '10mg once a week'],
  ])('%j and %j', (a, b) => {
    expect(doseKey(a)).toBe(doseKey(b));
  });
});

describe('doses that do not', () => {
  test.each([
    ['125 microgram', '125 mg'],
    ['2.5 mg', '25 mg'],
    ['1 daily', '1 weekly'],
    ['1 bd', '1 tds'],
    ['1 od', '1 on alternate days'],
    ['5 mg/5 ml', '5 mg'],
    ['1 tablet', '1 capsule'],
    ['1-2 tablets', '2 tablets'],
  ])('%j and %j', (a, b) => {
    expect(doseKey(a)).not.toBe(doseKey(b));
  });

  test.each(['', '  ', 'No information available'])('%j is no dose', (text) => {
    expect(doseKey(text)).toBeUndefined();
  });
});

describe('units', () => {
  test.each([
    ['mU/L', 'm{U}/L'],
    ['iu/L', '[iU]/L'],
    ['mlU/L', 'm[IU]/L'],
    ['ng/ml', 'ng/mL'],
    ['10^9/L', '10*9/L'],
    ['10⁹/L', '10*9/l'],
    ['mm[Hg]', 'mm Hg'],
    ['µmol/L', 'umol/l'],
    ['µg/L', 'mcg/L'],
    ['kg/m²', 'kg/m2'],
    ['mL/min/1.73m²', 'mL/min/{1.73_m2}'],
    ['tabs', 'tablet'],
    // Braces mark what is counted, an annotation of the unit of one.
    ['{capsule}', 'capsules'],
    ['{tablet}', 'tablet'],
    ['1{puff}', 'puff'],
    ['unknown thing', 'unknown  thing'],
  ])('%s is %s', (a, b) => {
    expect(unitKey(a)).toBe(unitKey(b));
  });

  test.each([
    ['mg', 'Mg'],
    ['mmol/L', 'Mmol/L'],
    ['mg', 'microgram'],
    ['U/L', 'IU/L'],
    ['mU/L', 'mIU/L'],
    ['10*9/L', '10*12/L'],
    ['109/L', '10⁹/L'],
    ['g/L', 'g/dL'],
    ['{tablet}', '{capsule}'],
    ['{beats}/min', 'beats'],
  ])('%s is not %s', (a, b) => {
    expect(unitKey(a)).not.toBe(unitKey(b));
  });
});

describe('words', () => {
  test('keep single letters, for hepatitis A is not C', () => {
    expect(wordsOf('Hepatitis A')).not.toEqual(wordsOf('Hepatitis C'));
  });

  test('keep that something is past', () => {
    expect(wordsOf('H/O: asthma')).toEqual(['asthma', 'history']);
    expect(wordsOf('O/E - blood pressure')).toEqual(['blood', 'pressure']);
  });

  test('leave out the tag of a fully specified name', () => {
    expect(termKey('Asthma (disorder)')).toBe('asthma');
  });

  test('leave out signs between words, but keep a dash at the end, which is a result', () => {
    expect(termKey('Cough - dry.')).toBe(termKey('Cough, dry'));
    expect(termKey('HIV -')).not.toBe(termKey('HIV'));
    expect(termKey('Rh D -')).not.toBe(termKey('Rh D'));
  });

  test('of nothing share nothing', () => {
    expect(wordOverlap([], [])).toBe(0);
  });
});
