import type { EntryFacts } from '../match/entry-facts.ts';
import type { ComparedPair } from './difference.ts';
import type { Side } from '../record/side.ts';
import type { Absence } from './presence.ts';

/**
 * Absences whose very content stands in a pair of their side whose partner agrees with it: the fact is
 * there, only told less or more often. A partner with another value or day is no such proof.
 */
export function findRepeats(
  absences: readonly Absence[],
  pairs: readonly ComparedPair[],
): Absence[] {
  if (absences.length === 0) return [];
  const sound = {
    mig: soundContents(absences, pairs, 'mig'),
    hie: soundContents(absences, pairs, 'hie'),
  };
  return absences.filter(
    ({ side, facts }) => sound[side].size > 0 && sound[side].has(facts.content),
  );
}

/** Contents that stand in a pair that agrees, as far as an absence may have the same. */
function soundContents(
  absences: readonly Absence[],
  pairs: readonly ComparedPair[],
  side: Side,
): ReadonlySet<string> {
  const own = absences.filter((absence) => absence.side === side);
  const shapes = new Set(own.map(({ facts }) => facts.shape));
  const contents = new Set<string>();
  for (const pair of pairs) {
    if (shapes.has(pair[side].shape) && isSound(pair)) contents.add(pair[side].content);
  }
  return contents;
}

function isSound({ mig, hie }: ComparedPair): boolean {
  return mig.value === hie.value && dayOf(mig) === dayOf(hie);
}

function dayOf({ days }: EntryFacts): string | undefined {
  return days === undefined ? undefined : `${days.first} ${days.last}`;
}
