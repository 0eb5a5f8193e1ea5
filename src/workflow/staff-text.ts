import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { maskNumbers } from '../base/mask-numbers.ts';

const TEXT_MAX = 1000;

/**
 * What a person typed, trimmed; throws an ExpectedError when it says nothing, is too long, or holds an NHS
 * number or an e-mail address. The text itself is never part of the error.
 */
export function staffText(name: string, text: string): string {
  const trimmed = text.trim();
  const fault = faultOf(trimmed);
  if (fault === undefined) return trimmed;
  throw new ExpectedError({
    code: 'MIG2HIE_STAFF_TEXT',
    exit: EXIT.usage,
    message: `The text of ${name} cannot be kept: ${fault}.`,
    next: [
      'Write it in plain words, without anything that identifies a patient and without an e-mail address.',
    ],
  });
}

function faultOf(text: string): string | undefined {
  if (text === '') return 'it says nothing';
  if (text.length > TEXT_MAX) return `it is longer than ${TEXT_MAX} characters`;
  if (/\S@\S/.test(text.normalize('NFKC'))) return 'it holds an e-mail address';
  return maskNumbers(text) === text ? undefined : 'it holds an NHS number';
}
