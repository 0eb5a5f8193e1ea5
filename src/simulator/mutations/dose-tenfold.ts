import { changeOne, isMedication } from '../edit.ts';
import type { MedicationEntry, SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** The first number of the dose has a zero too many. */
export const doseTenfold: Mutation = {
  id: 'dose-tenfold',
  title: 'A dose is ten times as high',
  side: 'hie',
  expects: { kind: 'dose-changed', severity: 'major', item: 'medication' },
  apply: (patient, random) =>
    changeOne(patient, random, hasNumber, (entry) => ({
      ...entry,
      dose: entry.dose.replace(/\d+/, (digits) => `${digits}0`),
    })),
};

function hasNumber(entry: SimulatedEntry): entry is MedicationEntry {
  return isMedication(entry) && /\d/.test(entry.dose);
}
