import { DRUG_ALLERGIES } from '../dictionary/allergies.ts';
import type { Fault } from '../fault.ts';
import { entryFault, namedFault } from '../fault.ts';
import type { AllergyEntry } from '../model.ts';
import { falseNoKnownAllergies } from '../mutations/false-no-known-allergies.ts';

const FACTS = { fault: 'F37', field: 'presence', rate: 3 } as const;

/** F37: "none known" stands for something, or something for "none known". */
export const F37: readonly Fault[] = [
  namedFault(falseNoKnownAllergies, {
    ...FACTS,
    size: 'none known for allergies',
    kinds: ['false-empty'],
    extent: 'list',
  }),
  entryFault(
    {
      ...FACTS,
      id: 'false-allergy',
      title: 'An allergy stands in for "no known allergies"',
      size: 'an allergy for none known',
      kinds: ['false-empty', 'entry-extra', 'negation-flipped', 'code-changed'],
      severity: 'considerable',
    },
    {
      fits: (entry): entry is AllergyEntry => entry.kind === 'allergy' && entry.noneKnown === true,
      change: (entry, _patient, random) => [
        { ...entry, noneKnown: undefined, concept: random.pick(DRUG_ALLERGIES) },
      ],
    },
  ),
];
