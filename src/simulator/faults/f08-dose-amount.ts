import { BRANDS } from '../dictionary/brands.ts';
import { DRUG_VARIANTS } from '../dictionary/drug-variants.ts';
import { isMedication } from '../edit.ts';
import type { Fault, FaultFacts } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing, isNewTo } from '../fault-builders.ts';
import type { MedicationEntry } from '../model.ts';
import { doseTenfold } from '../mutations/dose-tenfold.ts';
import { quantityChanged } from '../mutations/quantity-changed.ts';

const FACTS = { fault: 'F08', kinds: ['dose-changed'], field: 'dose', severity: 'major' } as const;

/** F08: how much of a drug: ten times, a tenth, one step more, the next strength, another quantity. */
export const F08: readonly Fault[] = [
  namedFault(doseTenfold, { ...FACTS, size: '×10', rate: 3 }),
  respelt(
    { ...FACTS, id: 'dose-tenth', title: 'A dose is a tenth', size: '÷10', rate: 3 },
    /\d+(?=0 ?(?:mg|micrograms)\b)0/u,
    (number) => number.slice(0, -1),
  ),
  respelt(
    {
      ...FACTS,
      id: 'dose-one-more',
      title: 'One tablet more at a time',
      size: '+1 tablet',
      rate: 2,
    },
    /\b(?:ONE|TWO)\b/u,
    (number) => (number === 'ONE' ? 'TWO' : 'THREE'),
  ),
  respelt(
    {
      ...FACTS,
      id: 'dose-one-step',
      title: 'A dose is half as much again',
      size: '+1 step',
      rate: 2,
    },
    /\b\d+[02468](?= ?(?:mg|micrograms)\b)/u,
    (number) => String((Number(number) * 3) / 2),
  ),
  changing(
    {
      id: 'drug-next-strength',
      fault: 'F08',
      title: 'The same drug at another strength',
      size: 'next strength',
      kinds: ['dose-changed', 'code-changed'],
      field: 'code',
      severity: 'major',
      rate: 2,
    },
    (entry, patient): entry is MedicationEntry => {
      const variants = DRUG_VARIANTS.find(({ of }) => of === entry.concept.term);
      return isMedication(entry) && variants !== undefined && isNewTo(patient, variants.strength);
    },
    (entry) => ({
      ...entry,
      concept: DRUG_VARIANTS.find(({ of }) => of === entry.concept.term)?.strength ?? entry.concept,
    }),
  ),
  changing(
    {
      id: 'brand-next-strength',
      fault: 'F08',
      title: 'The brand of the drug at another strength',
      size: 'brand at another strength',
      kinds: ['dose-changed', 'code-changed'],
      field: 'code',
      severity: 'major',
    },
    (entry, patient): entry is MedicationEntry => {
      const brand = BRANDS.find(({ generic }) => generic.snomed === entry.concept.snomed);
      return isMedication(entry) && brand !== undefined && isNewTo(patient, brand.stronger);
    },
    (entry) => ({
      ...entry,
      concept:
        BRANDS.find(({ generic }) => generic.snomed === entry.concept.snomed)?.stronger ??
        entry.concept,
    }),
  ),
  namedFault(quantityChanged, {
    fault: 'F08',
    size: 'quantity ×2',
    kinds: ['quantity-changed'],
    field: 'quantity',
  }),
];

/** A fault of the words of a dose: what the pattern finds first becomes something else. */
function respelt(facts: FaultFacts, pattern: RegExp, become: (found: string) => string): Fault {
  return changing(
    facts,
    (entry): entry is MedicationEntry => isMedication(entry) && pattern.test(entry.dose),
    (entry) => ({ ...entry, dose: entry.dose.replace(pattern, become) }),
  );
}
