import { factsOf, isSameContent } from '../../match/entry-facts.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { matchFacts } from '../../match/match-records.ts';
import type { CodeMapAnswers } from '../../record/code-map.ts';
import type { ItemState } from '../../record/item.ts';
import type { Reading } from '../../record/reading.ts';
import { otherSide } from '../../record/side.ts';
import type { BySide, Side } from '../../record/side.ts';
import { compareFields } from '../compare-fields.ts';
import type { FieldsResult } from '../compare-fields.ts';
import type { ComparedPair } from '../difference.ts';
import { ANSWERED } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { changesMeaning, familyOf } from './protected.ts';

/** What a second reading of one side says of the first. */
export interface SecondReading {
  readonly side: Side;
  readonly reading: Reading;
  /** The entry of the second reading that is this entry of the first; undefined when none is. */
  readonly sameEntry: (first: EntryFacts) => EntryFacts | undefined;
  /** Whether that is beyond doubt, so that a difference may be excused by it. */
  readonly isSure: (first: EntryFacts) => boolean;
  /** Families of fields in which an entry differs between the two readings. */
  readonly wavered: (first: EntryFacts) => ReadonlySet<string>;
  /** Whether an entry of the first reading is in the second no more, though its list was answered. */
  readonly isGone: (first: EntryFacts) => boolean;
  /** The entry that came in meanwhile and is in every field what the other side shows as `other`. */
  readonly cameInAs: (other: EntryFacts) => EntryFacts | undefined;
  /** Entries that came in meanwhile and that the other side does not show. */
  readonly ahead: readonly EntryFacts[];
}

/** What the readings of both sides are compared from. */
export interface FirstReadings {
  readonly readings: BySide<Reading>;
  readonly facts: BySide<readonly EntryFacts[]>;
  readonly limits: Limits;
  readonly maps?: CodeMapAnswers | undefined;
}

/** Pairs found by less than code or wording and date may be two entries that look alike. */
const SURE = 0.8;

const NO_LIMITS: Limits = { mig: [], hie: [] };
const NOTHING: ReadonlySet<string> = new Set();

/** Relates a second reading of a side to the first of it, and to the other side. */
export function relateAgain(first: FirstReadings, side: Side, reading: Reading): SecondReading {
  const facts = factsOf(reading.record.entries, first.maps);
  const own = matchFacts(first.facts[side], facts, [
    ...first.readings[side].limits,
    ...reading.limits,
  ]);
  const unsure = new Set(own.ambiguities.flatMap(({ mig }) => mig));
  const partners = new Map<number, EntryFacts>();
  const sure = new Set<number>();
  for (const { mig, hie, confidence } of own.pairs) {
    const [before, after] = [first.facts[side][mig], facts[hie]];
    if (before === undefined || after === undefined) continue;
    partners.set(mig, after);
    const isCertain = confidence >= SURE || isSameId(before, after);
    if (isCertain && !unsure.has(mig)) sure.add(mig);
  }
  const gone = new Set(own.lost);
  const cross = relateAcross(first, side, {
    facts,
    added: new Set(own.extra),
  });
  return {
    side,
    reading,
    sameEntry: ({ index }) => partners.get(index),
    isSure: ({ index }) => sure.has(index),
    wavered: (before) => waveredBetween(before, partners.get(before.index)),
    isGone: ({ index, entry }) =>
      gone.has(index) && ANSWERED.has(stateOf(reading, entry.item) ?? 'not-returned'),
    ...cross,
  };
}

/** The side's own identifier, which means nothing elsewhere, tells its own entries apart. */
function isSameId({ entry: a }: EntryFacts, { entry: b }: EntryFacts): boolean {
  return a.localId !== undefined && a.localId === b.localId;
}

function waveredBetween(before: EntryFacts, after: EntryFacts | undefined): ReadonlySet<string> {
  if (after === undefined || isSameContent(before, after)) return NOTHING;
  const { differences } = compareFields(pairOf('mig', before, after), NO_LIMITS);
  return new Set(differences.map(({ field }) => familyOf(field)));
}

function relateAcross(
  first: FirstReadings,
  side: Side,
  second: {
    readonly facts: readonly EntryFacts[];
    readonly added: ReadonlySet<number>;
  },
): Pick<SecondReading, 'cameInAs' | 'ahead'> {
  if (second.added.size === 0) return { cameInAs: () => undefined, ahead: [] };
  const other = otherSide(side);
  const sides = side === 'mig' ? [second.facts, first.facts.hie] : [first.facts.mig, second.facts];
  const matching = matchFacts(sides[0] ?? [], sides[1] ?? [], [
    ...first.limits.mig,
    ...first.limits.hie,
  ]);
  const cameIn = new Map<number, EntryFacts>();
  const matched = new Set<number>();
  for (const pair of matching.pairs) {
    const [after, shown] = [second.facts[pair[side]], first.facts[other][pair[other]]];
    if (after === undefined || shown === undefined || !second.added.has(after.index)) continue;
    matched.add(after.index);
    const told = compareFields(pairOf(side, after, shown), first.limits);
    if (!told.differences.some(changesMeaning)) cameIn.set(shown.index, after);
  }
  return {
    cameInAs: ({ index }) => cameIn.get(index),
    ahead: second.facts.filter(({ index }) => second.added.has(index) && !matched.has(index)),
  };
}

/** What differs when an entry is taken from the second reading of a side in place of the first. */
export function compareAgain(
  pair: ComparedPair,
  { side, sameEntry }: Pick<SecondReading, 'side' | 'sameEntry'>,
  limits: Limits,
): FieldsResult | undefined {
  const after = sameEntry(pair[side]);
  if (after === undefined) return undefined;
  return compareFields(pairOf(side, after, pair[otherSide(side)]), limits);
}

/** A pair of an entry that stands for `side` and one that stands for the other. */
export function pairOf(side: Side, own: EntryFacts, other: EntryFacts): ComparedPair {
  const [mig, hie] = side === 'mig' ? [own, other] : [other, own];
  return { mig, hie, entries: { mig: mig.entry, hie: hie.entry }, confidence: 1 };
}

/** What a reading says of an item. */
export function stateOf({ record }: Reading, item: string): ItemState | undefined {
  return record.items.find((report) => report.item === item)?.state;
}
