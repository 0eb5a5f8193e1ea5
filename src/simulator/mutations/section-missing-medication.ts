import { isMedication } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** Drugs were asked for, and the HIE answers without the list. */
export const sectionMissingMedication: Mutation = {
  id: 'section-missing-medication',
  title: 'The list of drugs is not in the answer',
  side: 'hie',
  expects: { kind: 'section-missing', severity: 'major', item: 'medication' },
  apply: (patient) => {
    if (!patient.entries.some(isMedication)) return undefined;
    return { ...patient, missingAreas: ['includeMedication'] };
  },
};
