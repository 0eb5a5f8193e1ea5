import { NEGATED } from '../dictionary/certainty.ts';
import { DENIED, EPISODES } from '../dictionary/disorders.ts';
import { isDiagnosis } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing, isNewTo } from '../fault-builders.ts';
import type { StatementEntry } from '../model.ts';
import { negationLost } from '../mutations/negation-lost.ts';
import { withDiagnosis } from '../prepare.ts';

const FACTS = { fault: 'F23', kinds: ['negation-flipped'], severity: 'major', rate: 2 } as const;

/** F23: a "not" is lost or gained, in the code or in the words. */
export const F23: readonly Fault[] = [
  namedFault(negationLost, {
    ...FACTS,
    field: 'code',
    size: 'not present to present',
    prepare: (patient, random) => withDiagnosis(patient, random, { concept: DENIED }),
  }),
  ...NEGATED.slice(1).flatMap(({ qualified, plain }, i) => [
    changing(
      {
        ...FACTS,
        kinds: ['negation-flipped', 'code-changed'],
        id: `negation-lost-${i + 2}`,
        title: `"${qualified.term}" became "${plain.term}"`,
        size: 'a denial becomes a finding',
        field: 'code',
        prepare: (patient, random) => withDiagnosis(patient, random, { concept: qualified }),
      },
      (entry, patient): entry is StatementEntry =>
        isDiagnosis(entry) && entry.concept.snomed === qualified.snomed && isNewTo(patient, plain),
      (entry) => ({ ...entry, concept: plain }),
    ),
    changing(
      {
        ...FACTS,
        kinds: ['negation-flipped', 'code-changed'],
        id: `negation-gained-${i + 2}`,
        title: `"${plain.term}" became "${qualified.term}"`,
        size: 'a finding becomes a denial',
        field: 'code',
        prepare: (patient, random) => withDiagnosis(patient, random, { concept: plain }),
      },
      (entry, patient): entry is StatementEntry =>
        isDiagnosis(entry) && entry.concept.snomed === plain.snomed && isNewTo(patient, qualified),
      (entry) => ({ ...entry, concept: qualified }),
    ),
  ]),
  changing(
    {
      fault: 'F23',
      kinds: ['negation-flipped', 'text-changed'],
      id: 'negation-lost-in-words',
      title: 'The words no longer say "no"',
      size: 'in the words',
      field: 'text',
      severity: 'considerable',
      prepare: (patient, random) =>
        withDiagnosis(patient, random, {
          concept: EPISODES[4],
          text: `No chest pain on exertion, no breathlessness (ref ${random.between(100_000, 999_999)})`,
        }),
    },
    (entry): entry is StatementEntry & { readonly text: string } =>
      isDiagnosis(entry) && entry.text?.startsWith('No chest pain') === true,
    (entry) => ({ ...entry, text: entry.text.replace('No chest pain', 'Chest pain') }),
  ),
];
