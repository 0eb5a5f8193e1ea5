import { changeOne, isDiagnosis } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The list is marked confidential-items where the MIG shows the entry. */
export const withheldDeclared: Mutation = {
  id: 'withheld-declared',
  title: 'The HIE holds back an entry and says so',
  side: 'hie',
  expects: { kind: 'withheld-declared', severity: 'minor', item: 'diagnoses' },
  apply: (patient, random) =>
    changeOne(patient, random, isDiagnosis, (entry) => ({ ...entry, confidential: true })),
};
