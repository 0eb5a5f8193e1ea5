import { contentHash } from './content-hash.ts';
import { isSamePerson } from './person.ts';
import { DEFAULT_CAP } from './tolerance.ts';
import type { Standing } from './standings.ts';
import type { Tolerance, ToleranceGiven } from './tolerance.ts';
import { compareSeverity } from '../severity.ts';

/** The standing of a tolerance with the reason why it covers nothing, if it does not. */
export interface Stood {
  readonly standing: Standing;
  readonly why?: string | undefined;
}

/** How a tolerance stands. What takes it away for good is told before what can still be put right. */
export function standingOf(
  given: ToleranceGiven,
  at: { readonly day: string; readonly rules: string },
): Stood {
  const { tolerance, approved, withdrawn, tested } = given;
  if (withdrawn !== undefined) {
    return {
      standing: 'withdrawn',
      why: `${withdrawn.by} withdrew it on ${withdrawn.on.slice(0, 10)}`,
    };
  }
  if (tolerance.expires < at.day) {
    return { standing: 'expired', why: lapsed(tolerance) };
  }
  const missing = approvalFault(given, at.day);
  if (missing !== undefined) return { standing: 'proposed', why: missing };
  if (approved === undefined) return { standing: 'proposed', why: 'nobody had approved it' };
  if (tested?.content !== contentHash(tolerance)) {
    return { standing: 'untested', why: 'it passed no test of this content' };
  }
  if (tested.rules !== at.rules) {
    return { standing: 'untested', why: 'its test was passed under other rules' };
  }
  if (given.overBudget === true) {
    return { standing: 'over-budget', why: overBudget(tolerance) };
  }
  return { standing: 'approved' };
}

/** Why a tolerance over its budget covers nothing. */
export function overBudget({ budget }: Pick<Tolerance, 'budget'>): string {
  return `it means more than ${budget} findings in the run`;
}

/** Why a tolerance whose last day is over covers nothing. */
export function lapsed({ expires }: Pick<Tolerance, 'expires'>): string {
  return `it held until ${expires}`;
}

/** Why an approval does not count; undefined when it does, or when there is none. */
export function approvalFault(
  { tolerance, approved }: ToleranceGiven,
  day: string,
): string | undefined {
  if (approved === undefined) return undefined;
  if (approved.by.trim() === '') return 'its approval names nobody';
  if (isSamePerson(approved.by, tolerance.author)) return 'its author cannot approve it';
  if (approved.on.slice(0, 10) > day) return `it is approved from ${approved.on.slice(0, 10)} on`;
  const isAbove = compareSeverity(tolerance.cap, DEFAULT_CAP) < 0;
  if (isAbove && (approved.why ?? '').trim() === '') {
    return `a cap of ${tolerance.cap} needs the approver's own words`;
  }
  return undefined;
}
