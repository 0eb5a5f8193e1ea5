import { describe, expect, test } from 'vitest';
import { unitRatio } from '../../src/match/ucum.ts';
import { unitKey } from '../../src/match/unit-text.ts';

/** The ratio as `times/over` in lowest terms, or `-`. */
function ratio(from: string, to: string): string {
  const found = unitRatio(unitKey(from), unitKey(to));
  if (found === undefined) return '-';
  const by = divisor(found.top, found.bottom);
  return `${found.top / by}/${found.bottom / by}`;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}

describe('conversions that are exact', () => {
  test.each([
    ['micrograms', 'mg', '1/1000'],
    ['mg', 'micrograms', '1000/1'],
    ['mmol/L', 'umol/l', '1000/1'],
    ['g/dL', 'g/L', '10/1'],
    ['ng/ml', 'ug/L', '1/1'],
    ['10^9/L', '10*3/uL', '1/1'],
    ['min', 'h', '1/60'],
    ['days', 'weeks', '1/7'],
    ['lb', 'kg', '45359237/100000000'],
    ['kg', 'lb', '100000000/45359237'],
    ['stone', 'lb', '14/1'],
    ['inches', 'cm', '127/50'],
    ['mm Hg', 'kPa', '66661/500000'],
    ['kcal', 'kJ', '523/125'],
    ['L/min', 'ml/min', '1000/1'],
    ['micrograms/mg', 'mg/g', '1/1'],
  ])('%s to %s is %s', (from, to, expected) => {
    expect(ratio(from, to)).toBe(expected);
  });
});

describe('conversions nobody may make', () => {
  test.each([
    // UCUM reads the second as a metre per litre.
    ['m{U}/L', 'm/L'],
    // Haemoglobin A1c: 48 mmol/mol is 6.5 %, not 4.8 %.
    ['mmol/mol', '%'],
    ['IU/L', 'kIU/L'],
    ['IU', 'mg'],
    ['Cel', 'K'],
    ['[pH]', 'mol/L'],
    ['dB', 'B'],
    // A mean month is no month.
    ['mo', 'd'],
    ['a', 'd'],
    // Mass and amount of substance need to know the substance.
    ['mg/dL', 'mmol/L'],
    ['mg/mmol', 'mg/g'],
    // A mole is no number of cells.
    ['10*9/L', 'nmol/L'],
    ['mL/min/1.73m2', 'mL/min'],
    ['tablets', 'capsules'],
    ['kg', 'cm'],
    ['{anybody’s words}', 'mg'],
    ['', 'mg'],
  ])('%s to %s', (from, to) => {
    expect(ratio(from, to)).toBe('-');
    expect(ratio(to, from)).toBe('-');
  });
});
