import { DRUG_ALLERGIES } from '../dictionary/allergies.ts';
import { changeOne, isDrugAllergy } from '../edit.ts';
import type { AllergyEntry, SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** The allergy is to another drug than the MIG says. */
export const changeAllergySubstance: Mutation = {
  id: 'change-allergy-substance',
  title: 'An allergy names another substance',
  side: 'hie',
  expects: { kind: 'code-changed', severity: 'major', item: 'risks-and-warnings' },
  apply: (patient, random) => {
    const known = new Set(patient.entries.map((entry) => entry.concept.snomed));
    const other = DRUG_ALLERGIES.find(({ snomed }) => !known.has(snomed));
    if (other === undefined) return undefined;
    return changeOne(patient, random, isTellable, (entry) => ({ ...entry, concept: other }));
  },
};

/** With a day and words of its own, so that it is known for the same entry by more than its code. */
function isTellable(entry: SimulatedEntry): entry is AllergyEntry {
  return isDrugAllergy(entry) && entry.date?.length === 10 && entry.text !== undefined;
}
