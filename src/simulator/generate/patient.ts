import { testNhsNumber } from '../check-digits.ts';
import type { Moment, SimulatedEntry, SimulatedPatient, SimulatedPractice } from '../model.ts';
import { addDays, dayBetween } from '../moments.ts';
import type { Random } from '../random.ts';
import { generateAllergies } from './allergies.ts';
import type { GenerateContext } from './context.ts';
import {
  generateDiary,
  generateDocuments,
  generateEncounters,
  generateNotes,
  generateReferrals,
} from './events.ts';
import { generateBloodPressures, generateObservations, generateResults } from './measured.ts';
import { generateMedications } from './medications.ts';
import { person } from './people.ts';
import {
  generateDiagnoses,
  generateImmunisations,
  generateProblems,
  generateProcedures,
} from './statements.ts';

/** What one patient is made from. */
export interface PatientRecipe {
  readonly random: Random;
  readonly practice: SimulatedPractice;
  /** Position in the region: traits go round by it, so that small regions have them all. */
  readonly index: number;
  readonly asAt: Moment;
  readonly extras: boolean;
  readonly takenNumbers: Set<string>;
}

/** Each trait, and every how many patients it comes round. */
const TRAITS: readonly (readonly [name: string, every: number, at: number])[] = [
  ['nothing-recorded', 20, 19],
  ['no-known-allergies', 10, 3],
  ['opt-out', 25, 12],
  ['confidential-item', 6, 2],
  ['ended-allergy', 5, 1],
  ['exact-duplicate', 4, 0],
  ['same-day-twins', 4, 1],
  ['many-issues', 3, 0],
];

/** One invented person with a whole record. */
export function generatePatient(recipe: PatientRecipe): SimulatedPatient {
  const { random, practice, index } = recipe;
  const traits = TRAITS.filter(([, every, at]) => index % every === at).map(([name]) => name);
  const dissents = traits.includes('opt-out');
  const last = addDays(recipe.asAt, -30);
  const birthDate = dayBetween(random, addDays(last, -32_000), addDays(last, -7000));
  return {
    nhsNumber: testNhsNumber(random, recipe.takenNumbers),
    ...person(random),
    birthDate,
    practice,
    traits,
    dissent: { mig: dissents, hie: dissents },
    entries: traits.includes('nothing-recorded')
      ? []
      : generateRecord(recipe, birthDate, new Set(traits)),
  };
}

function generateRecord(
  recipe: PatientRecipe,
  born: Moment,
  traits: ReadonlySet<string>,
): SimulatedEntry[] {
  let ids = 0;
  const context: GenerateContext = {
    random: recipe.random,
    born,
    last: addDays(recipe.asAt, -30),
    traits,
    extras: recipe.extras,
    nextId: () => {
      ids += 1;
      return `e${ids}`;
    },
  };
  const encounters = generateEncounters(context);
  const medications = generateMedications(context);
  const results = generateResults(context);
  const shared = [
    ...generateAllergies(context),
    ...medications,
    ...generateProblems(context, [...medications, ...results]),
    ...generateDiagnoses(context, encounters),
    ...generateProcedures(context),
    ...generateImmunisations(context),
    ...results,
    ...generateBloodPressures(context),
    ...encounters,
    ...generateReferrals(context),
  ];
  if (!context.extras) return shared;
  return [
    ...shared,
    ...generateObservations(context),
    ...generateNotes(context, encounters),
    ...generateDiary(context),
    ...generateDocuments(context),
  ];
}
