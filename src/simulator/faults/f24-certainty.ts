import { FAMILY_HISTORY, SUSPECTED } from '../dictionary/certainty.ts';
import { EPISODES } from '../dictionary/disorders.ts';
import { isDiagnosis } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { changing, isNewTo } from '../fault-builders.ts';
import type { StatementEntry } from '../model.ts';
import { withDiagnosis } from '../prepare.ts';

const FACTS = { fault: 'F24', severity: 'major', rate: 2 } as const;

const QUALIFIED = [
  ...SUSPECTED.map((pair) => ({ ...pair, how: 'suspected' })),
  ...FAMILY_HISTORY.map((pair) => ({ ...pair, how: 'family history' })),
];

/** F24: what was suspected, or was somebody else's, reads as the patient's own diagnosis. */
export const F24: readonly Fault[] = [
  ...QUALIFIED.map(({ qualified, plain, how }, i) =>
    changing(
      {
        ...FACTS,
        id: `certainty-raised-${i + 1}`,
        title: `"${qualified.term}" became "${plain.term}"`,
        size: how,
        kinds: ['certainty-changed', 'code-changed', 'negation-flipped'],
        field: 'code',
        prepare: (patient, random) =>
          isNewTo(patient, plain)
            ? withDiagnosis(patient, random, { concept: qualified })
            : patient,
      },
      (entry, patient): entry is StatementEntry =>
        isDiagnosis(entry) && entry.concept.snomed === qualified.snomed && isNewTo(patient, plain),
      (entry) => ({ ...entry, concept: plain }),
    ),
  ),
  changing(
    {
      fault: 'F24',
      id: 'certainty-raised-in-words',
      title: 'The words lost their question mark',
      size: 'in the words',
      kinds: ['certainty-changed', 'text-changed'],
      field: 'text',
      severity: 'considerable',
      prepare: (patient, random) =>
        withDiagnosis(patient, random, {
          concept: EPISODES[4],
          text: `? vertebral fracture, film awaited (ref ${random.between(100_000, 999_999)})`,
        }),
    },
    (entry): entry is StatementEntry & { readonly text: string } =>
      isDiagnosis(entry) && entry.text?.startsWith('? ') === true,
    (entry) => ({ ...entry, text: entry.text.slice(2) }),
  ),
];
