import type { SimulatedEntry, SimulatedPatient } from '../../src/simulator/model.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import type { WrittenFormat } from '../../src/simulator/writers.ts';
import { WRITERS } from '../../src/simulator/writers.ts';

/** Entries of one record: a small, a usual and a long one. */
export const SIZES = { small: 35, median: 140, large: 430 } as const;
export type Size = keyof typeof SIZES;

/** One answer as its files, in the order they would be asked for. */
export interface Payload {
  readonly format: WrittenFormat;
  readonly size: Size;
  readonly entries: number;
  readonly files: readonly Uint8Array[];
}

const AS_AT = '2026-11-02';

/** The answers of one format that hold a record of that size: always the same bytes. */
export function payloadOf(format: WrittenFormat, size: Size): Payload {
  const writer = WRITERS.find(({ id }) => id === format);
  if (writer === undefined) throw new RangeError(`nothing writes ${format}`);
  const patient = patientOf(SIZES[size]);
  const encoder = new TextEncoder();
  const files = writer
    .write(patient, { asAt: AS_AT })
    .map(({ content }) => encoder.encode(content));
  return { format, size, entries: patient.entries.length, files };
}

/** A patient with so many entries: those of several generated ones taken together. */
function patientOf(entries: number): SimulatedPatient {
  const { patients } = buildRegion({
    seed: 'bench',
    practices: 1,
    patientsPerPractice: 40,
    consumers: 1,
    asAt: AS_AT,
  });
  const [first] = patients;
  const all = patients.flatMap((patient, index) => patient.entries.map((e) => renumber(e, index)));
  if (first === undefined || all.length < entries) throw new RangeError('too few entries');
  return { ...first, dissent: { mig: false, hie: false }, entries: all.slice(0, entries) };
}

/** Ids are unique within a patient only. */
function renumber(entry: SimulatedEntry, index: number): SimulatedEntry {
  const text = JSON.stringify(entry).replaceAll(/"e(\d+)"/g, `"p${index}e$1"`);
  return JSON.parse(text) as SimulatedEntry;
}
