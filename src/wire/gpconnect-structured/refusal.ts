import { meaningOfAll } from '../../record/gpconnect-errors.ts';
import { DATA_ITEMS } from '../../record/item.ts';
import type { ItemReport } from '../../record/item.ts';
import type { Reading } from '../../record/reading.ts';
import { emptyReading } from '../empty-reading.ts';
import { AREA_FACTS } from './areas.ts';
import { GPCONNECT_STRUCTURED_LIMITS } from './limits.ts';
import type { OutcomeIssue } from './outcome.ts';

/** Id of the format in the registry. */
export const GPCONNECT_STRUCTURED = 'gpconnect-structured';

/** An answer of which nothing could be read, and why. */
export function nothing(what: string): Reading {
  return {
    ...emptyReading(GPCONNECT_STRUCTURED, { severity: 'fatal', path: '', what }),
    limits: GPCONNECT_STRUCTURED_LIMITS,
  };
}

/**
 * An answer that is an error: fatal, so that it never passes for a record without entries. An issue about
 * the whole answer speaks for every item; one that only names an area speaks for that area's.
 */
export function refusal(issues: readonly OutcomeIssue[]): Reading {
  const whole =
    meaningOfAll(issues.filter((issue) => issue.areas.length === 0)) ??
    meaningOfAll(issues.filter((issue) => issue.failed));
  const items: ItemReport[] = DATA_ITEMS.map((item) => {
    const about =
      whole ?? issues.find((issue) => issue.areas.some((area) => AREA_FACTS[area].item === item));
    if (about === undefined) return { item, state: 'not-returned', warnings: [] };
    return { item, state: about.state, warnings: [], reason: about.reason };
  });
  const reasons = [...new Set(issues.map((issue) => issue.reason))].join('; ');
  const empty = nothing(`the answer holds no record: ${reasons}`);
  const deciding = whole ?? meaningOfAll(issues);
  return {
    ...empty,
    record: { ...empty.record, items },
    ...(deciding === undefined ? {} : { refusal: { class: deciding.class, why: deciding.reason } }),
  };
}
