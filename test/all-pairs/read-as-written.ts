import { buildRegion } from '../../src/simulator/region.ts';
import type { SimulatedPatient } from '../../src/simulator/model.ts';
import { WRITERS } from '../../src/simulator/writers.ts';
import type { WrittenFormat } from '../../src/simulator/writers.ts';
import type { Reading } from '../../src/record/reading.ts';
import { readResponses } from '../../src/wire/read-responses.ts';

/** The day every record is written and compared on. */
export const AS_AT = '2026-11-22';

/** Two hundred invented patients of two practices, one on each of the two common GP systems. */
export function twoHundredPatients(): readonly SimulatedPatient[] {
  const region = buildRegion({
    seed: 'all pairs of formats',
    practices: 2,
    patientsPerPractice: 100,
    consumers: 1,
    asAt: AS_AT,
    hieExtras: true,
  });
  return region.patients;
}

/** The patient's record as one format carries it, read back from its bytes. */
export function readAsWritten(patient: SimulatedPatient, format: WrittenFormat): Reading {
  const writer = WRITERS.find(({ id }) => id === format);
  if (writer === undefined) throw new Error(`no writer of ${format}`);
  const files = writer.write(patient, { asAt: AS_AT });
  return readResponses(files.map(({ content }) => new TextEncoder().encode(content)));
}
