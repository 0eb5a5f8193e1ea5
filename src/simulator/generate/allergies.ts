import {
  DRUG_ALLERGIES,
  NO_KNOWN_ALLERGIES,
  OTHER_ALLERGIES,
  REACTIONS,
} from '../dictionary/allergies.ts';
import type { AllergyEntry, Moment } from '../model.ts';
import { dayBetween } from '../moments.ts';
import type { GenerateContext } from './context.ts';
import { recentDay, remembered, typedIn } from './context.ts';
import { freeText } from './free-text.ts';

/** Allergies, the statement that there are none, or nothing at all, as the traits say. */
export function generateAllergies(context: GenerateContext): AllergyEntry[] {
  if (context.traits.has('no-known-allergies')) return [noneKnown(context)];
  const { random, traits } = context;
  const drugs = random.sample(
    DRUG_ALLERGIES,
    traits.has('ended-allergy') ? 2 : random.between(0, 2),
  );
  const others = random.sample(OTHER_ALLERGIES, random.between(0, 1));
  return [
    ...drugs.map((concept, i) => allergy(context, concept, i === 0 && traits.has('ended-allergy'))),
    ...others.map((concept) => ({
      ...allergy(context, concept, false),
      category: 'environment' as const,
    })),
  ];
}

function noneKnown(context: GenerateContext): AllergyEntry {
  const date = recentDay(context, 8);
  return {
    kind: 'allergy',
    id: context.nextId(),
    concept: NO_KNOWN_ALLERGIES,
    category: 'medication',
    noneKnown: true,
    date,
    recorded: typedIn(context, date),
  };
}

function allergy(
  context: GenerateContext,
  concept: AllergyEntry['concept'],
  over: boolean,
): AllergyEntry {
  const { random } = context;
  const day = recentDay(context, 25);
  const date = random.chance(0.05) && !over ? undefined : remembered(context, day);
  return {
    kind: 'allergy',
    id: context.nextId(),
    concept,
    category: 'medication',
    date,
    recorded: typedIn(context, date),
    ...freeText(context, 'allergy', 0.4),
    ...(random.chance(0.3) ? { reaction: random.pick(REACTIONS) } : {}),
    ...(over ? { ended: ended(context, day) } : {}),
  };
}

function ended(context: GenerateContext, since: Moment): NonNullable<AllergyEntry['ended']> {
  const date = dayBetween(context.random, since, context.last);
  return { date, reason: 'Tolerated on later exposure' };
}
