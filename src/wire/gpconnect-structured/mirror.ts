import type { PartialDate } from '../../base/partial-date.ts';
import { foldText } from '../../base/text-fold.ts';
import { textOf } from '../json/json-value.ts';
import type { Resource } from './bundle.ts';
import type { Coded } from './codes.ts';
import type { Reading } from './draft.ts';
import { drugOf } from './drug.ts';
import type { Supply } from './drug.ts';

/** A statement of a drug and the plan it rests on, read side by side. */
export interface Course {
  readonly statement: Resource;
  readonly plan: Resource | undefined;
  readonly drug: Coded;
  readonly own: Supply;
  readonly planned: Supply | undefined;
  /** As the statement gives them. */
  readonly start: PartialDate | undefined;
  readonly end: PartialDate | undefined;
}

/**
 * A statement and its plan mirror each other in GP Connect. Where they do not, the statement was read
 * and the difference is reported; two different drugs are an error.
 */
export function checkMirror(reading: Reading, course: Course): void {
  const { statement, plan, planned } = course;
  if (plan === undefined || planned === undefined) return;
  const differences = [
    textOf(statement.body['status']) === textOf(plan.body['status']) ? [] : ['status'],
    sameText(course.own.dose, planned.dose) ? [] : ['dose'],
    dayOf(course.start) === dayOf(planned.start) ? [] : ['start'],
    dayOf(course.end) === dayOf(planned.end) ? [] : ['end'],
  ].flat();
  if (differences.length > 0) {
    const what = `the plan and its statement differ in ${differences.join(', ')}`;
    reading.log.warning(plan.path, `${what}; the statement was read`);
  }
  if (!sameDrug(course.drug, drugOf(reading, plan))) {
    reading.log.error(plan.path, 'the plan and its statement name different drugs');
  }
}

/** Whether two instructions say the same but for letter case and spacing; absent is not empty. */
export function sameText(a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && foldText(a) === foldText(b);
}

function sameDrug(first: Coded, second: Coded): boolean {
  if (first.term === second.term) return true;
  return first.codes.some((x) =>
    second.codes.some((y) => x.system === y.system && x.code === y.code),
  );
}

/** As far as a day: one of the two often carries a time at midnight. */
function dayOf(date: PartialDate | undefined): string | undefined {
  return date?.text.slice(0, 10);
}
