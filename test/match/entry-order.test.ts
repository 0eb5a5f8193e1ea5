import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFacts, compareSaid, factsOf, isSameContent } from '../../src/match/entry-facts.ts';
import type { EntryFacts } from '../../src/match/entry-facts.ts';
import { matchRecords } from '../../src/match/match-records.ts';
import { anyEntry, anyReading } from '../support/arbitrary-records.ts';

/** Entries of few days and values, with their exact twins among them. */
const anyFacts: fc.Arbitrary<readonly EntryFacts[]> = fc
  .array(anyEntry, { minLength: 2, maxLength: 8 })
  .map((entries) => factsOf([...entries, ...entries.map((entry) => ({ ...entry }))]));

function placesOf(facts: readonly EntryFacts[]): string[] {
  return facts.map(({ content, entry }) => `${content} ${entry.source} ${entry.localId ?? ''}`);
}

describe('the order of entries', () => {
  test('holds two for one just where they say the very same, though day and value go first', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const a of facts) {
          for (const b of facts) {
            expect(compareSaid(a, b) === 0).toBe(isSameContent(a, b));
            expect(Math.sign(compareSaid(a, b))).toBe(-Math.sign(compareSaid(b, a)) + 0);
          }
        }
      }),
    );
  });

  test('does not depend on the order they came in', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const there = placesOf(facts.toSorted(compareFacts));
        expect(placesOf(facts.toReversed().toSorted(compareFacts))).toEqual(there);
      }),
    );
  });
});

describe('two entries that are alone with their codes', () => {
  test('are paired by the same pass as beside others of the same codes and day', () => {
    fc.assert(
      fc.property(anyReading, anyReading, ({ record: mig }, { record: hie }) => {
        for (const { mig: i, hie: j, pass } of matchRecords(mig, hie, []).pairs) {
          const [own, other] = [mig.entries[i], hie.entries[j]];
          if (own === undefined || other === undefined || !BY_CODE.has(pass)) continue;
          const alone = matchRecords({ ...mig, entries: [own] }, { ...hie, entries: [other] }, []);
          expect(alone.pairs).toMatchObject([{ mig: 0, hie: 0, pass }]);
        }
      }),
    );
  });
});

/** Passes that look at nothing but the two entries. */
const BY_CODE: ReadonlySet<string> = new Set([
  'code+date+value',
  'code+date',
  'code+overlapping-date',
  'shared-code',
]);
