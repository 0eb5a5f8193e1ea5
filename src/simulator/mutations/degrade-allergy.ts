import { DEGRADED_DRUG_ALLERGY } from '../dictionary/allergies.ts';
import { changeOne, isDrugAllergy } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The code no longer names the substance: decision support will not fire. */
export const degradeAllergy: Mutation = {
  id: 'degrade-allergy',
  title: 'An allergy keeps only its wording',
  side: 'hie',
  expects: { kind: 'code-degraded', severity: 'major', item: 'risks-and-warnings' },
  apply: (patient, random) =>
    changeOne(patient, random, isDrugAllergy, (entry) => ({
      ...entry,
      concept: { ...DEGRADED_DRUG_ALLERGY, wording: entry.concept.term },
    })),
};
