import { AFFIRMED, DENIED } from '../dictionary/disorders.ts';
import { changeOne } from '../edit.ts';
import type { SimulatedEntry, StatementEntry } from '../model.ts';
import type { Mutation } from '../mutation.ts';

/** A finding that was ruled out reads as present. */
export const negationLost: Mutation = {
  id: 'negation-lost',
  title: 'A "not" was lost',
  side: 'hie',
  expects: { kind: 'negation-flipped', severity: 'major', item: 'diagnoses' },
  apply: (patient, random) =>
    changeOne(patient, random, isDenied, (entry) => ({ ...entry, concept: AFFIRMED })),
};

function isDenied(entry: SimulatedEntry): entry is StatementEntry {
  return entry.kind === 'diagnosis' && entry.concept.snomed === DENIED.snomed;
}
