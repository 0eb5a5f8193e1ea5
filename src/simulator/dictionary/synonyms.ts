import type { Concept } from '../model.ts';
import { DRUG_ALLERGIES, OTHER_ALLERGIES } from './allergies.ts';
import { concept } from './concept.ts';
import { EPISODES, LONG_TERM, PROCEDURES, VACCINATIONS } from './disorders.ts';

/** Another term for the same meaning, with the description and the Read term code of its own. */
export interface Synonym {
  readonly preferred: Concept;
  readonly synonym: Concept;
}

const KNOWN = [
  ...LONG_TERM,
  ...EPISODES,
  ...PROCEDURES,
  ...VACCINATIONS,
  ...DRUG_ALLERGIES,
  ...OTHER_ALLERGIES,
] as const;

type KnownTerm = (typeof KNOWN)[number]['term'];

/** The preferred term of each, and another one. */
const TERMS: readonly (readonly [preferred: KnownTerm, synonym: string])[] = [
  ['Asthma', 'Bronchial asthma'],
  ['Chronic obstructive pulmonary disease', 'Chronic obstructive airways disease'],
  ['Essential hypertension', 'Primary hypertension'],
  ['Type 2 diabetes mellitus', 'Diabetes mellitus type II'],
  ['Atrial fibrillation', 'AF - Atrial fibrillation'],
  ['Hypothyroidism', 'Underactive thyroid'],
  ['Heart failure', 'Cardiac failure'],
  ['Osteoarthritis', 'Degenerative joint disease'],
  ['Atopic dermatitis', 'Atopic eczema'],
  ['Migraine', 'Migraine headache'],
  ['Urinary tract infection', 'UTI - Urinary tract infection'],
  ['Upper respiratory infection', 'Upper respiratory tract infection'],
  ['Low back pain', 'Lumbago'],
  ['Lateral epicondylitis', 'Tennis elbow'],
  ['Ingrowing toenail', 'Ingrown nail of toe'],
  ['Appendicectomy', 'Appendectomy'],
  ['Extraction of cataract', 'Cataract extraction'],
  ['Total replacement of hip', 'Total hip arthroplasty'],
  ['Influenza vaccination', 'Flu jab'],
  ['Allergy to penicillin', 'Penicillin allergy'],
  ['Allergy to aspirin', 'Aspirin allergy'],
  ['Allergy to peanut', 'Peanut allergy'],
];

/** Pairs of terms that mean the same. */
export const SYNONYMS: readonly Synonym[] = TERMS.flatMap(([term, other]) => {
  const preferred = KNOWN.find((known) => known.term === term);
  return preferred === undefined ? [] : [{ preferred, synonym: synonymOf(preferred, other) }];
});

function synonymOf(preferred: Concept, term: string): Concept {
  const { description } = concept({ term });
  const { read } = preferred;
  return {
    ...preferred,
    term,
    description,
    ...(read === undefined ? {} : { read: { code: read.code, termCode: '13' } }),
  };
}

const preferredTerms = new Map(
  SYNONYMS.map(({ preferred, synonym }) => [`${synonym.snomed} ${synonym.term}`, preferred.term]),
);

/** The preferred term for the same meaning; a term that is no synonym stays. */
export function preferredTerm(snomed: string, term: string): string {
  return preferredTerms.get(`${snomed} ${term}`) ?? term;
}
