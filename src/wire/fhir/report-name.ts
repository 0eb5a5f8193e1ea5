import { objectOf, textOf } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import { filled, readCoded, stated } from './codes.ts';

/** GP Connect fixes the code of every report to "Diagnostic studies report"; other GP systems follow. */
const ANY_REPORT = '721981007';

/** What a report is called, beside the code that stands on every one; undefined when only that is told. */
export function reportName(code: JsonValue | undefined): string | undefined {
  const { codes, term } = readCoded(code);
  const fixed = codes.filter((each) => each.code.trim() === ANY_REPORT);
  if (fixed.length === 0) return term;
  const constant = new Set(stated(...fixed.map((each) => each.term)));
  const text = filled(textOf(objectOf(code)?.['text']));
  // Senders repeat the wording of the fixed code as its text, and beside codes of their own.
  return stated(text, ...codes.map((each) => each.term)).find((words) => !constant.has(words));
}
