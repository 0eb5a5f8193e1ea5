import { parseDecimal } from '../base/decimal.ts';

/**
 * A dose in one spelling: masses in nanograms, numbers as digits, how often in one set of words.
 * It knows the sentences the simulator writes and no others.
 */
export function canonicalDose(dose: string): string {
  let text = dose
    .toLowerCase()
    .replaceAll(/[\s\u00A0]+/gu, ' ')
    .trim();
  for (const [words, digits] of NUMBER_WORDS) text = text.replaceAll(words, digits);
  for (const [words, frequency] of FREQUENCIES) text = text.replaceAll(words, frequency);
  return text.replaceAll(MASS, (_all, number: string, unit: string) => mass(number, unit));
}

const NUMBER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bone\b/gu, '1'],
  [/\btwo\b/gu, '2'],
  [/\bthree\b/gu, '3'],
  [/\bfour\b/gu, '4'],
];

/** Ways to say how often, longest first; `{1}` cannot be written by hand. */
const FREQUENCIES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:four|4) times (?:daily|a day)\b|\bqds\b/gu, '{4}'],
  [/\b(?:three|3) times (?:daily|a day)\b|\btds\b/gu, '{3}'],
  [/\b(?:twice|2 times) (?:daily|a day)\b|\bbd\b/gu, '{2}'],
  [/\b(?:once|1 time) (?:daily|a day)\b|\bod\b|\b(?<=\d )daily\b/gu, '{1}'],
  [/\b(?:each|every|in the) morning\b/gu, '{morning}'],
  [/\b(?:at night|each night|nocte)\b/gu, '{night}'],
];

const MASS = /(\d+(?:\.\d+)?) ?(nanograms?|micrograms?|mcg|ug|µg|mg|milligrams?|g)\b/gu;

const NANOGRAMS: Readonly<Record<string, number>> = { n: 0, m: 6, u: 3, µ: 3, g: 9 };

function mass(number: string, unit: string): string {
  const power = /^(?:micro|mcg)/u.test(unit) ? 3 : (NANOGRAMS[unit.charAt(0)] ?? 0);
  const decimal = parseDecimal(number);
  if (decimal === undefined) return `${number} ${unit}`;
  const scaled = `${decimal.digits * 10n ** BigInt(power)}`;
  const { scale } = decimal;
  // A dose below one nanogram is none the simulator writes.
  return `${scale === 0 ? scaled : scaled.slice(0, -scale)} ng`;
}
