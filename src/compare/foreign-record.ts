import type { OnPair } from './compare-fields.ts';
import type { ComparedPair, Difference } from './difference.ts';
import type { Absences } from './presence.ts';
import { SIDES } from '../record/side.ts';
import type { BySide } from '../record/side.ts';

/** Two records of one name that have hardly anything in common. */
export interface ForeignRecord {
  /** Every pair and every entry without a partner that could have had one. */
  readonly members: readonly BySide<number | null>[];
  /** Pairs in which nothing differs. */
  readonly agreeing: number;
  readonly entries: BySide<number>;
}

/** Fewer entries may differ by chance. */
const ENTRIES_MIN = 10;
/** At least so many of both sides have no partner … */
const ALONE = 0.4;
/** … and at most so many of the smaller one have a partner that agrees with them. */
const AGREEING = 0.1;

interface Compared {
  readonly pairs: readonly ComparedPair[];
  readonly differences: readonly OnPair<Difference>[];
  readonly absences: Absences;
}

/**
 * Tells whether the entries speak for two different people, though the names do not: much of both sides has
 * no partner, and what was paired, by a day or a code in common, differs too. A cut list, an old copy or a
 * lost code system leave one side whole, or the pairs in agreement.
 */
export function findForeignRecord({
  pairs,
  differences,
  absences,
}: Compared): ForeignRecord | undefined {
  if (absences.blank !== undefined || absences.wholeEmpty !== undefined) return undefined;
  const alone = { mig: aloneOn(absences, 'mig'), hie: aloneOn(absences, 'hie') };
  const entries = {
    mig: alone.mig.length + pairs.length,
    hie: alone.hie.length + pairs.length,
  };
  const isApart = SIDES.every(
    (side) => entries[side] >= ENTRIES_MIN && alone[side].length >= entries[side] * ALONE,
  );
  if (!isApart) return undefined;
  const differing = new Set(differences.map(({ pair }) => pair));
  const agreeing = pairs.filter((pair) => !differing.has(pair)).length;
  if (agreeing > Math.min(entries.mig, entries.hie) * AGREEING) return undefined;
  return {
    agreeing,
    entries,
    members: [
      ...pairs.map(({ mig, hie }) => ({ mig: mig.index, hie: hie.index })),
      ...alone.mig.map((mig) => ({ mig, hie: null })),
      ...alone.hie.map((hie) => ({ mig: null, hie })),
    ],
  };
}

/**
 * Entries of a side that miss a partner and are not excused. Where the other side shows nothing of a list,
 * held it back or could not answer, its silence is told by itself and speaks for nobody else.
 */
function aloneOn({ open, items }: Absences, side: 'mig' | 'hie'): readonly number[] {
  const silent = new Set(items.flatMap(({ absences }) => absences.map(({ facts }) => facts)));
  return open
    .filter((one) => one.side === side && !silent.has(one.facts))
    .map(({ facts }) => facts.index);
}
