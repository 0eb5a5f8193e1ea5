import { DEGRADED_DRUG_ALLERGY } from '../dictionary/allergies.ts';
import type { Fault } from '../fault.ts';
import { changing, isStandingAllergy } from '../fault-builders.ts';

/** F07: the code of an allergy becomes a general one, and no word names the substance any more. */
export const F07: readonly Fault[] = [
  changing(
    {
      id: 'allergy-nameless',
      fault: 'F07',
      title: 'An allergy no longer says to what',
      size: 'code and words',
      kinds: ['code-degraded', 'code-changed', 'entry-lost'],
      field: 'code',
      severity: 'major',
      rate: 3,
    },
    isStandingAllergy,
    (entry) => ({ ...entry, concept: DEGRADED_DRUG_ALLERGY, text: undefined }),
  ),
];
