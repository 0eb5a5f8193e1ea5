import { dropOneOfSeveral } from './edit.ts';
import type { EntrySpoiler, Fault, FaultFacts } from './fault.ts';
import { entryFault, isMarked, isUnique } from './fault.ts';
import { areaOf } from './hie/selection.ts';
import type {
  AllergyEntry,
  Concept,
  ImmunisationEntry,
  Moment,
  ResultEntry,
  SimulatedEntry,
  SimulatedPatient,
  StatementEntry,
} from './model.ts';
import type { Mutation } from './mutation.ts';
import type { Random } from './random.ts';

/** Which entries a fault may take. */
export type Fits<Entry extends SimulatedEntry> = EntrySpoiler<Entry>['fits'];

/** A fault that changes one entry. */
export function changing<Entry extends SimulatedEntry>(
  facts: FaultFacts,
  fits: Fits<Entry>,
  change: (entry: Entry, patient: SimulatedPatient, random: Random) => SimulatedEntry,
): Fault {
  return entryFault(facts, {
    fits,
    change: (entry, patient, random) => [change(entry, patient, random)],
  });
}

/** A fault that loses one entry nothing else says the same of, from a list that declares no gap. */
export function dropping(facts: FaultFacts, fits: Fits<SimulatedEntry>): Fault {
  return entryFault(facts, { fits: isLosable(fits), change: () => [] });
}

/** A fault that adds one entry beside one that is there. */
export function adding<Entry extends SimulatedEntry>(
  facts: FaultFacts,
  fits: Fits<Entry>,
  more: (entry: Entry, patient: SimulatedPatient, random: Random) => SimulatedEntry,
): Fault {
  return entryFault(facts, {
    fits,
    change: (entry, patient, random) => [entry, more(entry, patient, random)],
  });
}

/** An older mutation that loses one of several, held to what every loss is held to: see {@link dropping}. */
export function losing(mutation: Mutation, fits: Fits<SimulatedEntry>): Mutation {
  return {
    ...mutation,
    apply: (patient, random) =>
      dropOneOfSeveral(patient, random, (entry) => isLosable(fits)(entry, patient)),
  };
}

/** The entries that fit and whose loss shows as a loss. */
export function isLosable<Entry extends SimulatedEntry>(fits: Fits<Entry>): Fits<Entry> {
  return (entry, patient): entry is Entry =>
    fits(entry, patient) && isUnique(patient, entry) && !isMarked(patient, entry);
}

/** How many entries of the area of this one both sides show. */
export function countInArea(patient: SimulatedPatient, entry: SimulatedEntry): number {
  const area = areaOf(entry);
  return patient.entries.filter((other) => areaOf(other) === area && isOpen(other)).length;
}

/** Whether neither side holds it back. */
export function isOpen(entry: SimulatedEntry): boolean {
  return entry.confidential !== true && entry.hidden !== true;
}

/** Whether the record has no entry of that meaning yet. */
export function isNewTo(patient: SimulatedPatient, concept: Concept): boolean {
  return !patient.entries.some((entry) => entry.concept.snomed === concept.snomed);
}

/** A day at least as precise as a day. */
export function isDated<Entry extends SimulatedEntry>(
  entry: Entry,
): entry is Entry & { readonly date: Moment } {
  return entry.date !== undefined && entry.date.length >= 10;
}

export function isImmunisation(entry: SimulatedEntry): entry is ImmunisationEntry {
  return entry.kind === 'immunisation' && entry.asObservation !== true;
}

export function isPanel(
  entry: SimulatedEntry,
): entry is ResultEntry & { readonly members: NonNullable<ResultEntry['members']> } {
  return entry.kind === 'result' && entry.members !== undefined;
}

/** An allergy that stands, whatever it is to. */
export function isStandingAllergy(entry: SimulatedEntry): entry is AllergyEntry {
  return entry.kind === 'allergy' && entry.ended === undefined && entry.noneKnown !== true;
}

/** An entry told in words beside its code. */
export function isWorded(
  entry: SimulatedEntry,
): entry is (AllergyEntry | StatementEntry | ImmunisationEntry) & { readonly text: string } {
  return WORDED.has(entry.kind) && entry.text !== undefined && entry.text.length > 20;
}

const WORDED: ReadonlySet<string> = new Set(['allergy', 'diagnosis', 'procedure', 'immunisation']);
