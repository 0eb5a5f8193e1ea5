import {
  DENIED,
  EPISODES,
  LONG_TERM,
  PROCEDURES,
  SENSITIVE,
  VACCINATIONS,
} from '../dictionary/disorders.ts';
import type {
  Concept,
  ImmunisationEntry,
  Moment,
  ProblemEntry,
  SimulatedEntry,
  StatementEntry,
} from '../model.ts';
import { dayBetween } from '../moments.ts';
import type { GenerateContext } from './context.ts';
import { recentDay, recentDays, remembered, typedIn } from './context.ts';
import { freeText } from './free-text.ts';

/**
 * The problem list; some problems point to entries among `others`. With the trait, it holds one of the
 * sensitive set that both sides hold back.
 */
export function generateProblems(
  context: GenerateContext,
  others: readonly SimulatedEntry[],
): ProblemEntry[] {
  const { random, traits } = context;
  const known = random.sample(LONG_TERM, random.between(1, 4));
  const problems = known.map((concept) => problem(context, concept, others));
  if (!traits.has('confidential-item')) return problems;
  const held = problem(context, random.pick(SENSITIVE), []);
  return [...problems, { ...held, confidential: true }];
}

function problem(
  context: GenerateContext,
  concept: Concept,
  others: readonly SimulatedEntry[],
): ProblemEntry {
  const { random } = context;
  const day = recentDay(context, 20);
  const over = random.chance(0.35);
  const date = over ? day : remembered(context, day);
  return {
    kind: 'problem',
    id: context.nextId(),
    concept,
    date,
    recorded: typedIn(context, date),
    significance: random.chance(0.6) ? 'major' : 'minor',
    linked: random.sample(others, random.between(0, 3)).map((entry) => entry.id),
    ...(over
      ? { status: 'inactive', ended: dayBetween(random, day, context.last) }
      : { status: 'active' }),
    ...freeText(context, 'statement', 0.3),
  };
}

/** Diagnoses that are not problems, some of them made in one of the encounters. */
export function generateDiagnoses(
  context: GenerateContext,
  encounters: readonly SimulatedEntry[],
): StatementEntry[] {
  const { random } = context;
  const made = random.sample(EPISODES, random.between(1, 4)).map((concept) => {
    const encounter = random.chance(0.5) ? random.sample(encounters, 1)[0] : undefined;
    const day = encounter?.date?.slice(0, 10) ?? recentDay(context, 15);
    return statement(context, 'diagnosis', concept, {
      date: encounter === undefined ? remembered(context, day) : day,
      encounter: encounter?.id,
    });
  });
  const screened = random.chance(0.4)
    ? [statement(context, 'diagnosis', DENIED, { date: recentDay(context, 5) })]
    : [];
  return [...made, ...screened];
}

/** Operations. */
export function generateProcedures(context: GenerateContext): StatementEntry[] {
  const { random } = context;
  return random.sample(PROCEDURES, random.between(0, 2)).map((concept) =>
    statement(context, 'procedure', concept, {
      date: remembered(context, recentDay(context, 30)),
    }),
  );
}

/** Vaccinations. */
export function generateImmunisations(context: GenerateContext): ImmunisationEntry[] {
  const { random } = context;
  return random.sample(VACCINATIONS, random.between(1, 3)).flatMap((concept, i) =>
    recentDays(context, i === 0 ? random.between(1, 4) : 1, 12).map((day): ImmunisationEntry => {
      const date = i === 0 ? day : remembered(context, day);
      return {
        kind: 'immunisation',
        id: context.nextId(),
        concept,
        date,
        recorded: typedIn(context, date),
        ...freeText(context, 'statement', 0.15),
      };
    }),
  );
}

function statement(
  context: GenerateContext,
  kind: StatementEntry['kind'],
  concept: Concept,
  when: { readonly date: Moment; readonly encounter?: string | undefined },
): StatementEntry {
  return {
    kind,
    id: context.nextId(),
    concept,
    date: when.date,
    recorded: typedIn(context, when.date),
    ...freeText(context, 'statement', 0.3),
    ...(when.encounter === undefined ? {} : { encounter: when.encounter }),
  };
}
