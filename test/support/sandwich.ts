import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument, Finding } from '../../src/compare/document.ts';
import type { Lag } from '../../src/compare/noise/settling.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { Reading } from '../../src/record/reading.ts';
import type { Side } from '../../src/record/side.ts';
import { entry, medication, quantity, reading, result, snomed } from './records.ts';
import type { RecordParts } from './records.ts';

/** Two readings of the side that is read again, and the other side's between them. */
export interface Sandwich {
  readonly before: readonly Entry[];
  readonly between: readonly Entry[];
  readonly after: readonly Entry[];
  readonly parts?: {
    readonly before?: RecordParts;
    readonly between?: RecordParts;
    readonly after?: RecordParts;
  };
}

/** Compares with either side being the one that is read twice. */
export function sandwich(
  outer: Side,
  { before, between, after, parts = {} }: Sandwich,
): ComparisonDocument {
  const [first, other] = [reading(before, parts.before), reading(between, parts.between)];
  return compare(outer === 'mig' ? { mig: first, hie: other } : { mig: other, hie: first }, {
    again: { [outer]: reading(after, parts.after) },
  });
}

/** Compares two readings on a fixed day. */
export function compare(
  sides: { readonly mig: Reading; readonly hie: Reading },
  more: { readonly again?: Partial<Record<Side, Reading>>; readonly lag?: Lag } = {},
): ComparisonDocument {
  return compareReadings({
    case: 'case-1',
    asAt: '2026-11-22' as CalendarDate,
    tool: { version: '0.0.0' },
    ...sides,
    ...more,
  });
}

/** The members of a finding, or the one it is about, with `mig` and `hie` as the outer and the inner side. */
export function membersOf({ mig, hie, members }: Finding): number {
  return members?.length ?? (mig === null && hie === null ? 0 : 1);
}

/** Either side may be the one that is read twice. */
export const BOTH: readonly Side[] = ['mig', 'hie'];

/** A problem of long ago. */
export const asthma = entry({
  kind: 'problem',
  term: 'Asthma',
  codes: [snomed('195967001')],
  date: '2007-08-09',
});
/** A result of two days before the day of the comparison. */
export const sodium = result({
  term: 'Serum sodium level',
  codes: [snomed('1000661000000107')],
  date: '2026-11-20T09:15:00Z',
  value: quantity('140', 'mmol/L'),
});
/** The same result with another value. */
export const sodiumCorrected = result({
  term: 'Serum sodium level',
  codes: [snomed('1000661000000107')],
  date: '2026-11-20T09:15:00Z',
  value: quantity('141', 'mmol/L'),
});
/** An allergy. */
export const penicillin = entry({
  kind: 'allergy',
  term: 'Allergy to penicillin',
  codes: [snomed('91936005')],
  date: '2015-02-03',
  status: 'active',
});
/** Another allergy. */
export const latex = entry({
  kind: 'allergy',
  term: 'Latex allergy',
  codes: [snomed('300916003')],
  date: '2001-05-06',
  status: 'active',
});
/** A drug. */
export const digoxin = medication({
  term: 'Digoxin 125microgram tablets',
  codes: [snomed('322236009')],
  date: '2026-11-20',
  dose: 'one daily',
});
/** A drug in a dose. */
export const aspirin = (dose: string, status: Entry['status'] = 'active'): Entry =>
  medication({
    term: 'Aspirin 75mg tablets',
    codes: [snomed('319773006')],
    date: '2026-01-05',
    dose,
    status,
  });
