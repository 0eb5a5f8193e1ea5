import { foldText } from '../base/text-fold.ts';
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
  return `${comparator ?? ''}${number.text}${unit === undefined ? '' : ` ${unit}`}`;
}

/** A value for a finding. */
export function printValue(value: Value): string {
  switch (value.type) {
    case 'quantity':
      return printQuantity(value.quantity);
    case 'coded':
      return value.term ?? value.codes.map((code) => code.term ?? code.code).join('; ');
    case 'text':
      return isHarmless(value.text) ? value.text : printText(value.text);
  }
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
  return RESULT_WORDS.has(foldText(text)) || /^[<>=\s\d./+-]+$/.test(text);
}
