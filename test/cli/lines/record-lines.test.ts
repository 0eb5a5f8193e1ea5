import { expect, test } from 'vitest';
import { describeRecord } from '../../../src/cli/lines/record-lines.ts';
import { writeGpConnectStructured } from '../../../src/simulator/hie/structured.ts';
import { writeMigExtract } from '../../../src/simulator/mig/extract.ts';
import { AREAS } from '../../../src/simulator/model.ts';
import { buildRegion } from '../../../src/simulator/region.ts';
import { readResponse } from '../../../src/wire/read-response.ts';
import { inspectReading } from '../../../src/workflow/inspect-file.ts';

const asAt = '2027-03-01';
const [patient] = buildRegion({
  seed: 'lines',
  practices: 1,
  patientsPerPractice: 1,
  consumers: 1,
  asAt,
}).patients;
if (patient === undefined) throw new Error('the region has one patient');

const linesOf = (answer: string): string[] =>
  describeRecord(inspectReading(readResponse(new TextEncoder().encode(answer))));

test('what a format cannot say of what is there is told, each reason once', () => {
  const parameters = {
    areas: new Set(AREAS),
    resolvedAllergies: true,
    prescriptionIssues: true,
    unrecognised: [],
  };
  const lines = linesOf(writeGpConnectStructured(patient, { asAt, parameters }));
  expect(lines).toContain('  GP Connect never sends flags and alerts (alert)');
  expect(lines).toContain('  GP Connect has no review date of a course (medication)');
  expect(new Set(lines).size).toBe(lines.length - lines.filter((line) => line === '').length + 1);
});

test('one reason of several kinds names them', () => {
  const lines = linesOf(writeMigExtract(patient, 'whole', { asAt }));
  expect(lines.find((line) => line.includes('has no status of such an entry'))).toMatch(
    /\(.*result, .*blood-pressure/,
  );
});
