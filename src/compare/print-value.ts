import { maskNumbers } from '../base/mask-numbers.ts';
import { foldText } from '../base/text-fold.ts';
import { isUnit } from '../match/unit-text.ts';
import type { Code } from '../record/code.ts';
import type { Entry } from '../record/entry.ts';
import type { Quantity, ReferenceRange, Value } from '../record/quantity.ts';

/** Result words that cannot hold anything about a person; every other text is only counted. */
const RESULT_WORDS: ReadonlySet<string> = new Set([
  'positive',
  'negative',
  'normal',
  'abnormal',
  'detected',
  'not detected',
  'present',
  'absent',
  'reactive',
  'non-reactive',
  'trace',
  'nil',
  'none',
  'yes',
  'no',
  '+',
  '++',
  '+++',
  'equivocal',
  'borderline',
  'satisfactory',
]);

/** Free text of a record never leaves it: only that it is there, and how long it is. */
export function printText(text: string): string {
  return `[text, ${text.length} characters]`;
}

/** A number with comparator and unit, as written. */
export function printQuantity({ number, comparator, unit }: Quantity): string {
  return `${comparator ?? ''}${maskNumbers(number.text)}${unit === undefined ? '' : ` ${printUnit(unit)}`}`;
}

/** A unit that is one; anything else in its place may be anybody's words. */
export function printUnit(unit: string): string {
  return isUnit(unit) ? unit : printText(unit);
}

/** An instruction or a quantity as written, without the NHS numbers somebody may have put there. */
export function printInstruction(text: string): string {
  return maskNumbers(text);
}

/** A value for a finding. */
export function printValue(value: Value): string {
  switch (value.type) {
    case 'quantity':
      return printQuantity(value.quantity);
    case 'coded':
      return printCoded(value.codes, value.term);
    case 'text':
      return isHarmless(value.text) ? maskNumbers(value.text) : printText(value.text);
  }
}

/** The wording only where a code brings it; what else stands there somebody typed. */
function printCoded(codes: readonly Code[], term: string | undefined): string {
  if (term !== undefined && codes.some((code) => code.term === term)) return term;
  if (codes.length > 0) return codes.map(({ code }) => code).join('; ');
  if (term === undefined) return '';
  return isHarmless(term) ? term : printText(term);
}

/** `120/80`; a missing half stays a question mark. */
export function printPressure({ detail }: Entry): string | undefined {
  if (detail.kind !== 'blood-pressure') return undefined;
  const { systolic, diastolic } = detail;
  if (systolic === undefined && diastolic === undefined) return undefined;
  return `${systolic?.number.text ?? '?'}/${diastolic?.number.text ?? '?'}`;
}

/** A reference range as low – high; a range given as text is only counted. */
export function printRange({ low, high, text }: ReferenceRange): string | undefined {
  if (low === undefined && high === undefined)
    return text === undefined ? undefined : shortRange(text);
  return `${low === undefined ? '' : printQuantity(low)} – ${high === undefined ? '' : printQuantity(high)}`.trim();
}

function shortRange(text: string): string {
  return /^[\d\s.,<>=–-]+$/.test(text) ? text.trim() : printText(text);
}

function isHarmless(text: string): boolean {
  return RESULT_WORDS.has(foldText(text)) || /^[<>=\s\d./+-]{1,15}$/.test(text);
}
