import { assert } from '../base/assert.ts';
import { canonicalForm } from './canonical.ts';
import { isShared } from './edit.ts';
import { areaOf } from './hie/selection.ts';
import type { SimulatedEntry, SimulatedPatient, SimulatedSide } from './model.ts';
import type { Mutation } from './mutation.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';

/** How an entry is named in a label: as the simulator's own record has it. */
export interface EntryKey {
  readonly id: string;
  readonly kind: SimulatedEntry['kind'];
  readonly term: string;
  readonly date: string | null;
}

/** What a fault did, and the least that must be found. Words of the taxonomy, known as text only. */
export interface FaultLabel {
  /** `F01` to `F45`. */
  readonly fault: string;
  /** Id of the fault, unique over all sizes. */
  readonly id: string;
  readonly size: string;
  /** Kinds of finding that name it rightly, the best one first. */
  readonly kinds: readonly string[];
  /** The side whose answer is spoilt. */
  readonly side: SimulatedSide;
  /** The entry it is about; null when it is about a list or the whole answer. */
  readonly entry: EntryKey | null;
  /** The one part of a panel it is about, where it is about one. */
  readonly part: { readonly id: string; readonly term: string } | null;
  /** Every entry that is lost, added or changed. */
  readonly touched: readonly EntryKey[];
  /** Entries that point to a lost one: a finding about that link is no false alarm. */
  readonly collateral: readonly EntryKey[];
  /** What differs: a field of the entry, or `presence`. */
  readonly field: string;
  /** Least severity the best finding may have. */
  readonly severity: Severity;
}

/** The words of DCB0129, and `none`. */
export type Severity = 'catastrophic' | 'major' | 'considerable' | 'significant' | 'minor' | 'none';

/** What is said of a fault. */
export interface FaultFacts {
  readonly id: string;
  readonly fault: string;
  readonly title: string;
  readonly size: string;
  readonly kinds: readonly string[];
  readonly severity: Severity;
  readonly field: string;
  /** Share of the fault among all, as a weight. @default 1 */
  readonly rate?: number | undefined;
  /** Adds to both sides what the fault needs and most records lack. */
  readonly prepare?: ((patient: SimulatedPatient, random: Random) => SimulatedPatient) | undefined;
}

/** A record with one fault in it, and what is known of the fault. */
export interface Spoilt {
  readonly patient: SimulatedPatient;
  readonly label: FaultLabel;
}

/** One named fault at one size. */
export interface Fault extends FaultFacts {
  readonly side: SimulatedSide;
  /** How much it touches: one entry, several of a list, or no entry at all. */
  readonly extent: 'entry' | 'list' | 'answer';
  /** Whether the record has something this fault can spoil. */
  applicable(patient: SimulatedPatient): boolean;
  /** The spoilt record; only for patients it is applicable to. */
  apply(patient: SimulatedPatient, random: Random): Spoilt;
}

/** How a fault of one entry works. */
export interface EntrySpoiler<Entry extends SimulatedEntry> {
  /** Entries it may be put into. @default those both sides tell */
  readonly among?: ((entry: SimulatedEntry, patient: SimulatedPatient) => boolean) | undefined;
  readonly fits: (entry: SimulatedEntry, patient: SimulatedPatient) => entry is Entry;
  /** What stands in the entry's place: nothing, it changed, or several. */
  readonly change: (
    entry: Entry,
    patient: SimulatedPatient,
    random: Random,
  ) => readonly SimulatedEntry[];
}

/** A fault that loses, changes or multiplies one entry told by both sides. */
export function entryFault<Entry extends SimulatedEntry>(
  facts: FaultFacts,
  { among = isToldByBoth, fits, change }: EntrySpoiler<Entry>,
): Fault {
  const candidates = (patient: SimulatedPatient): Entry[] =>
    patient.entries.filter(
      (entry): entry is Entry => among(entry, patient) && fits(entry, patient),
    );
  return {
    ...facts,
    side: 'hie',
    extent: 'entry',
    applicable: (patient) => candidates(patient).length > 0,
    apply: (patient, random) => {
      const chosen = random.pick(candidates(patient));
      const stead = change(chosen, patient, random);
      const entries = patient.entries.flatMap((entry) => (entry === chosen ? stead : [entry]));
      const spoilt = { ...patient, entries };
      const label = labelOf({ ...facts, extent: 'entry' }, patient, spoilt);
      const known = new Set([chosen.id, ...stead.map(({ id }) => id)]);
      assert(
        label.touched.every(({ id }) => known.has(id)),
        `${facts.id} touches another entry`,
      );
      return { patient: spoilt, label: { ...label, entry: keyOf(chosen) } };
    },
  };
}

/** How a fault of a list or of the whole answer works. */
export interface RecordSpoiler {
  /** `entry` for a fault that adds one. */
  readonly extent: Fault['extent'];
  /** The spoilt record; undefined when there is nothing to spoil, whatever the random source. */
  readonly spoil: (patient: SimulatedPatient, random: Random) => SimulatedPatient | undefined;
}

/** A fault of a list or of the whole answer, or one that adds an entry to a list. */
export function recordFault(facts: FaultFacts, { extent, spoil }: RecordSpoiler): Fault {
  return {
    ...facts,
    side: 'hie',
    extent,
    applicable: (patient) => spoil(patient, createRandom(facts.id)) !== undefined,
    apply: (patient, random) => {
      const spoilt = spoil(patient, random);
      assert(spoilt !== undefined, `${facts.id} does not apply`);
      return { patient: spoilt, label: labelOf({ ...facts, extent }, patient, spoilt) };
    },
  };
}

/** One of the simulator's older named faults, with its place in the list and its label. */
export function namedFault(
  mutation: Mutation,
  facts: Omit<FaultFacts, 'id' | 'title' | 'severity'> & {
    readonly extent?: Fault['extent'];
    readonly severity?: Severity;
  },
): Fault {
  const { extent = 'entry', ...rest } = facts;
  const { id, title, expects } = mutation;
  const severity = facts.severity ?? (expects.severity as Severity);
  const whole = { ...rest, id, title, severity, extent };
  return {
    ...whole,
    side: mutation.side,
    applicable: (patient) => mutation.apply(patient, createRandom(id)) !== undefined,
    apply: (patient, random) => {
      const spoilt = mutation.apply(patient, random);
      assert(spoilt !== undefined, `${id} does not apply`);
      const label = labelOf(whole, patient, spoilt);
      assert(extent !== 'entry' || label.touched.length === 1, `${id} touches several entries`);
      return { patient: spoilt, label };
    },
  };
}

function labelOf(
  facts: FaultFacts & { readonly extent: Fault['extent'] },
  before: SimulatedPatient,
  after: SimulatedPatient,
): FaultLabel {
  assert(canonicalForm(before) !== canonicalForm(after), `${facts.id} changes no meaning`);
  const { id, fault, size, kinds, field, severity } = facts;
  const { touched, lost } = touchedEntries(before, after);
  const gone = new Set(lost.map((entry) => entry.id));
  const collateral = before.entries.filter(
    (entry) =>
      entry.kind === 'problem' && !gone.has(entry.id) && entry.linked.some((to) => gone.has(to)),
  );
  return {
    fault,
    id,
    size,
    kinds,
    side: 'hie',
    entry: facts.extent === 'entry' && touched[0] ? keyOf(touched[0]) : null,
    part: facts.extent === 'entry' ? changedPart(touched[0], after) : null,
    touched: touched.map(keyOf),
    collateral: collateral.map(keyOf),
    field,
    severity,
  };
}

/** Entries that differ between two forms of a record, as the first has them where it has them. */
export function touchedEntries(
  before: SimulatedPatient,
  after: SimulatedPatient,
): { readonly touched: readonly SimulatedEntry[]; readonly lost: readonly SimulatedEntry[] } {
  const then = new Map(before.entries.map((entry) => [entry.id, entry]));
  const now = new Map(after.entries.map((entry) => [entry.id, entry]));
  const lost = before.entries.filter(({ id }) => !now.has(id));
  const changed = before.entries.filter((entry) => {
    const other = now.get(entry.id);
    return other !== undefined && JSON.stringify(other) !== JSON.stringify(entry);
  });
  const added = after.entries.filter(({ id }) => !then.has(id));
  return { touched: [...lost, ...changed, ...added], lost };
}

/** The one part of a panel that differs; null for anything but one part. */
function changedPart(
  entry: SimulatedEntry | undefined,
  after: SimulatedPatient,
): FaultLabel['part'] {
  const now = after.entries.find(({ id }) => id === entry?.id);
  if (entry?.kind !== 'result' || now?.kind !== 'result') return null;
  const known = new Set((now.members ?? []).map((member) => JSON.stringify(member)));
  const [part, ...more] = (entry.members ?? []).filter(
    (member) => !known.has(JSON.stringify(member)),
  );
  if (part === undefined || more.length > 0) return null;
  return { id: part.id, term: part.concept.term };
}

/** The entry's name in labels. */
export function keyOf({ id, kind, concept, date }: SimulatedEntry): EntryKey {
  return { id, kind, term: concept.term, date: date ?? null };
}

/** Whether both sides show the entry; the HIE's list of its area may be gone by an earlier fault. */
function isToldByBoth(entry: SimulatedEntry, patient: SimulatedPatient): boolean {
  return isShared(entry) && patient.missingAreas?.includes(areaOf(entry)) !== true;
}

/** Whether the HIE owns up to holding something back where this entry stands: a loss is declared too. */
export function isMarked(patient: SimulatedPatient, entry: SimulatedEntry): boolean {
  const area = areaOf(entry);
  return patient.entries.some((other) => other.confidential === true && areaOf(other) === area);
}

/** Whether no other entry says the same: the loss of one of two is a collapsed duplicate. */
export function isUnique(patient: SimulatedPatient, entry: SimulatedEntry): boolean {
  const { concept, date, kind } = entry;
  return !patient.entries.some(
    (other) =>
      other.id !== entry.id &&
      other.kind === kind &&
      other.date === date &&
      other.concept.snomed === concept.snomed,
  );
}
