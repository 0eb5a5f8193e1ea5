import { isCurrentCourse, isSingleResult } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { entryFault, namedFault } from '../fault.ts';
import { countInArea, isLosable, isStandingAllergy } from '../fault-builders.ts';
import type { SimulatedEntry } from '../model.ts';
import { withheldUndeclared } from '../mutations/withheld-undeclared.ts';

const FACTS = {
  fault: 'F32',
  kinds: ['withheld-undeclared', 'entry-lost'],
  field: 'access',
} as const;

const SORTS = [
  ['medication', isCurrentCourse, 'major'],
  ['allergy', isStandingAllergy, 'major'],
  ['result', isSingleResult, 'considerable'],
] as const;

/** F32: the HIE holds an entry back and does not say so; from outside it is a loss. */
export const F32: readonly Fault[] = [
  namedFault(withheldUndeclared, { ...FACTS, size: 'a diagnosis' }),
  ...SORTS.map(([sort, isSort, severity]) =>
    entryFault<SimulatedEntry>(
      {
        ...FACTS,
        id: `withheld-${sort}`,
        title: `An entry of the kind ${sort} is held back without a word`,
        size: sort,
        severity,
        rate: severity === 'major' ? 2 : 1,
      },
      {
        fits: isLosable(
          (entry, patient): entry is SimulatedEntry =>
            isSort(entry) && countInArea(patient, entry) > 1,
        ),
        change: (entry) => [{ ...entry, hidden: true }],
      },
    ),
  ),
];
