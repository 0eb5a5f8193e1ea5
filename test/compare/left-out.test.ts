import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { prepare } from '../../src/compare/comparing.ts';
import type * as LeftOut from '../../src/compare/left-out.ts';
import { placed } from '../../src/compare/left-out.ts';
import { anyReading } from '../support/arbitrary-records.ts';

const AS_AT = '2026-11-22' as CalendarDate;
const { leftOut } = await vi.importActual<typeof LeftOut>('../../src/compare/left-out.ts');

// Without the net below them, so that a cause which loses an entry is seen here.
vi.mock('../../src/compare/left-out.ts', async (importActual) => ({
  ...(await importActual<typeof LeftOut>()),
  leftOut: () => [],
}));

test('every entry in question stands under one cause and no second', () => {
  fc.assert(
    fc.property(anyReading, anyReading, (mig, hie) => {
      const { absences } = prepare({ mig, hie }, AS_AT, undefined, {});
      const facts = placed(absences).map((one) => one.facts);
      expect(new Set(facts).size).toBe(facts.length);
      expect(facts).toHaveLength(absences.blank === undefined ? absences.open.length : 0);
    }),
    { numRuns: 300 },
  );
});

test('one that a cause lost is told as plainly missing', () => {
  fc.assert(
    fc.property(anyReading, anyReading, (mig, hie) => {
      const { absences } = prepare({ mig, hie }, AS_AT, undefined, {});
      const [lost, ...plain] = absences.plain;
      fc.pre(lost !== undefined && lost.folded.length === 0);
      const inQuestion = placed(absences);
      expect(leftOut({ ...absences, plain }, inQuestion).map(({ facts }) => facts)).toEqual([
        lost.facts,
      ]);
    }),
    { numRuns: 50 },
  );
});
