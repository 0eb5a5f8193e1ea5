import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import type { Reading } from '../../src/record/reading.ts';
import { WRITTEN_FORMATS } from '../../src/simulator/writers.ts';
import { AS_AT, readAsWritten, twoHundredPatients } from './read-as-written.ts';

function compare(index: number, mig: Reading, hie: Reading): ComparisonDocument {
  return compareReadings({
    case: `case-${index}`,
    mig,
    hie,
    asAt: AS_AT as CalendarDate,
    tool: { version: '1' },
  });
}

/** Findings that say the record differs, in a form that names what is wrong when the test fails. */
function differences({ findings }: ComparisonDocument): string[] {
  return findings
    .filter(({ severity }) => severity !== 'none')
    .map(({ severity, kind, item, field }) => `${severity} ${kind} ${item} ${field ?? ''}`);
}

/**
 * Every format against every format for one of four parts of the two hundred patients. The parts are test
 * files of their own, so that they run side by side.
 */
export function proveCleanPairs(part: 1 | 2 | 3 | 4): void {
  const patients = twoHundredPatients().slice((part - 1) * 50, part * 50);
  const records = new Map(
    WRITTEN_FORMATS.map((format) => [format, patients.map((each) => readAsWritten(each, format))]),
  );

  describe.each(WRITTEN_FORMATS)('clean records written as %s and', (mig) => {
    test.each(WRITTEN_FORMATS)('as %s say the same but for what a format cannot carry', (hie) => {
      const pairs = patients.map((_, index) => {
        const [left, right] = [records.get(mig)?.[index], records.get(hie)?.[index]];
        if (left === undefined || right === undefined) throw new Error('a record was not written');
        return { index, document: compare(index, left, right) };
      });
      const told = pairs.flatMap(({ index, document }) =>
        differences(document).map((one) => `case-${index}: ${one}`),
      );
      expect(told).toEqual([]);
      // Something was really compared: a reader that reads nothing would pass the line above.
      const compared = pairs.filter(({ document }) => document.summary.pairs > 0).length;
      expect(compared).toBeGreaterThanOrEqual(patients.length * 0.9);
      for (const { document } of pairs) {
        const limits = document.notComparable.map(({ item, kind, field, why }) =>
          [item, kind, field, why].join(' '),
        );
        expect(new Set(limits).size).toBe(limits.length);
      }
    });
  });
}
