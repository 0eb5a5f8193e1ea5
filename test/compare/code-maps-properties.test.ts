import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import { matchRecords } from '../../src/match/match-records.ts';
import type { Reading } from '../../src/record/reading.ts';
import { anyReading } from '../support/arbitrary-records.ts';
import { smallMaps } from '../support/small-maps.ts';

/** Rows over the codes of the arbitrary records: equal, broader and ambiguous ones. */
const MAPS = smallMaps(
  { kind: 'read-to-concept', code: 'H33..', qualifier: '00', target: '195967001' },
  { kind: 'description-to-concept', code: '301485011', target: '195967001' },
  { kind: 'amp-to-vmp', code: '195967001', target: '91936005' },
  { kind: 'concept-replaced', code: '716186003', target: '91936005', status: 'ambiguous' },
);

function compare(mig: Reading, hie: Reading): ComparisonDocument {
  const asAt = '2026-11-22' as CalendarDate;
  return compareReadings({ case: 'c', mig, hie, asAt, tool: { version: '1' }, maps: MAPS });
}

function turned(reading: Reading): Reading {
  return {
    ...reading,
    record: { ...reading.record, entries: reading.record.entries.toReversed() },
  };
}

test('under code maps the order of entries changes nothing', () => {
  fc.assert(
    fc.property(anyReading, anyReading, (mig, hie) => {
      expect(compare(turned(mig), turned(hie))).toEqual(compare(mig, hie));
    }),
    { numRuns: 150 },
  );
});

test('under code maps swapping the sides mirrors the matching', () => {
  fc.assert(
    fc.property(anyReading, anyReading, (mig, hie) => {
      const there = matchRecords(mig.record, hie.record, [], MAPS);
      const back = matchRecords(hie.record, mig.record, [], MAPS);
      expect([back.lost, back.extra]).toEqual([there.extra, there.lost]);
      const pairs = back.pairs.map(({ mig: a, hie: b, ...rest }) => ({ ...rest, mig: b, hie: a }));
      expect(pairs.sort((a, b) => a.mig - b.mig)).toEqual(there.pairs);
    }),
    { numRuns: 150 },
  );
});

test('under code maps a reading against itself finds nothing', () => {
  fc.assert(
    fc.property(anyReading, (reading) => {
      expect(compare(reading, reading).findings).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
