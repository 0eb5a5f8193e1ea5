import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import { prepare } from '../../src/compare/comparing.ts';
import type { Comparing } from '../../src/compare/comparing.ts';
import type { Settling } from '../../src/compare/noise/settling.ts';
import type { Reading } from '../../src/record/reading.ts';
import { SIDES } from '../../src/record/side.ts';
import type { BySide, Side } from '../../src/record/side.ts';
import { anyReading } from '../support/arbitrary-records.ts';

const AS_AT = '2026-11-22' as CalendarDate;
const RUNS = { numRuns: 300 };

/** Findings that speak for the whole answer of a side, whatever stands in it. */
const WHOLE: ReadonlySet<string> = new Set([
  'patient-mismatch',
  'response-missing',
  'response-error',
  'opt-out-difference',
]);

/** Each entry by its own source, so that it can be told in the document again. */
function named(reading: Reading): Reading {
  const entries = reading.record.entries.map((entry, index) => ({ ...entry, source: `/${index}` }));
  return { ...reading, record: { ...reading.record, entries } };
}

/** Sources of the entries of a side that nothing speaks for, though they have no partner. */
function untold(readings: BySide<Reading>, settling: Settling = {}): string[] {
  const document = compareReadings({
    case: 'case',
    ...readings,
    asAt: AS_AT,
    tool: { version: '1' },
    ...settling,
  });
  if (document.findings.some(({ kind }) => WHOLE.has(kind))) return [];
  const declared = declaredOf(prepare(readings, AS_AT, undefined, settling));
  return SIDES.flatMap((side) => {
    const spoken = new Set([
      ...document.pairs.map((pair) => pair[side]),
      ...document.findings.flatMap(({ mig, hie, members = [] }) =>
        [{ mig, hie }, ...members].map((member) => member[side]),
      ),
    ]);
    return document.entries[side]
      .filter(({ source }, place) => !spoken.has(place) && !declared[side].has(source))
      .map(({ source }) => `${side} ${source}`);
  });
}

/** What is counted as not comparable, and what goes with a lost or repeated drug or panel and is counted there. */
function declaredOf({ absences }: Comparing): BySide<ReadonlySet<string>> {
  const { excused, repeats, plain, sensitive, warned } = absences;
  const folded = [...plain, ...sensitive, ...warned].flatMap((absence) => absence.folded);
  const all = [...excused, ...repeats, ...folded];
  const of = (side: Side): ReadonlySet<string> =>
    new Set(all.filter((one) => one.side === side).map(({ facts }) => facts.entry.source));
  return { mig: of('mig'), hie: of('hie') };
}

describe('an entry without a partner', () => {
  test('is always told, or counted with the reason', () => {
    fc.assert(
      fc.property(anyReading, anyReading, (mig, hie) => {
        expect(untold({ mig: named(mig), hie: named(hie) })).toEqual([]);
      }),
      RUNS,
    );
  });

  test('is told too where a second reading or a lag puts some of the others down to noise', () => {
    fc.assert(
      fc.property(
        anyReading,
        anyReading,
        anyReading,
        fc.constantFrom<Side>('mig', 'hie'),
        fc.integer({ min: 1, max: 9000 }),
        (mig, hie, again, side, days) => {
          const settling = { again: { [side]: again }, lag: { seconds: days * 86_400 } };
          expect(untold({ mig: named(mig), hie: named(hie) }, settling)).toEqual([]);
        },
      ),
      RUNS,
    );
  });
});
