import type { ComparisonDocument } from '../../src/compare/document.ts';
import { SIDES } from '../../src/record/side.ts';
import type { BySide, Side } from '../../src/record/side.ts';
import { canonicalEntry } from '../../src/simulator/canonical.ts';
import type { FaultLabel } from '../../src/simulator/fault.ts';
import { areaOf } from '../../src/simulator/hie/selection.ts';
import type { BenchPair } from '../../src/simulator/legs/case.ts';
import type { SimulatedPatient } from '../../src/simulator/model.ts';
import { facetsOf, plainId } from './facets.ts';
import type { Facet } from './facets.ts';
import { locate } from './locate.ts';

/** A fault, and the entries of the documents it stands in. */
export interface Injury {
  readonly label: FaultLabel;
  /** Places in the document's `entries`, on each side. */
  readonly entries: BySide<ReadonlySet<number>>;
  /** The same, and every entry about which a further finding is no false alarm. */
  readonly around: BySide<ReadonlySet<number>>;
  /** Items the injured entries stand under; `patient-details` where the whole answer is another's. */
  readonly items: ReadonlySet<string>;
  /** What the spoilt entries of the record are told by: `side place`, and their items. */
  readonly statements: readonly {
    readonly keys: readonly string[];
    readonly items: readonly string[];
  }[];
}

/** What a tool's items about a pair are scored against. */
export interface InjuredPair {
  readonly id: string;
  readonly injuries: readonly Injury[];
  /** Kinds that a pair may cause for no fault, up to `minor`. */
  readonly allowed: readonly string[];
  /** Names of the record's statements that an entry of the document may be; worked out when first asked for. */
  readonly namesAt: (side: Side, entryIndex: number) => readonly string[];
}

/** What is looked at of a comparison: its entries, to which all that is said points. */
export type DocumentEntries = ComparisonDocument['entries'];

/** Where the faults of a pair stand in the entries as our readers tell them. */
export function injuriesOf(pair: BenchPair, entries: DocumentEntries): InjuredPair {
  const { id, labels, allowed, patients } = pair;
  const placed: { -readonly [Name in Side]?: Placed } = {};
  const placedOn = (side: Side): Placed =>
    (placed[side] ??= locate(entries[side], facetsOf(patients[side])));
  const placing = { placedOn, entries };
  return {
    id,
    allowed,
    injuries: labels.map((label) => injuryOf(label, patients, placing)),
    namesAt: (side, entryIndex) => (placedOn(side)[entryIndex] ?? []).map(({ name }) => name),
  };
}

/** What each entry of a side's document may tell. */
type Placed = readonly (readonly Facet[])[];

interface Placing {
  readonly placedOn: (side: Side) => Placed;
  readonly entries: DocumentEntries;
}

function injuryOf(label: FaultLabel, patients: BenchPair['patients'], placing: Placing): Injury {
  const injured = injuredIds(label, patients);
  const around = new Set([
    ...alikeIds(injured, patients),
    ...label.collateral.map((entry) => entry.id),
  ]);
  const { part } = label;
  const entries = placesOf(placing, ({ entry, part: own }) => {
    return injured.has(entry) && (part === null || part.id === own);
  });
  const items = itemsAt(placing, entries);
  if (label.field === 'patient') items.add('patient-details');
  const touched = label.touched.length === 0 ? [...injured] : label.touched.map(({ id }) => id);
  return {
    label,
    entries,
    around: placesOf(placing, ({ entry }) => around.has(entry)),
    items,
    statements: touched.flatMap((id) => statementOf(placing, id)),
  };
}

/** What tells an entry of the record, its issues and parts left aside; none where neither answer does. */
function statementOf(placing: Placing, id: string): Injury['statements'] {
  const places = placesOf(placing, ({ entry, kind }) => entry === id && kind !== 'issue');
  const keys = SIDES.flatMap((side) => [...places[side]].map((place) => `${side} ${place}`));
  return keys.length === 0 ? [] : [{ keys, items: [...itemsAt(placing, places)] }];
}

function placesOf(
  { placedOn }: Placing,
  fits: (facet: Facet) => boolean,
): BySide<ReadonlySet<number>> {
  const onSide = (side: 'mig' | 'hie'): ReadonlySet<number> =>
    new Set(placedOn(side).flatMap((facets, place) => (facets.some(fits) ? [place] : [])));
  return { mig: onSide('mig'), hie: onSide('hie') };
}

function itemsAt({ entries }: Placing, places: BySide<ReadonlySet<number>>): Set<string> {
  return new Set(
    SIDES.flatMap((side) => [...places[side]].flatMap((place) => entries[side][place]?.item ?? [])),
  );
}

/** Ids of the entries a fault spoils; of a link, both its ends. */
function injuredIds(label: FaultLabel, patients: BenchPair['patients']): ReadonlySet<string> {
  const ids = new Set(label.touched.map(({ id }) => id));
  if (label.entry !== null) ids.add(label.entry.id);
  if (ids.size === 0) return inMissingAreas(patients);
  if (label.field !== 'links') return ids;
  for (const id of label.touched.map((entry) => entry.id)) {
    const [before, after] = [linksOf(patients.mig, id), linksOf(patients.hie, id)];
    for (const target of [...before, ...after]) {
      if (before.includes(target) !== after.includes(target)) ids.add(target);
    }
  }
  return ids;
}

/** The ids, and those of every entry that says the same as one of them: of twins none is the injured one. */
function alikeIds(ids: ReadonlySet<string>, { mig, hie }: BenchPair['patients']): Set<string> {
  const told = [mig, hie].flatMap((patient) =>
    patient.entries.map((entry) => ({
      id: plainId(entry.id),
      form: canonicalEntry(patient, entry),
    })),
  );
  const forms = new Set(told.filter(({ id }) => ids.has(id)).map(({ form }) => form));
  return new Set([...ids, ...told.filter(({ form }) => forms.has(form)).map(({ id }) => id)]);
}

/** A list that was not returned touches no entry of the record, and takes all of them away. */
function inMissingAreas({ mig, hie }: BenchPair['patients']): ReadonlySet<string> {
  const missing = new Set(hie.missingAreas);
  return new Set(mig.entries.filter((entry) => missing.has(areaOf(entry))).map(({ id }) => id));
}

function linksOf({ entries }: SimulatedPatient, id: string): readonly string[] {
  const entry = entries.find((one) => plainId(one.id) === id);
  return entry?.kind === 'problem' ? entry.linked.map(plainId) : [];
}
