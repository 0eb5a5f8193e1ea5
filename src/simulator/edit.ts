import type {
  AllergyEntry,
  BloodPressureEntry,
  Measurement,
  MedicationEntry,
  ProblemEntry,
  ResultEntry,
  SimulatedEntry,
  SimulatedPatient,
  StatementEntry,
} from './model.ts';
import type { Random } from './random.ts';

/** Whether an entry stands on both wires, so that a change of one side can be seen at all. */
export function isShared(entry: SimulatedEntry): boolean {
  if (entry.confidential === true || entry.hidden === true) return false;
  return !['observation', 'diary', 'document', 'note'].includes(entry.kind);
}

/** One entry, at random, of those shared by both wires that fit. */
export function pickEntry<Entry extends SimulatedEntry>(
  patient: SimulatedPatient,
  random: Random,
  fits: (entry: SimulatedEntry) => entry is Entry,
): Entry | undefined {
  const candidates = patient.entries.filter(
    (entry): entry is Entry => isShared(entry) && fits(entry),
  );
  return candidates.length === 0 ? undefined : random.pick(candidates);
}

/** The patient without one entry that fits; undefined when none does. */
export function dropOne(
  patient: SimulatedPatient,
  random: Random,
  fits: (entry: SimulatedEntry) => boolean,
): SimulatedPatient | undefined {
  const chosen = pickEntry(patient, random, (entry): entry is SimulatedEntry => fits(entry));
  return chosen === undefined ? undefined : without(patient, chosen.id);
}

/** The same, but only when others that fit remain: the last one gone would look like an empty list. */
export function dropOneOfSeveral(
  patient: SimulatedPatient,
  random: Random,
  fits: (entry: SimulatedEntry) => boolean,
): SimulatedPatient | undefined {
  const count = patient.entries.filter((entry) => isShared(entry) && fits(entry)).length;
  return count < 2 ? undefined : dropOne(patient, random, fits);
}

/** The patient without the entry of that id. */
export function without(patient: SimulatedPatient, id: string): SimulatedPatient {
  return { ...patient, entries: patient.entries.filter((entry) => entry.id !== id) };
}

/** The patient with one entry changed; undefined when there is none that fits. */
export function changeOne<Entry extends SimulatedEntry>(
  patient: SimulatedPatient,
  random: Random,
  fits: (entry: SimulatedEntry) => entry is Entry,
  change: (entry: Entry) => SimulatedEntry,
): SimulatedPatient | undefined {
  const chosen = pickEntry(patient, random, fits);
  return chosen === undefined ? undefined : replaced(patient, chosen, change(chosen));
}

/** The patient with that entry in place of the old one. */
export function replaced(
  patient: SimulatedPatient,
  old: SimulatedEntry,
  changed: SimulatedEntry,
): SimulatedPatient {
  return { ...patient, entries: patient.entries.map((entry) => (entry === old ? changed : entry)) };
}

/** The patient with further entries. */
export function withMore(
  patient: SimulatedPatient,
  ...more: readonly SimulatedEntry[]
): SimulatedPatient {
  return { ...patient, entries: [...patient.entries, ...more] };
}

/** Whether two records say the same: a mutation that changes no meaning is no mutation. */
export function isSameMeaning(a: SimulatedPatient, b: SimulatedPatient): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A result by itself, with a value. */
export type MeasuredResult = ResultEntry & { readonly value: Measurement };

export function isMedication(entry: SimulatedEntry): entry is MedicationEntry {
  return entry.kind === 'medication';
}

/** A course the patient is taking. */
export function isCurrentCourse(entry: SimulatedEntry): entry is MedicationEntry {
  return isMedication(entry) && entry.status === 'active';
}

export function isProblem(entry: SimulatedEntry): entry is ProblemEntry {
  return entry.kind === 'problem';
}

export function isBloodPressure(entry: SimulatedEntry): entry is BloodPressureEntry {
  return entry.kind === 'blood-pressure';
}

export function isDiagnosis(entry: SimulatedEntry): entry is StatementEntry {
  return entry.kind === 'diagnosis';
}

/** An allergy that stands: neither ended nor the statement that there is none. */
export function isCurrentAllergy(entry: SimulatedEntry): entry is AllergyEntry {
  return entry.kind === 'allergy' && entry.ended === undefined && entry.noneKnown !== true;
}

export function isDrugAllergy(entry: SimulatedEntry): entry is AllergyEntry {
  return isCurrentAllergy(entry) && entry.category === 'medication';
}

export function isSingleResult(entry: SimulatedEntry): entry is MeasuredResult {
  return entry.kind === 'result' && entry.members === undefined && entry.value !== undefined;
}
