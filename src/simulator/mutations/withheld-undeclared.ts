import { changeOne, isDiagnosis } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** From outside this is a lost entry: no mark on the list tells otherwise. */
export const withheldUndeclared: Mutation = {
  id: 'withheld-undeclared',
  title: 'The HIE holds back an entry without saying so',
  side: 'hie',
  expects: { kind: 'entry-lost', severity: 'considerable', item: 'diagnoses' },
  apply: (patient, random) => {
    // A mark left by another confidential entry would declare this one too.
    if (patient.entries.some((entry) => entry.confidential === true)) return undefined;
    return changeOne(patient, random, isDiagnosis, (entry) => ({ ...entry, hidden: true }));
  },
};
