import { dropOne, isBloodPressure } from '../edit.ts';
import type { BloodPressureEntry, SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** The record holds a blood pressure twice, and the HIE shows it once. */
export const duplicateCollapsed: Mutation = {
  id: 'duplicate-collapsed',
  title: 'An entry told twice is told once',
  side: 'hie',
  expects: { kind: 'duplicate-collapsed', severity: 'significant', item: 'examinations' },
  apply: (patient, random) =>
    dropOne(
      patient,
      random,
      (entry) => isBloodPressure(entry) && patient.entries.some((other) => isTwin(entry, other)),
    ),
};

function isTwin(entry: BloodPressureEntry, other: SimulatedEntry): boolean {
  if (!isBloodPressure(other) || other === entry) return false;
  const { date, systolic, diastolic } = entry;
  return other.date === date && other.systolic === systolic && other.diastolic === diastolic;
}
