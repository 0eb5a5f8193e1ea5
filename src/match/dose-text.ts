import { canonicalDecimal, parseDecimal } from '../base/decimal.ts';
import { remember } from '../base/remember.ts';
import { foldText } from '../base/text-fold.ts';

/**
 * Spellings of one instruction, longest first so that a longer phrase is not cut by a shorter one.
 * Only abbreviations of the British National Formulary and their plain readings are listed;
 * whatever is not here stays as written and counts as different.
 */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:four times (?:a|per|each) day|four times daily|4 times (?:a|per) day|4 times daily|qds|qid)\b/g,
    '<4/day>',
  ],
  [
    /\b(?:three times (?:a|per|each) day|three times daily|3 times (?:a|per) day|3 times daily|tds|tid)\b/g,
    '<3/day>',
  ],
  [
    /\b(?:twice (?:a|per|each) day|twice daily|two times (?:a|per) day|2 times (?:a|per) day|2 times daily|bd|bid)\b/g,
    '<2/day>',
  ],
  [/\b(?:once (?:a|per|each) day|once daily|od)\b/g, '<1/day>'],
  [/\b(?:every morning|each morning|in the morning|om|mane)\b/g, '<morning>'],
  [/\b(?:every night|each night|at night|nocte)\b/g, '<night>'],
  [/\b(?:once weekly|once a week|once per week|once each week)\b/g, '<1/week>'],
  [/\b(?:as required|when required|as needed|when needed|if required|prn)\b/g, '<when-needed>'],
  [/\b(?:every day|each day|daily)\b/g, '<day>'],
  [/\b(?:micrograms?|mcgs?|ug)\b/g, 'microgram'],
  [/\b(?:milligrams?|mgs)\b/g, 'mg'],
  [/\b(?:grams?|gms?)\b/g, 'g'],
  [/\b(?:millilitres?|mls?)\b/g, 'ml'],
  [/\b(?:tablets?|tabs?)\b/g, 'tablet'],
  [/\b(?:capsules?|caps?)\b/g, 'capsule'],
  [/\bpuffs\b/g, 'puff'],
  [/\bdrops\b/g, 'drop'],
  [/\bunits\b/g, 'unit'],
  [/\bone\b/g, '1'],
  [/\btwo\b/g, '2'],
  [/\bthree\b/g, '3'],
  [/\bfour\b/g, '4'],
  [/\bfive\b/g, '5'],
  [/\bsix\b/g, '6'],
];

/** What a system writes where no instruction was given; GP Connect makes the field mandatory. */
const NO_DOSE: ReadonlySet<string> = new Set(['', 'no information available', 'not specified']);

/**
 * A dose instruction in one spelling, for comparison only: letter case, spaces, number words, the
 * usual abbreviations, and mass written in grams, milligrams or micrograms (exactly converted).
 * `undefined` when there is no instruction.
 */
export function doseKey(dose: string): string | undefined {
  return readDose(dose).key;
}

/** The key in a frame, so that having none is an answer that can be remembered too. */
const readDose = remember((dose) => ({ key: spellDose(dose) }));

function spellDose(dose: string): string | undefined {
  let text = foldText(dose).replace(/\.$/, '');
  if (NO_DOSE.has(text)) return undefined;
  text = text.replaceAll(/(\d)\s*([a-zμ])/g, '$1 $2');
  // `μ` is no word character, so the sign for microgram is spelt out before the phrases are read.
  text = text.replaceAll(/μg\b/g, 'microgram');
  for (const [spelling, key] of PHRASES) text = text.replaceAll(spelling, key);
  text = text.replaceAll(NUMBER, canonicalNumber).replaceAll(MASS, inMicrograms);
  return text.replaceAll(SPACES, '').trim();
}

/** A whole row of digits, points and commas. One with a comma or two points is ambiguous and stays as written. */
const NUMBER = /[\d.,]*\d[\d.,]*/g;
/** White space tells nothing but between two numbers. */
const SPACES = /(?<![\d.,])\s+|\s+(?![\d.,])/g;
const MASS = /(?<![\d.,])(\d+(?:\.\d+)?) (mg|g|microgram)\b(?!\s*\/)/g;
const MICROGRAMS: Readonly<Record<string, bigint>> = { microgram: 1n, mg: 1000n, g: 1_000_000n };

function inMicrograms(whole: string, number: string, unit: string): string {
  const value = parseDecimal(number);
  if (value === undefined) return whole;
  const digits = value.digits * (MICROGRAMS[unit] ?? 1n);
  return `${canonicalDecimal({ ...value, digits })} microgram`;
}

function canonicalNumber(text: string): string {
  // A point or comma at the end closes the sentence.
  const digits = text.replace(/[.,]+$/, '');
  const end = text.slice(digits.length);
  const value = parseDecimal(digits);
  return `${value === undefined ? digits : canonicalDecimal(value)}${end}`;
}
