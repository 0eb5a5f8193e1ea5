import { DRUG_VARIANTS } from '../dictionary/drug-variants.ts';
import { isMedication } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { changing, isNewTo } from '../fault-builders.ts';
import type { MedicationEntry } from '../model.ts';

/** F12: a drug stands in another form; both wires tell the form in the name of the drug. */
export const F12: readonly Fault[] = [
  changing(
    {
      id: 'drug-other-form',
      fault: 'F12',
      title: 'The same drug in another form',
      size: 'another form',
      kinds: ['form-changed', 'code-changed'],
      field: 'code',
      severity: 'major',
      rate: 3,
    },
    (entry, patient): entry is MedicationEntry => {
      const variants = DRUG_VARIANTS.find(({ of }) => of === entry.concept.term);
      return isMedication(entry) && variants !== undefined && isNewTo(patient, variants.form);
    },
    (entry) => ({
      ...entry,
      concept: DRUG_VARIANTS.find(({ of }) => of === entry.concept.term)?.form ?? entry.concept,
    }),
  ),
];
