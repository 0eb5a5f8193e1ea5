import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import type { Reading } from '../../src/record/reading.ts';
import type { SimulatedPatient } from '../../src/simulator/model.ts';
import { writeR4 } from '../../src/simulator/r4/bundles.ts';
import { readResponses } from '../../src/wire/read-responses.ts';
import { AS_AT, readAsWritten, twoHundredPatients } from './read-as-written.ts';

const patients = twoHundredPatients().slice(0, 40);

/** Pages of ten, as Millennium answers by default. */
function pagesOf(patient: SimulatedPatient): readonly Uint8Array[] {
  const files = writeR4(patient, { asAt: AS_AT, style: 'millennium', pageSize: 10 });
  return files.map(({ content }) => new TextEncoder().encode(content));
}

const paged = patients.map((patient) => readResponses(pagesOf(patient)));

function compare(index: number, mig: Reading, hie: Reading): ComparisonDocument {
  const tool = { version: '1' };
  return compareReadings({ case: `case-${index}`, mig, hie, asAt: AS_AT as CalendarDate, tool });
}

function differences({ findings }: ComparisonDocument, index: number): string[] {
  return findings
    .filter(({ severity }) => severity !== 'none')
    .map((each) => `case-${index}: ${each.severity} ${each.kind} ${each.item} ${each.field ?? ''}`);
}

test('the pages of a record read together leave no problem but what was held back', () => {
  const problems = new Set(paged.flatMap((each) => each.problems.map(({ what }) => what)));
  expect([...problems]).toEqual([
    'the answer carries an outcome: data were held back (suppressed)',
  ]);
});

describe.each(['mig-openhr', 'gpconnect-structured', 'fhir-r4'] as const)(
  'a record in pages and as %s',
  (format) => {
    const whole = patients.map((patient) => readAsWritten(patient, format));

    test('say the same on either side', () => {
      const told = patients.flatMap((_, index) => {
        const [page, other] = [paged[index], whole[index]];
        if (page === undefined || other === undefined) throw new Error('a record was not written');
        return [
          ...differences(compare(index, page, other), index),
          ...differences(compare(index, other, page), index),
        ];
      });
      expect(told).toEqual([]);
    });

    test('are never at parity where a page with entries is missing', () => {
      const verdicts = patients.flatMap((patient, index) => {
        const pages = pagesOf(patient);
        const last = pages.findLastIndex((page) =>
          String.fromCharCode(...page).includes('page=2"'),
        );
        const other = whole[index];
        if (last < 0 || other === undefined) return [];
        const hie = readResponses(pages.filter((_, at) => at !== last));
        return [compare(index, other, hie).summary.verdict];
      });
      expect(verdicts.length).toBeGreaterThan(20);
      expect(verdicts).not.toContain('parity');
    });
  },
);
