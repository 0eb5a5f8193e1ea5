import type { SimulatedEntry } from '../model.ts';
import { writeAllergy } from './allergies.ts';
import type { HieContext, ResourceType } from './context.ts';
import { resourceId } from './context.ts';
import { writeEncounter } from './encounters.ts';
import { writeInvestigation } from './investigations.ts';
import type { JsonObject } from './json.ts';
import { writeMedication } from './medications.ts';
import { writeBloodPressure, writeObservation } from './observations.ts';
import { isBareObservation } from './selection.ts';
import {
  writeDiaryEntry,
  writeDocument,
  writeImmunisation,
  writeProblem,
  writeReferral,
} from './statements.ts';

/** All resources of an entry. `written` are all entries of the bundle: only they may be pointed to. */
export function writeEntry(
  context: HieContext,
  entry: SimulatedEntry,
  written: readonly SimulatedEntry[],
): JsonObject[] {
  if (isBareObservation(entry)) {
    return [writeObservation(context, entry, entry.kind === 'result' ? entry : {})];
  }
  const writer = WRITERS[entry.kind] as Writer<SimulatedEntry>;
  return writer(context, entry, written);
}

/** How lists and other resources name an entry. */
export function referenceTo(context: HieContext, entry: SimulatedEntry): string {
  const [type, suffix] = isBareObservation(entry)
    ? (['Observation', ''] as const)
    : NAMES[entry.kind];
  return `${type}/${resourceId(context, entry.id, suffix)}`;
}

/** How a problem names what belongs to it: a result by its observation, not by the report around it. */
function contentOf(context: HieContext, entry: SimulatedEntry): string {
  return entry.kind === 'result'
    ? `Observation/${resourceId(context, entry.id)}`
    : referenceTo(context, entry);
}

type Kind = SimulatedEntry['kind'];
type Writer<Entry> = (
  context: HieContext,
  entry: Entry,
  written: readonly SimulatedEntry[],
) => JsonObject[];

const WRITERS: { readonly [K in Kind]: Writer<SimulatedEntry & { readonly kind: K }> } = {
  allergy: (context, entry) => [writeAllergy(context, entry)],
  medication: writeMedication,
  problem: (context, entry, written) => {
    const linked = written.filter((other) => entry.linked.includes(other.id));
    return writeProblem(
      context,
      entry,
      linked.map((other) => contentOf(context, other)),
    );
  },
  diagnosis: (context, entry) => [writeObservation(context, entry)],
  procedure: (context, entry) => [writeObservation(context, entry)],
  immunisation: (context, entry) => [writeImmunisation(context, entry)],
  result: writeInvestigation,
  observation: (context, entry) => [writeObservation(context, entry, { value: entry.value })],
  'blood-pressure': (context, entry) => [writeBloodPressure(context, entry)],
  encounter: (context, entry, written) => {
    const inside = written.filter((other) => other.encounter === entry.id);
    return writeEncounter(
      context,
      entry,
      inside.map((other) => referenceTo(context, other)),
    );
  },
  referral: (context, entry) => [writeReferral(context, entry)],
  diary: (context, entry) => [writeDiaryEntry(context, entry)],
  document: (context, entry) => [writeDocument(context, entry)],
  note: (context, entry) => [writeObservation(context, entry)],
};

/** Type and id suffix of the resource that stands for an entry. */
const NAMES: Readonly<Record<Kind, readonly [type: ResourceType, suffix: string]>> = {
  allergy: ['AllergyIntolerance', ''],
  medication: ['MedicationStatement', '-MS'],
  problem: ['Condition', '-PROB'],
  diagnosis: ['Observation', ''],
  procedure: ['Observation', ''],
  immunisation: ['Immunization', ''],
  result: ['DiagnosticReport', '-DR'],
  observation: ['Observation', ''],
  'blood-pressure': ['Observation', ''],
  encounter: ['Encounter', ''],
  referral: ['ReferralRequest', ''],
  diary: ['ProcedureRequest', ''],
  document: ['DocumentReference', ''],
  note: ['Observation', ''],
};
