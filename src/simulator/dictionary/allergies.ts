import { concept } from './concept.ts';

/** Allergies to drugs. */
export const DRUG_ALLERGIES = [
  concept({ term: 'Allergy to penicillin', snomed: '91936005', read: '14L1.' }),
  concept({ term: 'Allergy to aspirin', snomed: '293586001', read: '14LK.' }),
  concept({ term: 'Allergy to trimethoprim', read: '14LM.' }),
  concept({ term: 'Allergy to codeine', read: '14LH.' }),
] as const;

/** Other allergies. */
export const OTHER_ALLERGIES = [
  concept({ term: 'Allergy to peanut', snomed: '91935009', read: 'SN582' }),
  concept({ term: 'Allergy to latex', snomed: '300916003', read: 'SN583' }),
  concept({ term: 'Allergy to bee venom', snomed: '424213003', read: 'SN584' }),
] as const;

/** The statement that there is no allergy. */
export const NO_KNOWN_ALLERGIES = concept({
  term: 'No known allergies',
  snomed: '716186003',
  read: '1151.',
});

/** What GP Connect writes for a drug allergy it cannot carry over (a "degrade" code). */
export const DEGRADED_DRUG_ALLERGY = concept({
  term: 'Transfer-degraded drug allergy',
  snomed: '196461000000101',
});

/** Reactions. */
export const REACTIONS = [
  concept({ term: 'Eruption of skin', snomed: '271807003' }),
  concept({ term: 'Anaphylaxis', snomed: '39579001' }),
  concept({ term: 'Diarrhoea', snomed: '62315008' }),
] as const;
