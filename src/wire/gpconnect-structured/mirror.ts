import { compareDecimals, parseDecimal } from '../../base/decimal.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import { foldText } from '../../base/text-fold.ts';
import { textOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { firstCode } from '../fhir/codes.ts';
import type { Coded } from '../fhir/codes.ts';
import type { Reading } from './reading.ts';
import { drugOf } from '../fhir/drug.ts';
import type { Supply } from '../fhir/drug.ts';
import { extensionValue, extensionOf } from '../fhir/extensions.ts';

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
  const status = compareStatus(statement, plan);
  if (status === 'contradicting') {
    reading.log.error(plan.path, 'the plan and its statement differ in status');
  }
  const differences = [
    status === 'explained' ? ['status'] : [],
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

/**
 * GP Connect keeps a course active while the patient takes it, and completes its plan with the issue of an
 * acute one or the last authorised issue of a repeat. A plan without status does not contradict.
 */
function compareStatus(
  statement: Resource,
  plan: Resource,
): 'same' | 'explained' | 'contradicting' {
  const own = textOf(statement.body['status']);
  const planned = textOf(plan.body['status']);
  if (own === planned) return 'same';
  if (own === undefined || planned === undefined) return 'explained';
  const spent = own === 'active' && planned === 'completed' && isSpent(plan);
  return spent ? 'explained' : 'contradicting';
}

function isSpent(plan: Resource): boolean {
  const type = firstCode(extensionValue(plan.body, 'prescriptiontype'))?.trim();
  if (type === 'acute' || type === 'delayed-prescribing') return true;
  const repeat = extensionOf(plan.body, 'medicationrepeatinformation');
  if (repeat === undefined) return false;
  const [allowed, issued] = ['allowed', 'issued'].map((part) =>
    parseDecimal(textOf(extensionValue(repeat, `numberofrepeatprescriptions${part}`)) ?? ''),
  );
  return allowed !== undefined && issued !== undefined && compareDecimals(issued, allowed) >= 0;
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
