import { isProblem } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { entryFault, namedFault } from '../fault.ts';
import { countInArea, isLosable, isStandingAllergy } from '../fault-builders.ts';
import type { AllergyEntry, ProblemEntry } from '../model.ts';
import { retypeImmunisation } from '../mutations/retype-immunisation.ts';

const FACTS = { fault: 'F39', field: 'kind' } as const;

/** F39: an entry stands in another drawer, where nobody looks for it. */
export const F39: readonly Fault[] = [
  namedFault(retypeImmunisation, {
    ...FACTS,
    size: 'a vaccination as observation',
    kinds: ['retyped'],
    rate: 2,
  }),
  entryFault(
    {
      ...FACTS,
      id: 'retype-allergy',
      title: 'An allergy arrives as an observation',
      size: 'an allergy as observation',
      kinds: ['retyped', 'entry-lost', 'false-empty'],
      severity: 'major',
      rate: 3,
    },
    {
      fits: isLosable((entry, patient): entry is AllergyEntry => {
        return isStandingAllergy(entry) && countInArea(patient, entry) > 1;
      }),
      change: ({ id, concept, date, recorded, text }) => [
        { kind: 'diagnosis', id, concept, date, recorded, text },
      ],
    },
  ),
  entryFault(
    {
      ...FACTS,
      id: 'retype-problem',
      title: 'A problem is no longer on the list of problems, but among the observations',
      size: 'a problem as observation',
      kinds: ['retyped', 'entry-lost', 'false-empty'],
      severity: 'considerable',
    },
    {
      fits: isLosable((entry): entry is ProblemEntry => isProblem(entry)),
      change: ({ id, concept, date, recorded, text }) => [
        { kind: 'diagnosis', id, concept, date, recorded, text },
      ],
    },
  ),
];
