import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/base/calendar-date.ts';
import { compareReadings } from '../../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../../src/compare/document.ts';
import type { Reading } from '../../../src/record/reading.ts';
import type { GpSystem } from '../../../src/simulator/gp-system.ts';
import type { SimulatedPatient } from '../../../src/simulator/model.ts';
import { writeGpConnectHtml } from '../../../src/simulator/html/write.ts';
import { buildRegion } from '../../../src/simulator/region.ts';
import { writeGpConnectStructured } from '../../../src/simulator/hie/structured.ts';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import { readResponse } from '../../../src/wire/read-response.ts';

const asAt = '2026-11-22';
const { patients } = buildRegion({
  seed: 'suppliers of HTML',
  practices: 2,
  patientsPerPractice: 10,
  consumers: 1,
  asAt,
});

function readAll(contents: readonly string[]): Reading {
  return mergeReadings(contents.map((content) => readResponse(new TextEncoder().encode(content))));
}

function html(patient: SimulatedPatient, system: GpSystem): Reading {
  return readAll(writeGpConnectHtml(patient, { asAt, system }).map(({ content }) => content));
}

function compare(mig: Reading, hie: Reading): ComparisonDocument {
  return compareReadings({
    case: 'case',
    mig,
    hie,
    asAt: asAt as CalendarDate,
    tool: { version: '1' },
  });
}

describe.each<GpSystem>(['EMIS', 'TPP', 'Vision', 'Microtest'])('clean records as %s', (system) => {
  test('say in HTML what they say in structured, and the other way round', () => {
    let pairs = 0;
    const told = patients.flatMap((patient) => {
      const structured = readAll([writeGpConnectStructured(patient, { asAt })]);
      const shown = html(patient, system);
      const documents = [
        compare(structured, shown),
        compare(shown, structured),
        compare(shown, shown),
      ];
      pairs += documents[0]?.summary.pairs ?? 0;
      return documents.flatMap(({ findings }) =>
        findings
          .filter(({ severity }) => severity !== 'none')
          .map(({ kind, field }) => `${kind} ${field ?? ''}`),
      );
    });
    expect(told).toEqual([]);
    expect(pairs).toBeGreaterThan(400);
  });

  test('leave nothing unread', () => {
    const readings = patients.map((patient) => html(patient, system));
    expect(readings.flatMap(({ unmapped }) => unmapped)).toEqual([]);
    const errors = readings.flatMap(({ problems }) =>
      problems.filter(({ severity }) => severity !== 'warning'),
    );
    expect(errors).toEqual([]);
  });
});
