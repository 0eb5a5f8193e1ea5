import type { Random } from '../random.ts';

/** The first mass of a dose in the next larger or smaller unit, digit by digit: never through a float. */
export function respeltMass(dose: string): string {
  return dose.replace(MASS, (all: string, number: string, unit: string) => {
    if (unit === 'micrograms') return `${movedLeft(number)} mg`;
    const [whole = '', fraction = ''] = number.split('.');
    if (fraction.length > 3) return all;
    const digits = `${whole}${fraction.padEnd(3, '0')}`.replace(/^0+(?=\d)/u, '');
    return `${digits} micrograms`;
  });
}

const MASS = /(\d+(?:\.\d+)?) (micrograms|mg)\b/u;

/** A thousandth of a number, without needless zeros. */
function movedLeft(number: string): string {
  const [whole = '', fraction = ''] = number.split('.');
  const padded = whole.padStart(4, '0');
  const moved = `${padded.slice(0, -3)}.${padded.slice(-3)}${fraction}`;
  return moved.replace(/0+$/u, '').replace(/\.$/u, '');
}

/** The same sentence in other words. */
export function respeltWords(dose: string, random: Random): string {
  return WORDS.reduce(
    (text, [from, to]) => (random.chance(0.7) ? text.replace(from, to) : text),
    dose,
  );
}

const WORDS: readonly (readonly [from: RegExp, to: string])[] = [
  [/\bonce daily\b/u, 'OD'],
  [/\btwice daily\b/u, 'BD'],
  [/\bthree times a day\b/u, 'TDS'],
  [/\bfour times a day\b/u, 'QDS'],
  [/\beach morning\b/u, 'every morning'],
  [/\bat night\b/u, 'nocte'],
  [/\bONE\b/u, '1'],
  [/\bTWO\b/u, '2'],
  [/^Take\b/u, 'take'],
  [/(?<= )(?=mg\b)/u, '\u00A0'],
];
