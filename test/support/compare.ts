import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { Reading } from '../../src/record/reading.ts';
import { entry, reading, snomed } from './records.ts';
import type { RecordParts } from './records.ts';

/** Compares two readings on a fixed day. */
export function compare(mig: Reading, hie: Reading): ComparisonDocument {
  return compareReadings({
    case: 'case-1',
    mig,
    hie,
    asAt: '2026-11-22' as CalendarDate,
    tool: { version: '0.0.0' },
  });
}

/** Findings of comparing two lists of entries, each as `severity kind`. */
export function findingsOf(
  mig: readonly Entry[],
  hie: readonly Entry[],
  parts: { readonly mig?: RecordParts; readonly hie?: RecordParts } = {},
): string[] {
  return told(compare(reading(mig, parts.mig), reading(hie, parts.hie)));
}

/** The findings of a document, each as `severity kind`. */
export function told({ findings }: ComparisonDocument): string[] {
  return findings.map(({ severity, kind }) => `${severity} ${kind}`);
}

/** Plain entries of one kind on consecutive days from 2001-01-01, enough to show where a list ends. */
export function dayByDay(count: number, parts: Partial<Parameters<typeof entry>[0]> = {}): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2001, 0, 1 + index)).toISOString().slice(0, 10);
    return entry({
      kind: 'observation',
      term: `Statement ${index}`,
      codes: [snomed(String(1_000_000 + index))],
      date: day,
      ...parts,
    });
  });
}
