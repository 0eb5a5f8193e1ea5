import { relativesOf } from '../dictionary/relatives.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing, isNewTo, isStandingAllergy } from '../fault-builders.ts';
import type { AllergyEntry } from '../model.ts';
import { changeAllergySubstance } from '../mutations/change-allergy-substance.ts';

/** F05: an allergy names another substance, far from it or close to it. */
export const F05: readonly Fault[] = [
  namedFault(changeAllergySubstance, {
    fault: 'F05',
    size: 'another drug',
    kinds: ['code-changed'],
    field: 'code',
    rate: 3,
  }),
  changing(
    {
      id: 'allergy-substance-lookalike',
      fault: 'F05',
      title: 'An allergy names a substance close to it',
      size: 'a related substance',
      kinds: ['code-changed', 'entry-lost'],
      field: 'code',
      severity: 'major',
      rate: 3,
    },
    (entry, patient): entry is AllergyEntry => {
      const relatives = relativesOf(entry.concept.snomed);
      return (
        isStandingAllergy(entry) && relatives !== undefined && isNewTo(patient, relatives.sibling)
      );
    },
    (entry) => ({
      ...entry,
      concept: relativesOf(entry.concept.snomed)?.sibling ?? entry.concept,
    }),
  ),
];
