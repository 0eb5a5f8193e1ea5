import { NO_KNOWN_ALLERGIES } from '../dictionary/allergies.ts';
import { isCurrentAllergy, pickEntry } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The HIE states that there are none where the MIG names some. */
export const falseNoKnownAllergies: Mutation = {
  id: 'false-no-known-allergies',
  title: '"No known allergies" stands in for allergies',
  side: 'hie',
  expects: { kind: 'false-empty', severity: 'major', item: 'risks-and-warnings' },
  apply: (patient, random) => {
    const allergy = pickEntry(patient, random, isCurrentAllergy);
    if (allergy === undefined) return undefined;
    const said = { text: undefined, reaction: undefined, noneKnown: true };
    const denial = { ...allergy, ...said, concept: NO_KNOWN_ALLERGIES };
    const rest = patient.entries.filter((entry) => entry.kind !== 'allergy');
    return { ...patient, entries: [...rest, denial] };
  },
};
