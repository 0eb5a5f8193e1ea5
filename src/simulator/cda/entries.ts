import type { SimulatedEntry } from '../model.ts';
import { writeAllergy } from './allergies.ts';
import type { CdaContext } from './context.ts';
import type { Inside } from './encounters.ts';
import { writeEncounter, writeNote } from './encounters.ts';
import {
  writeBloodPressure,
  writeFinding,
  writeResult,
  writeSocialHistory,
  writeVitalSign,
} from './measured.ts';
import { writeMedication } from './medications.ts';
import { sectionOf } from './places.ts';
import { writeDiagnosis, writeProblem } from './problems.ts';
import { writeDiaryEntry, writeImmunisation, writeProcedure, writeReferral } from './statements.ts';

/**
 * The markup of an entry by itself; `row` is its row of the narrative, `inside` what an encounter
 * holds. Empty for letters, which are no part of a document.
 */
export function writeEntry(
  context: CdaContext,
  entry: SimulatedEntry,
  row: string,
  inside: readonly Inside[],
): string {
  if (entry.kind === 'encounter') return writeEncounter(context, entry, row, inside);
  const section = sectionOf(entry);
  if (section === '29545-1') return writeFinding(context, entry, row);
  if (section === '29762-2') return writeSocialHistory(context, entry, row);
  const writer = WRITERS[entry.kind] as Writer<SimulatedEntry>;
  return writer(context, entry, row);
}

type Kind = Exclude<SimulatedEntry['kind'], 'encounter'>;
type Writer<Entry> = (context: CdaContext, entry: Entry, row: string) => string;

const WRITERS: { readonly [K in Kind]: Writer<SimulatedEntry & { readonly kind: K }> } = {
  allergy: writeAllergy,
  medication: writeMedication,
  problem: writeProblem,
  diagnosis: writeDiagnosis,
  procedure: writeProcedure,
  immunisation: writeImmunisation,
  result: writeResult,
  observation: writeVitalSign,
  'blood-pressure': writeBloodPressure,
  referral: writeReferral,
  diary: writeDiaryEntry,
  note: writeNote,
  document: () => '',
};
