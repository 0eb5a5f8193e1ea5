import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/base/calendar-date.ts';
import { prepare } from '../../../src/compare/comparing.ts';
import type { Absence, Absences } from '../../../src/compare/presence.ts';
import { compare } from '../../support/compare.ts';
import { anyReading } from '../../support/arbitrary-records.ts';

const AS_AT = '2026-11-22' as CalendarDate;

/** Every absence, under whatever explains it. */
function explained(absences: Absences): readonly Absence[] {
  const { items, kinds, frontiers, wholeEmpty, plain, sensitive } = absences;
  return [
    ...absences.excused,
    ...absences.repeats,
    ...absences.contradictions,
    ...(wholeEmpty?.absences ?? []),
    ...[...items, ...kinds, ...frontiers].flatMap((group) => group.absences),
    ...items.flatMap(({ denials = [] }) => denials),
    ...[...plain, ...sensitive, ...absences.warned].flatMap((one) => [one, ...one.folded]),
  ];
}

test('every entry without a partner has exactly one explanation, however it is grouped', () => {
  fc.assert(
    fc.property(anyReading, anyReading, (mig, hie) => {
      const { matching, absences, facts, foreign, divisions } = prepare(
        { mig, hie },
        AS_AT,
        undefined,
      );
      fc.pre(foreign === undefined && absences.blank === undefined && divisions.length === 0);
      const told = explained(absences);
      const alone = [
        ...matching.lost.map((index) => facts.mig[index]),
        ...matching.extra.map((index) => facts.hie[index]),
      ];
      const missing = alone.filter((one) => !told.some((absence) => absence.facts === one));
      expect(missing).toEqual([]);
      expect(told.length).toBe(alone.length);
    }),
    { numRuns: 400 },
  );
});

test('a finding on several entries points to entries that are there, and to one of them as its own', () => {
  fc.assert(
    fc.property(anyReading, anyReading, (mig, hie) => {
      const { findings, entries } = compare(mig, hie);
      for (const { members, mig: a, hie: b, why } of findings) {
        if (members === undefined) continue;
        expect(why).not.toBe('');
        const isMember = members.some(
          (one) => (a !== null && one.mig === a) || (b !== null && one.hie === b),
        );
        expect(isMember || (a === null && b === null)).toBe(true);
        for (const one of members) {
          expect(one.mig === null || entries.mig[one.mig] !== undefined).toBe(true);
          expect(one.hie === null || entries.hie[one.hie] !== undefined).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
