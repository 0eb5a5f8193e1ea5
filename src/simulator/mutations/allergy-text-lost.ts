import { changeOne, isCurrentAllergy } from '../edit.ts';
import type { AllergyEntry, SimulatedEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** How bad the reaction was stood in the words alone. */
export const allergyTextLost: Mutation = {
  id: 'allergy-text-lost',
  title: 'Free text of an allergy is lost',
  side: 'hie',
  expects: { kind: 'text-lost', severity: 'major', item: 'risks-and-warnings' },
  apply: (patient, random) =>
    changeOne(patient, random, hasText, (entry) => ({ ...entry, text: undefined })),
};

function hasText(entry: SimulatedEntry): entry is AllergyEntry {
  return isCurrentAllergy(entry) && entry.text !== undefined;
}
