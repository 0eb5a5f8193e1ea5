import type { EntryFacts } from '../match/entry-facts.ts';
import type { ComparedPair } from './difference.ts';
import type { Absence } from './presence.ts';

/**
 * Absences whose very content stands in a pair of their side whose partner agrees with it: the fact is
 * there, only told less or more often. A partner with another value or day is no such proof.
 */
export function findRepeats(
  absences: readonly Absence[],
  pairs: readonly ComparedPair[],
): Absence[] {
  const sound = {
    mig: new Set(pairs.filter(isSound).map(({ mig }) => mig.content)),
    hie: new Set(pairs.filter(isSound).map(({ hie }) => hie.content)),
  };
  return absences.filter(({ side, facts }) => sound[side].has(facts.content));
}

function isSound({ mig, hie }: ComparedPair): boolean {
  return mig.value === hie.value && dayOf(mig) === dayOf(hie);
}

function dayOf({ days }: EntryFacts): string | undefined {
  return days === undefined ? undefined : `${days.first} ${days.last}`;
}
