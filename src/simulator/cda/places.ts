import type { SimulatedEntry, SimulatedPatient } from '../model.ts';
import type { SectionCode } from './options.ts';
import { SECTIONS } from './section-table.ts';

/** What a document says of a patient, and where. */
export interface Places {
  /** Entries of each section, in the order of the record. */
  readonly bySection: ReadonlyMap<SectionCode, readonly SimulatedEntry[]>;
  /** Diagnoses and notes that stand inside an encounter of the document, by its id. */
  readonly byEncounter: ReadonlyMap<string, readonly SimulatedEntry[]>;
  /** Sections something was held back from, which the document owns up to. */
  readonly masked: ReadonlySet<SectionCode>;
}

/**
 * Where each entry stands. A confidential entry is left out and its section says so; a hidden one is
 * left out in silence; a missing area takes its sections with it.
 */
export function placeEntries(patient: SimulatedPatient): Places {
  const encounters = new Set(
    patient.entries
      .filter((entry) => entry.kind === 'encounter' && isShown(patient, entry))
      .map((entry) => entry.id),
  );
  const bySection = new Map<SectionCode, SimulatedEntry[]>();
  const byEncounter = new Map<string, SimulatedEntry[]>();
  const masked = new Set<SectionCode>();
  for (const entry of patient.entries) {
    const section = sectionOf(entry);
    if (section === undefined || entry.hidden === true) continue;
    if (entry.confidential === true) masked.add(section);
    else if (canStandInside(entry) && encounters.has(entry.encounter ?? '')) {
      add(byEncounter, entry.encounter ?? '', entry);
    } else if (isShown(patient, entry)) add(bySection, section, entry);
  }
  return { bySection, byEncounter, masked };
}

/** Whether the answer leaves the section out altogether. */
export function isMissing(patient: SimulatedPatient, section: SectionCode): boolean {
  return patient.missingAreas?.includes(SECTIONS[section].area) === true;
}

function isShown(patient: SimulatedPatient, entry: SimulatedEntry): boolean {
  const section = sectionOf(entry);
  if (section === undefined || entry.confidential === true || entry.hidden === true) return false;
  return !isMissing(patient, section);
}

function canStandInside(entry: SimulatedEntry): boolean {
  return entry.kind === 'diagnosis' || entry.kind === 'note';
}

/** The section of an entry when it stands by itself; none for letters. */
export function sectionOf(entry: SimulatedEntry): SectionCode | undefined {
  if (entry.kind === 'observation') {
    if (entry.value !== undefined) return '8716-3';
    return isHabit(entry) ? '29762-2' : '29545-1';
  }
  if (entry.kind === 'immunisation' && entry.asObservation === true) return '29545-1';
  return SECTION_OF_KIND[entry.kind];
}

/** Tobacco, in chapter 137 of the Read codes. */
function isHabit(entry: SimulatedEntry): boolean {
  return entry.concept.read?.code.startsWith('137') === true;
}

const SECTION_OF_KIND: Readonly<
  Record<Exclude<SimulatedEntry['kind'], 'observation'>, SectionCode | undefined>
> = {
  allergy: '48765-2',
  medication: '10160-0',
  problem: '11450-4',
  diagnosis: '11348-0',
  procedure: '47519-4',
  immunisation: '11369-6',
  result: '30954-2',
  'blood-pressure': '8716-3',
  encounter: '46240-8',
  referral: '42349-1',
  diary: '18776-5',
  note: '34109-9',
  document: undefined,
};

function add<Key>(map: Map<Key, SimulatedEntry[]>, key: Key, entry: SimulatedEntry): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else known.push(entry);
}
