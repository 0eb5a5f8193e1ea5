import { isCurrentAllergy } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The HIE says that nothing is recorded where the MIG names an allergy. */
export const emptyAllergyList: Mutation = {
  id: 'empty-allergy-list',
  title: 'The list of allergies is empty',
  side: 'hie',
  expects: { kind: 'false-empty', severity: 'major', item: 'risks-and-warnings' },
  apply: (patient) => {
    if (!patient.entries.some(isCurrentAllergy)) return undefined;
    return { ...patient, entries: patient.entries.filter((entry) => entry.kind !== 'allergy') };
  },
};
