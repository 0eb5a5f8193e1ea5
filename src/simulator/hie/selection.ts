import type { Area, SimulatedEntry } from '../model.ts';
import type { HieContext } from './context.ts';

/** The area each kind of entry is asked for by. */
export const AREA_OF_KIND: Readonly<Record<SimulatedEntry['kind'], Area>> = {
  allergy: 'includeAllergies',
  medication: 'includeMedication',
  problem: 'includeProblems',
  diagnosis: 'includeUncategorisedData',
  procedure: 'includeUncategorisedData',
  immunisation: 'includeImmunisations',
  result: 'includeInvestigations',
  observation: 'includeUncategorisedData',
  'blood-pressure': 'includeUncategorisedData',
  encounter: 'includeConsultations',
  referral: 'includeReferrals',
  diary: 'includeDiaryEntries',
  document: 'includeConsultations',
  note: 'includeConsultations',
};

/** Whether the HIE writes the entry as a bare Observation whatever its kind. */
export function isBareObservation(entry: SimulatedEntry): boolean {
  if (entry.kind === 'result') return entry.typedByHand === true;
  return entry.kind === 'immunisation' && entry.asObservation === true;
}

/** The area an entry belongs to, by the parameter that asks for it. */
export function areaOf(entry: SimulatedEntry): Area {
  return isBareObservation(entry) ? 'includeUncategorisedData' : AREA_OF_KIND[entry.kind];
}

/** Whether the HIE shows the entry at all. */
export function isVisible(context: HieContext, entry: SimulatedEntry): boolean {
  if (entry.confidential === true || entry.hidden === true) return false;
  return context.patient.missingAreas?.includes(areaOf(entry)) !== true;
}

/** An ended allergy lives inside its list, never beside it. */
export function isEndedAllergy(entry: SimulatedEntry): boolean {
  return entry.kind === 'allergy' && entry.ended !== undefined;
}

/** What was asked for, and what the problems and consultations among it point to. */
export function selectEntries(context: HieContext): SimulatedEntry[] {
  const { areas } = context.parameters;
  const visible = context.patient.entries.filter(
    (entry) => isVisible(context, entry) && !isEndedAllergy(entry),
  );
  const asked = visible.filter((entry) => areas.has(areaOf(entry)));
  const chosen = new Set([...asked.map((entry) => entry.id), ...linkedIds(asked)]);
  const encounters = encounterIds(asked);
  return visible.filter((entry) => chosen.has(entry.id) || encounters.has(entry.encounter ?? ''));
}

/** Ids the problems among these entries point to. */
export function linkedIds(entries: readonly SimulatedEntry[]): Set<string> {
  return new Set(entries.flatMap((entry) => (entry.kind === 'problem' ? entry.linked : [])));
}

/** Ids of the encounters among these entries. */
export function encounterIds(entries: readonly SimulatedEntry[]): Set<string> {
  return new Set(entries.flatMap((entry) => (entry.kind === 'encounter' ? [entry.id] : [])));
}
