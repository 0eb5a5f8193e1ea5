import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import { renderComparison } from '../../src/compare/render-comparison.ts';
import { matchRecords } from '../../src/match/match-records.ts';
import type { Reading } from '../../src/record/reading.ts';
import { anyReading } from '../support/arbitrary-records.ts';

const AS_AT = '2026-11-22' as CalendarDate;
const RUNS = { numRuns: 300 };

function compare(mig: Reading, hie: Reading): ComparisonDocument {
  return compareReadings({ case: 'case', mig, hie, asAt: AS_AT, tool: { version: '1' } });
}

/** The reading with its entries in another order. */
function permuted(reading: Reading, seed: readonly number[]): Reading {
  const entries = reading.record.entries
    .map((entry, index) => ({ entry, key: seed[index % seed.length] ?? 0, index }))
    .sort((a, b) => a.key - b.key || b.index - a.index)
    .map(({ entry }) => entry);
  return { ...reading, record: { ...reading.record, entries } };
}

const seeds = fc.array(fc.integer(), { minLength: 12, maxLength: 12 });

describe('comparing', () => {
  test('a reading with itself finds nothing', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        const document = compare(reading, reading);
        expect(document.findings).toEqual([]);
        expect(document.summary.verdict).not.toBe('differences');
      }),
      RUNS,
    );
  });

  test('gives the same document in whatever order the entries come', () => {
    fc.assert(
      fc.property(anyReading, anyReading, seeds, (mig, hie, seed) => {
        const there = compare(mig, hie);
        expect(compare(permuted(mig, seed), permuted(hie, seed.toReversed()))).toEqual(there);
      }),
      RUNS,
    );
  });

  test('gives the same document twice', () => {
    fc.assert(
      fc.property(anyReading, anyReading, (mig, hie) => {
        expect(JSON.stringify(compare(mig, hie))).toBe(JSON.stringify(compare(mig, hie)));
      }),
      { numRuns: 50 },
    );
  });

  test('points every finding and pair to entries that are there', () => {
    fc.assert(
      fc.property(anyReading, anyReading, (mig, hie) => {
        const { entries, findings, pairs, summary } = compare(mig, hie);
        const places = [...findings, ...pairs].flatMap(({ mig: a, hie: b }) => [
          ...(a === null ? [] : [entries.mig[a]]),
          ...(b === null ? [] : [entries.hie[b]]),
        ]);
        expect(places).not.toContain(undefined);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        expect(entries.mig.length).toBe(summary.entries.mig);
      }),
      RUNS,
    );
  });

  test('never reports one field of one pair twice', () => {
    fc.assert(
      fc.property(anyReading, anyReading, (mig, hie) => {
        const onFields = compare(mig, hie).findings.filter(
          ({ mig: a, hie: b, kind }) => a !== null && b !== null && kind !== 'ambiguous-match',
        );
        const keys = onFields.map(({ mig: a, hie: b, field }) => `${a} ${b} ${field}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });

  test('renders within 100 columns', () => {
    fc.assert(
      fc.property(anyReading, anyReading, (mig, hie) => {
        const lines = renderComparison(compare(mig, hie)).split('\n');
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
      }),
      { numRuns: 50 },
    );
  });
});

describe('matching', () => {
  test('puts each entry in exactly one pair, or in lost or extra', () => {
    fc.assert(
      fc.property(anyReading, anyReading, (mig, hie) => {
        const { pairs, lost, extra } = matchRecords(mig.record, hie.record, []);
        const own = [...pairs.map((pair) => pair.mig), ...lost].sort((a, b) => a - b);
        const other = [...pairs.map((pair) => pair.hie), ...extra].sort((a, b) => a - b);
        expect(own).toEqual(mig.record.entries.map((_, index) => index));
        expect(other).toEqual(hie.record.entries.map((_, index) => index));
      }),
      RUNS,
    );
  });

  test('mirrors when the sides are swapped', () => {
    fc.assert(
      fc.property(anyReading, anyReading, (mig, hie) => {
        const limits = [...mig.limits, ...hie.limits];
        const there = matchRecords(mig.record, hie.record, limits);
        const back = matchRecords(hie.record, mig.record, limits);
        expect(back.lost).toEqual(there.extra);
        expect(back.extra).toEqual(there.lost);
        expect(
          back.divisions.map(({ mig: a, hie: b, ...rest }) => ({ ...rest, mig: b, hie: a })),
        ).toEqual(there.divisions);
        const pairs = back.pairs
          .map(({ mig: a, hie: b, ...rest }) => ({ ...rest, mig: b, hie: a }))
          .sort((a, b) => a.mig - b.mig);
        expect(pairs).toEqual(there.pairs);
      }),
      RUNS,
    );
  });
});
