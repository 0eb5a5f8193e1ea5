import { changeOne, isDiagnosis } from '../edit.ts';
import type { SimulatedEntry, StatementEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** The words beside a diagnosis are gone. */
export const textLost: Mutation = {
  id: 'text-lost',
  title: 'Free text is lost',
  side: 'hie',
  expects: { kind: 'text-lost', severity: 'considerable', item: 'diagnoses' },
  apply: (patient, random) =>
    changeOne(patient, random, hasText, (entry) => ({ ...entry, text: undefined })),
};

function hasText(entry: SimulatedEntry): entry is StatementEntry {
  return isDiagnosis(entry) && entry.text !== undefined;
}
