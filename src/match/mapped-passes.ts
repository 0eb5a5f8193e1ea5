import {
  firstOf,
  hasValue,
  isDated,
  isNoMeasurement,
  lastOf,
  sameDay,
  sharing,
  valueOf,
} from './code-passes.ts';
import { relateByMaps } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { nameMaps } from './mapped-codes.ts';
import { at, inEveryScope } from './pass.ts';
import type { Recipe } from './pass.ts';
import type { Stage } from './stage.ts';

/** Every meaning maps lead to from an entry, ancestors among them; its codes alone where there are no maps. */
export function mappedKeys({ mapped, codes }: EntryFacts): readonly string[] {
  return mapped === undefined ? codes : mapped.keys;
}

const sameMeaningAndValue = mappedRecipe(0.92, 'on the same date and with the same value or dose', {
  ...sharing({ codes: mappedKeys, takesPart: hasValue, same: [valueOf, firstOf, lastOf] }),
  allowed: meanTheSame,
});

const sameMeaning = mappedRecipe(0.92, 'on the same date', {
  ...sharing({ codes: mappedKeys, takesPart: isDated, same: [firstOf, lastOf] }),
  allowed: (a, b) => a.value === undefined && b.value === undefined && meanTheSame(a, b),
});

const sameMeaningOtherValue = mappedRecipe(0.8, 'on the same date, with another value or dose', {
  ...sharing({ codes: mappedKeys, takesPart: isDated, same: [firstOf, lastOf] }),
  allowed: meanTheSame,
});

const sameMeaningOverlap = mappedRecipe(0.75, 'on dates that may be the same', {
  ...sharing({ codes: mappedKeys, takesPart: isDated, same: [] }),
  allowed: (a, b) => sameDay(a, b) && meanTheSame(a, b),
});

/** A brand and what it is a brand of, or a drug at one strength and the drug as such: neighbours, never equals. */
const neighbours = mappedRecipe(0.75, 'on the same date', {
  ...sharing({ codes: mappedKeys, takesPart: isDated, same: [firstOf, lastOf] }),
  allowed: (a, b) => a.value === b.value && areNeighbours(a, b),
});

const neighboursOtherValue = mappedRecipe(0.65, 'on the same date, with another value or dose', {
  ...sharing({ codes: mappedKeys, takesPart: isDated, same: [firstOf, lastOf] }),
  allowed: areNeighbours,
});

const meaningAndValueOtherDay = mappedRecipe(0.65, 'with the same value or dose, on other dates', {
  ...sharing({ codes: mappedKeys, takesPart: hasValue, same: [valueOf] }),
  allowed: meanTheSame,
});

/** As for codes in common: measurements of different days are different measurements. */
const meaningOtherDay = mappedRecipe(0.6, 'on other dates', {
  ...sharing({ codes: mappedKeys, takesPart: isNoMeasurement, same: [] }),
  allowed: meanTheSame,
});

/** The passes over meanings in common under code maps, on one date. */
export const MAPPED_SAME_DAY_STAGES: readonly Stage[] = [
  {
    reach: mappedKeys,
    passes: [
      ...[sameMeaningAndValue, sameMeaning, sameMeaningOtherValue, sameMeaningOverlap].flatMap(
        inEveryScope,
      ),
      ...[neighbours, neighboursOtherValue].map((recipe) => at('kind', recipe)),
    ],
  },
];

/** The same on other dates. */
export const MAPPED_OTHER_DAY_STAGES: readonly Stage[] = [
  { reach: mappedKeys, passes: [meaningAndValueOtherDay, meaningOtherDay].flatMap(inEveryScope) },
];

function mappedRecipe(
  confidence: number,
  besides: string,
  how: Pick<Recipe, 'keys' | 'shareKey' | 'allowed'>,
): Recipe {
  return {
    id: 'mapped-code',
    confidence,
    why: `One meaning under a code map, ${besides}.`,
    tell: (a, b) => {
      const { relation, citations = [] } = relateByMaps(a, b) ?? {};
      const what = relation === 'equal' ? 'One meaning' : 'A meaning and a wider one';
      return `${what} under ${nameMaps(citations)}, ${besides}.`;
    },
    ...how,
  };
}

function meanTheSame(a: EntryFacts, b: EntryFacts): boolean {
  return relateByMaps(a, b)?.relation === 'equal';
}

function areNeighbours(a: EntryFacts, b: EntryFacts): boolean {
  const relation = relateByMaps(a, b)?.relation;
  return relation === 'broader' || relation === 'narrower';
}
