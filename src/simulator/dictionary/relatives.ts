import type { Concept } from '../model.ts';
import { DRUG_ALLERGIES, OTHER_ALLERGIES } from './allergies.ts';
import { concept } from './concept.ts';
import { EPISODES, LONG_TERM, PROCEDURES, VACCINATIONS } from './disorders.ts';
import { ACUTE_DRUGS, REPEAT_DRUGS } from './drugs.ts';

/** Neighbours of a meaning in an invented hierarchy. */
export interface Relatives {
  readonly of: Concept;
  /** Another child of the same parent. */
  readonly sibling: Concept;
  /** What it is a kind of. */
  readonly parent: Concept;
}

type Line = readonly [of: string, sibling: string, parent: string];

/** Read codes are made up from the stem: `1` for the sibling and `z` for the parent. */
const DISORDERS: readonly Line[] = [
  ['Asthma', 'Bronchiectasis', 'Disorder of airway'],
  ['Chronic obstructive pulmonary disease', 'Interstitial lung disease', 'Disorder of lung'],
  ['Essential hypertension', 'Secondary hypertension', 'Disorder of blood pressure'],
  ['Type 2 diabetes mellitus', 'Type 1 diabetes mellitus', 'Disorder of glucose metabolism'],
  ['Atrial fibrillation', 'Atrial flutter', 'Disorder of heart rhythm'],
  ['Hypothyroidism', 'Hyperthyroidism', 'Disorder of thyroid gland'],
  ['Epilepsy', 'Narcolepsy', 'Disorder of brain'],
  ['Heart failure', 'Cardiomyopathy', 'Disorder of heart'],
  ['Osteoarthritis', 'Rheumatoid arthritis', 'Disorder of joint'],
  ['Psoriasis', 'Lichen planus', 'Disorder of skin'],
  ['Gout', 'Pseudogout', 'Disorder of crystal metabolism'],
  ['Migraine', 'Cluster headache', 'Headache disorder'],
  ['Urinary tract infection', 'Pyelonephritis', 'Disorder of urinary tract'],
  ['Acute otitis media', 'Otitis externa', 'Disorder of ear'],
  ['Upper respiratory infection', 'Lower respiratory infection', 'Infection of airway'],
  ['Low back pain', 'Neck pain', 'Pain of spine'],
  ['Iron deficiency anaemia', 'Pernicious anaemia', 'Disorder of red cells'],
];

const PROCEDURE_LINES: readonly Line[] = [
  ['Appendicectomy', 'Colectomy', 'Operation on bowel'],
  ['Extraction of cataract', 'Corneal graft', 'Operation on eye'],
  ['Total replacement of hip', 'Total replacement of knee', 'Operation on joint'],
  ['Cholecystectomy', 'Splenectomy', 'Operation on upper abdomen'],
  ['Tonsillectomy', 'Adenoidectomy', 'Operation on throat'],
  ['Influenza vaccination', 'Coronavirus vaccination', 'Seasonal vaccination'],
  ['Pneumococcal vaccination', 'Meningococcal vaccination', 'Bacterial vaccination'],
  ['Tetanus vaccination', 'Diphtheria vaccination', 'Toxoid vaccination'],
];

const ALLERGY_LINES: readonly Line[] = [
  ['Allergy to penicillin', 'Allergy to cephalosporin', 'Allergy to antibacterial'],
  ['Allergy to aspirin', 'Allergy to naproxen', 'Allergy to analgesic'],
  ['Allergy to codeine', 'Allergy to morphine', 'Allergy to opioid'],
  ['Allergy to peanut', 'Allergy to cashew', 'Allergy to food'],
  ['Allergy to bee venom', 'Allergy to wasp venom', 'Allergy to venom'],
];

const DRUG_LINES: readonly Line[] = [
  ['Simvastatin 40mg tablets', 'Pravastatin 40mg tablets', 'Statin product'],
  ['Candesartan 8mg tablets', 'Losartan 50mg tablets', 'Sartan product'],
  ['Digoxin 62.5microgram tablets', 'Digitoxin 62.5microgram tablets', 'Glycoside product'],
  ['Methotrexate 2.5mg tablets', 'Metolazone 2.5mg tablets', 'Antimetabolite product'],
  ['Furosemide 20mg tablets', 'Bumetanide 1mg tablets', 'Loop diuretic product'],
  ['Metformin 500mg tablets', 'Metronidazole 500mg tablets', 'Biguanide product'],
  ['Ramipril 5mg capsules', 'Lisinopril 5mg tablets', 'ACE inhibitor product'],
  ['Amoxicillin 250mg capsules', 'Ampicillin 250mg capsules', 'Penicillin product'],
  ['Prednisolone 5mg tablets', 'Prednisone 5mg tablets', 'Steroid product'],
];

const KNOWN: readonly Concept[] = [
  ...LONG_TERM,
  ...EPISODES,
  ...PROCEDURES,
  ...VACCINATIONS,
  ...DRUG_ALLERGIES,
  ...OTHER_ALLERGIES,
  ...[...REPEAT_DRUGS, ...ACUTE_DRUGS].map((drug) => drug.concept),
];

/** Every meaning whose neighbours are known. */
export const RELATIVES: readonly Relatives[] = [
  ...DISORDERS,
  ...PROCEDURE_LINES,
  ...ALLERGY_LINES,
  ...DRUG_LINES,
].flatMap(([term, sibling, parent], i) => {
  const of = KNOWN.find((known) => known.term === term);
  if (of === undefined) return [];
  const number = String(i).padStart(2, '0');
  return [
    {
      of,
      sibling: neighbour(of, sibling, `${number}1`),
      parent: neighbour(of, parent, `${number}z`),
    },
  ];
});

/** A meaning of the same kind: with a Read code where the other has one, else with a drug code. */
function neighbour(of: Concept, term: string, tail: string): Concept {
  if (of.emisDrug !== undefined) return concept({ term, emisDrug: `ZZ92${tail.toUpperCase()}SIM` });
  return concept({ term, read: `${of.read?.code.charAt(0) ?? 'Z'}y${tail}` });
}

/** Meanings far from all others, one for each kind of entry whose code a fault may change. */
export const UNRELATED = {
  disorder: concept({ term: 'Fracture of clavicle', read: 'Sy991' }),
  procedure: concept({ term: 'Repair of inguinal hernia', read: '7y992' }),
  allergy: concept({ term: 'Allergy to adhesive plaster', read: 'Sy993' }),
  drug: concept({ term: 'Warfarin 1mg tablets', emisDrug: 'WATA9201SIM' }),
  test: concept({ term: 'Serum vitamin B12 level', read: '4y994' }),
} as const;

const byCode = new Map(RELATIVES.map((relatives) => [relatives.of.snomed, relatives]));

/** Neighbours of a meaning; undefined when it has none. */
export function relativesOf(snomed: string): Relatives | undefined {
  return byCode.get(snomed);
}
