import type { JsonObject } from '../hie/json.ts';
import type { SimulatedEntry } from '../model.ts';
import type { R4Context } from './context.ts';
import { writeMedication } from './medications.ts';
import {
  writeBloodPressure,
  writeFinding,
  writeNote,
  writeObservation,
  writeResult,
} from './observations.ts';
import {
  writeAllergy,
  writeDiagnosis,
  writeDiaryEntry,
  writeDocument,
  writeEncounter,
  writeImmunisation,
  writeProblem,
  writeProcedure,
  writeReferral,
} from './statements.ts';

/** All resources of an entry. */
export function writeEntry(context: R4Context, entry: SimulatedEntry): JsonObject[] {
  const writer = WRITERS[entry.kind] as Writer<SimulatedEntry>;
  return writer(context, entry);
}

type Kind = SimulatedEntry['kind'];
type Writer<Entry> = (context: R4Context, entry: Entry) => JsonObject[];

const WRITERS: { readonly [K in Kind]: Writer<SimulatedEntry & { readonly kind: K }> } = {
  allergy: one(writeAllergy),
  medication: writeMedication,
  problem: one(writeProblem),
  diagnosis: one(writeDiagnosis),
  procedure: one(writeProcedure),
  immunisation: (context, entry) => [
    entry.asObservation === true ? writeFinding(context, entry) : writeImmunisation(context, entry),
  ],
  result: writeResult,
  observation: one(writeObservation),
  'blood-pressure': one(writeBloodPressure),
  encounter: one(writeEncounter),
  referral: one(writeReferral),
  diary: one(writeDiaryEntry),
  document: one(writeDocument),
  note: one(writeNote),
};

function one<Entry>(
  write: (context: R4Context, entry: Entry) => JsonObject,
): (context: R4Context, entry: Entry) => JsonObject[] {
  return (context, entry) => [write(context, entry)];
}
