import type { Concept } from '../model.ts';
import { concept } from './concept.ts';
import { AFFIRMED, DENIED, LONG_TERM } from './disorders.ts';

/** A statement less than a diagnosis, and the diagnosis it is mistaken for. */
export interface Qualified {
  readonly qualified: Concept;
  readonly plain: Concept;
}

const find = (term: string): Concept =>
  LONG_TERM.find((known) => known.term === term) ?? LONG_TERM[0];

/** "Suspected" and what is suspected. */
export const SUSPECTED: readonly Qualified[] = [
  {
    qualified: concept({ term: 'Suspected heart failure', read: '1J60.' }),
    plain: find('Heart failure'),
  },
  {
    qualified: concept({ term: 'Suspected gout', read: '1J61.' }),
    plain: find('Gout'),
  },
  {
    qualified: concept({ term: 'Suspected asthma', read: '1J62.' }),
    plain: find('Asthma'),
  },
];

/** Illness in the family and the same in the patient. */
export const FAMILY_HISTORY: readonly Qualified[] = [
  {
    qualified: concept({ term: 'Family history of epilepsy', read: '12A0.' }),
    plain: find('Epilepsy'),
  },
  {
    qualified: concept({ term: 'Family history of psoriasis', read: '12A1.' }),
    plain: find('Psoriasis'),
  },
];

/** What was looked for and not found, and the finding. */
export const NEGATED: readonly Qualified[] = [
  { qualified: DENIED, plain: AFFIRMED },
  {
    qualified: concept({ term: 'Pulmonary embolism excluded', read: '1J70.' }),
    plain: concept({ term: 'Pulmonary embolism', read: 'G401.' }),
  },
  {
    qualified: concept({ term: 'No peripheral oedema', read: '22C1.' }),
    plain: concept({ term: 'Peripheral oedema', read: '22C2.' }),
  },
];
