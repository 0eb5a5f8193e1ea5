import type { Concept } from '../model.ts';
import { concept } from './concept.ts';
import type { Drug } from './drugs.ts';

/** The same substance at another strength or in another form. */
export interface DrugVariants {
  readonly of: string;
  readonly strength: Concept;
  readonly form: Concept;
}

type Line = readonly [of: string, strength: string, form: string];

const LINES: readonly Line[] = [
  ['Simvastatin 40mg tablets', 'Simvastatin 80mg tablets', 'Simvastatin 40mg/5ml oral suspension'],
  ['Candesartan 8mg tablets', 'Candesartan 16mg tablets', 'Candesartan 8mg oral powder'],
  [
    'Atorvastatin 20mg tablets',
    'Atorvastatin 40mg tablets',
    'Atorvastatin 20mg/5ml oral suspension',
  ],
  [
    'Levothyroxine sodium 25microgram tablets',
    'Levothyroxine sodium 100microgram tablets',
    'Levothyroxine sodium 25micrograms/5ml oral solution',
  ],
  [
    'Digoxin 62.5microgram tablets',
    'Digoxin 250microgram tablets',
    'Digoxin 50micrograms/ml oral solution',
  ],
  [
    'Methotrexate 2.5mg tablets',
    'Methotrexate 10mg tablets',
    'Methotrexate 10mg/0.2ml solution for injection',
  ],
  ['Furosemide 20mg tablets', 'Furosemide 40mg tablets', 'Furosemide 20mg/5ml oral solution'],
  [
    'Metformin 500mg tablets',
    'Metformin 850mg tablets',
    'Metformin 500mg modified-release tablets',
  ],
  ['Ramipril 5mg capsules', 'Ramipril 10mg capsules', 'Ramipril 5mg tablets'],
  [
    'Amoxicillin 250mg capsules',
    'Amoxicillin 500mg capsules',
    'Amoxicillin 250mg/5ml oral suspension',
  ],
  ['Prednisolone 5mg tablets', 'Prednisolone 1mg tablets', 'Prednisolone 5mg suppositories'],
  [
    'Nitrofurantoin 100mg modified-release capsules',
    'Nitrofurantoin 50mg modified-release capsules',
    'Nitrofurantoin 100mg capsules',
  ],
];

/** Look-alikes of the simulator's drugs. */
export const DRUG_VARIANTS: readonly DrugVariants[] = LINES.map(([of, strength, form], i) => ({
  of,
  strength: concept({ term: strength, emisDrug: `STRE93${String(i).padStart(2, '0')}SIM` }),
  form: concept({ term: form, emisDrug: `FORM93${String(i).padStart(2, '0')}SIM` }),
}));

/** Drugs whose way into the body stands in the dose. */
export const ROUTED_DRUGS: readonly Drug[] = [
  {
    concept: concept({
      term: 'Hydroxocobalamin 1mg/1ml solution for injection ampoules',
      emisDrug: 'HYIN9301SIM',
    }),
    doses: ['1 mg by intramuscular injection every 3 months'],
    quantity: '5',
    unit: 'ampoule',
    days: 84,
  },
  {
    concept: concept({
      term: 'Chloramphenicol 0.5% drops',
      emisDrug: 'CHDR9302SIM',
    }),
    doses: ['One drop into the left eye four times a day'],
    quantity: '10',
    unit: 'ml',
    days: 28,
  },
  {
    concept: concept({ term: 'Morphine sulfate 10mg/5ml solution', emisDrug: 'MOSO9303SIM' }),
    doses: ['5 mg by mouth twice daily'],
    quantity: '300',
    unit: 'ml',
    days: 28,
  },
];

/** What a route may be mistaken for. */
export const ROUTE_SWAPS: readonly (readonly [from: string, to: string])[] = [
  ['by intramuscular injection', 'by mouth'],
  ['into the left eye', 'into the left ear'],
  ['by mouth', 'by subcutaneous injection'],
];
