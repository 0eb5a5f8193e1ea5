import { groupBy } from '../base/ordering.ts';
import type { DayRange } from '../match/day-range.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { DataItem } from '../record/item.ts';
import { SIDES } from '../record/side.ts';
import type { Side } from '../record/side.ts';
import type { ComparedPair } from './difference.ts';
import type { Absence } from './presence.ts';

/** Absences that all lie beyond one date. `side` has the entries; the other side stops there. */
export interface Frontier<T extends Absence = Absence> {
  readonly type: 'list-truncated' | 'stale-snapshot';
  readonly side: Side;
  /** Null when several items stop at the same date. */
  readonly item: DataItem | null;
  /** Set when only the entries of this kind stop there. */
  readonly kind: EntryKind | null;
  readonly absences: readonly T[];
  /** How many entries the other side kept. */
  readonly kept: number;
}

/** Numbers at which lists are cut. */
const ROUND: ReadonlySet<number> = new Set([10, 20, 25, 50, 100, 200, 250, 500, 1000]);
/** Fewer losses at a round number may be chance. */
const ROUND_RUN_MIN = 2;
const RUN_MIN = 3;
/** A drug may be lost by itself, so more of them are needed to call it a cut. */
const DRUG_RUN_MIN = 5;
/** Losses that lie beyond all that is kept are no chance when only one choice of that many in so many does. */
const CHANCE = 50;
const STALE_ITEMS_MIN = 3;
const DAYS_MIN = 2;
const STALE_RUN_MIN = 5;
/** Below this nothing can be said of where a record ends. */
const STALE_KEPT_MIN = 3;

interface Sorting<T extends Absence> {
  readonly frontiers: readonly Frontier<T>[];
  readonly plain: readonly T[];
}

/**
 * Tells a cut list and an old copy from single losses. What is lost on this side of the date at which the
 * other stops is no part of the group, an entry without a date proves nothing, and allergies are never
 * grouped: each of them stays a finding of its own.
 */
export function groupByFrontier<T extends Absence>(
  absences: readonly T[],
  pairs: readonly ComparedPair[],
): Sorting<T> {
  const frontiers: Frontier<T>[] = [];
  for (const side of SIDES) {
    const own = absences.filter((absence) => absence.side === side && isGroupable(absence));
    if (own.length < ROUND_RUN_MIN) continue;
    const found = truncationsOf(own, pairs, side);
    frontiers.push(...found, ...stalenessOf(without(own, found), pairs, side));
  }
  return { frontiers, plain: without(absences, frontiers) };
}

function isGroupable({ facts }: Absence): boolean {
  return facts.entry.kind !== 'allergy' && facts.days !== undefined;
}

/** Cuts of the whole record, else of an item, else of the entries of one kind in an item. */
function truncationsOf<T extends Absence>(
  own: readonly T[],
  pairs: readonly ComparedPair[],
  side: Side,
): Frontier<T>[] {
  const whole = truncationOf(own, pairs, { side, item: null, kind: null });
  if (whole.length > 0) return whole;
  return [...groupBy(own, itemOf)].flatMap(([item, group]) => {
    // Nothing that is missed alone is a cut.
    if (group.length < ROUND_RUN_MIN) return [];
    const ofItem = pairs.filter((pair) => pair[side].entry.item === item);
    const cut = truncationOf(group, ofItem, { side, item, kind: null });
    if (cut.length > 0) return cut;
    return [...groupBy(group, kindOf)].flatMap(([kind, some]) => {
      if (some.length < ROUND_RUN_MIN) return [];
      const ofKind = ofItem.filter((pair) => pair[side].entry.kind === kind);
      return truncationOf(some, ofKind, { side, item, kind });
    });
  });
}

function truncationOf<T extends Absence>(
  absences: readonly T[],
  pairs: readonly ComparedPair[],
  list: Pick<Frontier, 'side' | 'item' | 'kind'>,
): Frontier<T>[] {
  const kept = daysOf(pairs, list.side);
  if (kept.length === 0) return [];
  const start = earliest(kept);
  const beyond = absences.filter(
    ({ facts }) => facts.days !== undefined && facts.days.last < start,
  );
  const days = { lost: countDays(daysOfAll(beyond)), kept: countDays(kept) };
  if (!isCut(beyond, days, { round: ROUND.has(pairs.length), list })) return [];
  return [{ ...list, type: 'list-truncated', absences: beyond, kept: pairs.length }];
}

function isCut(
  beyond: readonly Absence[],
  days: { readonly lost: number; readonly kept: number },
  { round, list }: { readonly round: boolean; readonly list: Pick<Frontier, 'item' | 'kind'> },
): boolean {
  const count = beyond.length;
  // What happened on one day, a panel or a consultation, may be lost as one.
  if (days.lost < DAYS_MIN) return false;
  if (list.item === null) {
    const isBroad = new Set(beyond.map(itemOf)).size > 1;
    return isBroad && count >= STALE_RUN_MIN && isNoChance(days);
  }
  const isOfDrugs = list.item === 'medication';
  if (round && !isOfDrugs && count >= ROUND_RUN_MIN) return true;
  const least = isOfDrugs ? DRUG_RUN_MIN : RUN_MIN;
  return count >= least && isNoChance(days);
}

/** Whether losses of so many days are unlikely to be just those beyond everything kept. */
function isNoChance({ lost, kept }: { readonly lost: number; readonly kept: number }): boolean {
  let choices = 1;
  for (let taken = 1; taken <= lost && choices < CHANCE; taken += 1) {
    choices = (choices * (kept + taken)) / taken;
  }
  return choices >= CHANCE;
}

function stalenessOf<T extends Absence>(
  own: readonly T[],
  pairs: readonly ComparedPair[],
  side: Side,
): Frontier<T>[] {
  const kept = daysOf(pairs, side);
  if (kept.length < STALE_KEPT_MIN) return [];
  const end = latest(kept);
  const beyond = own.filter(
    ({ facts }) =>
      facts.days !== undefined && facts.days.first > end && facts.entry.kind !== 'diary',
  );
  const items = new Set(beyond.map(itemOf));
  const isRun = beyond.length >= STALE_RUN_MIN && countDays(daysOfAll(beyond)) >= DAYS_MIN;
  if (!isRun && items.size < STALE_ITEMS_MIN) return [];
  const [item = null] = items.size === 1 ? items : [];
  return [{ type: 'stale-snapshot', side, item, kind: null, absences: beyond, kept: pairs.length }];
}

function itemOf({ facts }: Absence): DataItem {
  return facts.entry.item;
}

function kindOf({ facts }: Absence): EntryKind {
  return facts.entry.kind;
}

function without<T extends Absence>(absences: readonly T[], frontiers: readonly Frontier[]): T[] {
  const grouped: ReadonlySet<Absence> = new Set(frontiers.flatMap((frontier) => frontier.absences));
  return absences.filter((absence) => !grouped.has(absence));
}

function daysOf(pairs: readonly ComparedPair[], side: Side): DayRange[] {
  // A recall stands in the future by design and says nothing of how new a copy is.
  return pairs.flatMap((pair) =>
    pair[side].entry.kind === 'diary' ? [] : (pair[side].days ?? []),
  );
}

function daysOfAll(absences: readonly Absence[]): DayRange[] {
  return absences.flatMap(({ facts }) => facts.days ?? []);
}

function countDays(days: readonly DayRange[]): number {
  return new Set(days.map(({ first }) => first)).size;
}

function earliest(days: readonly DayRange[]): number {
  return days.reduce((least, { first }) => Math.min(least, first), Infinity);
}

function latest(days: readonly DayRange[]): number {
  return days.reduce((most, { last }) => Math.max(most, last), -Infinity);
}
