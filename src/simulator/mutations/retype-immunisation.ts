import { changeOne } from '../edit.ts';
import type { ImmunisationEntry, SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** It no longer stands where vaccinations are looked for. */
export const retypeImmunisation: Mutation = {
  id: 'retype-immunisation',
  title: 'A vaccination arrives as an observation',
  side: 'hie',
  expects: { kind: 'retyped', severity: 'major', item: 'procedures' },
  apply: (patient, random) =>
    changeOne(patient, random, isImmunisation, (entry) => ({ ...entry, asObservation: true })),
};

function isImmunisation(entry: SimulatedEntry): entry is ImmunisationEntry {
  return entry.kind === 'immunisation';
}
