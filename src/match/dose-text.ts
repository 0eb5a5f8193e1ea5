import { foldText } from '../base/text-fold.ts';
import { doseSentenceKey } from './dose-sentence.ts';

/** What a system writes where no instruction was given; GP Connect makes the field mandatory. */
const NO_DOSE: ReadonlySet<string> = new Set(['', 'no information available', 'not specified']);

/**
 * A dose instruction in one spelling, for comparison only: letter case, spaces, number words, the
 * usual abbreviations, and mass written in grams, milligrams or micrograms (exactly converted).
 * `undefined` when there is no instruction.
 */
export function doseKey(dose: string): string | undefined {
  return NO_DOSE.has(foldText(dose).replace(/\.$/, '')) ? undefined : doseSentenceKey(dose);
}
