import { groupBy } from '../base/ordering.ts';
import type { DayRange } from '../match/day-range.ts';
import type { DataItem } from '../record/item.ts';
import { SIDES } from '../record/side.ts';
import type { Side } from '../record/side.ts';
import type { ComparedPair } from './difference.ts';
import type { Absence, MarkedAbsence } from './presence.ts';

/** Absences that all lie beyond one date. `side` has the entries; the other side stops there. */
export interface Frontier {
  readonly type: 'list-truncated' | 'stale-snapshot';
  readonly side: Side;
  /** Null when several items stop at the same date. */
  readonly item: DataItem | null;
  readonly absences: readonly Absence[];
  /** How many entries the other side kept. */
  readonly kept: number;
}

/** Numbers at which lists are cut. */
const ROUND: ReadonlySet<number> = new Set([10, 20, 25, 50, 100, 200, 250, 500, 1000]);

/** So many losses in a row are a cut even at no round number. */
const RUN_MIN = 5;
/** Fewer losses at a round number may be chance. */
const ROUND_RUN_MIN = 2;
/** Below this nothing can be said of where a list ends. */
const KEPT_MIN = 3;
const STALE_ITEMS_MIN = 3;

interface Sorting {
  readonly frontiers: readonly Frontier[];
  readonly plain: readonly MarkedAbsence[];
}

/**
 * Tells a cut list and an old copy from single losses. Both need every loss of the group to lie beyond
 * everything kept, and an entry without a date proves nothing. Allergies are never grouped: each
 * stays a finding of its own.
 */
export function groupByFrontier(
  absences: readonly MarkedAbsence[],
  pairs: readonly ComparedPair[],
): Sorting {
  const frontiers: Frontier[] = [];
  for (const side of SIDES) {
    const own = absences.filter((absence) => absence.side === side && isGroupable(absence));
    const truncated = [...groupBy(own, itemOf)].flatMap(([item, group]) =>
      truncationOf(group, pairs, { side, item }),
    );
    frontiers.push(...truncated, ...stalenessOf(without(own, truncated), pairs, side));
  }
  return { frontiers, plain: without(absences, frontiers) };
}

function isGroupable({ facts }: Absence): boolean {
  return facts.entry.kind !== 'allergy';
}

function itemOf({ facts }: Absence): DataItem {
  return facts.entry.item;
}

function truncationOf(
  absences: readonly Absence[],
  pairs: readonly ComparedPair[],
  { side, item }: { readonly side: Side; readonly item: DataItem },
): Frontier[] {
  const lost = datesOf(absences);
  if (lost === undefined || absences.length < ROUND_RUN_MIN) return [];
  const keptPairs = pairs.filter((pair) => pair[side].entry.item === item);
  const kept = daysOf(keptPairs, side);
  if (kept.length < KEPT_MIN) return [];
  const needed = ROUND.has(keptPairs.length) ? ROUND_RUN_MIN : RUN_MIN;
  if (absences.length < needed || latest(lost) >= earliest(kept)) return [];
  return [{ type: 'list-truncated', side, item, absences, kept: keptPairs.length }];
}

function stalenessOf(
  absences: readonly Absence[],
  pairs: readonly ComparedPair[],
  side: Side,
): Frontier[] {
  const lost = datesOf(absences);
  if (lost === undefined) return [];
  const kept = daysOf(pairs, side);
  if (kept.length < KEPT_MIN) return [];
  const items = new Set(absences.map(itemOf));
  if (absences.length < RUN_MIN && items.size < STALE_ITEMS_MIN) return [];
  if (earliest(lost) <= latest(kept)) return [];
  const [item = null] = items.size === 1 ? items : [];
  return [{ type: 'stale-snapshot', side, item, absences, kept: pairs.length }];
}

function without<T extends Absence>(absences: readonly T[], frontiers: readonly Frontier[]): T[] {
  const grouped: ReadonlySet<Absence> = new Set(frontiers.flatMap((frontier) => frontier.absences));
  return absences.filter((absence) => !grouped.has(absence));
}

/** The days of all absences; undefined when one has none. */
function datesOf(absences: readonly Absence[]): DayRange[] | undefined {
  const days = absences.flatMap(({ facts }) => facts.days ?? []);
  return days.length === absences.length && days.length > 0 ? days : undefined;
}

function daysOf(pairs: readonly ComparedPair[], side: Side): DayRange[] {
  // A recall stands in the future by design and says nothing of how new a copy is.
  return pairs.flatMap((pair) =>
    pair[side].entry.kind === 'diary' ? [] : (pair[side].days ?? []),
  );
}

function earliest(days: readonly DayRange[]): number {
  return days.reduce((least, { first }) => Math.min(least, first), Infinity);
}

function latest(days: readonly DayRange[]): number {
  return days.reduce((most, { last }) => Math.max(most, last), -Infinity);
}
