import { changeOne, isMedication } from '../edit.ts';
import type { MedicationEntry, SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** The number of the dose stays, its unit is a thousand times as large. */
export const doseUnit: Mutation = {
  id: 'dose-unit',
  title: 'Micrograms became milligrams',
  side: 'hie',
  expects: { kind: 'dose-changed', severity: 'major', item: 'medication' },
  apply: (patient, random) =>
    changeOne(patient, random, inMicrograms, (entry) => ({
      ...entry,
      dose: entry.dose.replace('micrograms', 'mg'),
    })),
};

function inMicrograms(entry: SimulatedEntry): entry is MedicationEntry {
  return isMedication(entry) && entry.dose.includes('micrograms');
}
