import { DEGRADED_DRUG_ALLERGY } from '../dictionary/allergies.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing, isStandingAllergy } from '../fault-builders.ts';
import type { AllergyEntry } from '../model.ts';
import { degradeAllergy } from '../mutations/degrade-allergy.ts';

/** F06: the code of an allergy becomes a general one, and the words still name the substance. */
export const F06: readonly Fault[] = [
  namedFault(degradeAllergy, {
    fault: 'F06',
    size: 'to a drug, the term kept',
    kinds: ['code-degraded'],
    field: 'code',
    rate: 3,
  }),
  changing(
    {
      id: 'degrade-other-allergy',
      fault: 'F06',
      title: 'An allergy to no drug keeps only its wording',
      size: 'to anything else, the term kept',
      kinds: ['code-degraded', 'code-changed'],
      field: 'code',
      severity: 'major',
      rate: 2,
    },
    (entry): entry is AllergyEntry => isStandingAllergy(entry) && entry.category === 'environment',
    (entry) => ({
      ...entry,
      concept: { ...DEGRADED_DRUG_ALLERGY, wording: entry.concept.term },
    }),
  ),
];
