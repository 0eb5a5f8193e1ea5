import type { Concept } from '../model.ts';
import { concept } from './concept.ts';
import { ACUTE_DRUGS, REPEAT_DRUGS } from './drugs.ts';

/** A drug by its invented brand (AMP) beside the same by its name (VMP), at two strengths. */
export interface Brand {
  readonly generic: Concept;
  /** The brand of the same strength and form. */
  readonly same: Concept;
  /** The brand at another strength: a look-alike that is another drug. */
  readonly stronger: Concept;
}

const GENERICS = [...REPEAT_DRUGS, ...ACUTE_DRUGS].map((drug) => drug.concept);

/** Name of the generic, the brand of it, the brand of it at another strength, their EMIS codes' stem. */
const LINES: readonly (readonly [string, string, string, string])[] = [
  ['Simvastatin 40mg tablets', 'Quillostat 40mg tablets', 'Quillostat 80mg tablets', 'QUTA9101'],
  ['Candesartan 8mg tablets', 'Fennelsart 8mg tablets', 'Fennelsart 16mg tablets', 'FETA9102'],
  ['Atorvastatin 20mg tablets', 'Wrenostat 20mg tablets', 'Wrenostat 80mg tablets', 'WRTA9103'],
  ['Furosemide 20mg tablets', 'Puddlix 20mg tablets', 'Puddlix 40mg tablets', 'PUTA9104'],
  ['Metformin 500mg tablets', 'Larkformin 500mg tablets', 'Larkformin 850mg tablets', 'LATA9105'],
  ['Ramipril 5mg capsules', 'Bramblace 5mg capsules', 'Bramblace 10mg capsules', 'BRCA9106'],
  ['Amoxicillin 250mg capsules', 'Ottermox 250mg capsules', 'Ottermox 500mg capsules', 'OTCA9107'],
  ['Cetirizine 10mg tablets', 'Thistlerine 10mg tablets', 'Thistlerine 5mg tablets', 'THTA9108'],
];

/** Brands of the simulator's drugs. */
export const BRANDS: readonly Brand[] = LINES.flatMap(([name, same, stronger, code]) => {
  const generic = GENERICS.find(({ term }) => term === name);
  if (generic === undefined) return [];
  return [
    {
      generic,
      same: concept({ term: same, emisDrug: `${code}1SIM` }),
      stronger: concept({ term: stronger, emisDrug: `${code}2SIM` }),
    },
  ];
});

const generics = new Map(BRANDS.map(({ generic, same }) => [same.snomed, generic]));

/** The drug by its name, for one told by its brand; undefined for what is no brand of equal strength. */
export function preferredDrug(snomed: string): Concept | undefined {
  return generics.get(snomed);
}
