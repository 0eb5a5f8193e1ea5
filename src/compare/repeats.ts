import type { EntryFacts } from '../match/entry-facts.ts';
import { ownersOf, targetFinder } from './consequences.ts';
import type { ComparedPair } from './difference.ts';
import type { BySide, Side } from '../record/side.ts';
import type { Absence } from './presence.ts';

/**
 * Absences whose very content stands in a pair of their side whose partner agrees with it: the fact is
 * there, only told less or more often. A partner with another value or day is no such proof. Issues and results
 * that say the same as others go with their prescription or panel where that is missing as more than a repeat.
 */
export function findRepeats(
  absences: readonly Absence[],
  pairs: readonly ComparedPair[],
  facts: BySide<readonly EntryFacts[]>,
): Absence[] {
  const repeats = findSame(absences, pairs);
  if (repeats.length === 0 || repeats.length === absences.length) return repeats;
  const repeated = new Set(repeats.map((one) => one.facts));
  const alone = new Set(absences.flatMap((one) => (repeated.has(one.facts) ? [] : [one.facts])));
  const owners = { mig: ownersOf(facts.mig), hie: ownersOf(facts.hie) };
  const targets = { mig: targetFinder(facts.mig), hie: targetFinder(facts.hie) };
  return repeats.filter(
    ({ side, facts: own }) =>
      !targets[side](own)
        .flatMap((target) => owners[side].get(target) ?? [])
        .some((owner) => alone.has(owner)),
  );
}

function findSame(absences: readonly Absence[], pairs: readonly ComparedPair[]): Absence[] {
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
  const outlines = new Set(own.map(({ facts }) => facts.outline));
  const near = pairs.filter((pair) => outlines.has(pair[side].outline));
  if (near.length === 0) return NOTHING;
  const shapes = new Set(own.map(({ facts }) => facts.shape));
  const contents = new Set<string>();
  for (const pair of near) {
    if (shapes.has(pair[side].shape) && isSound(pair)) contents.add(pair[side].content);
  }
  return contents;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A side that says no value or dose at all contradicts none; the loss of it is told of the pair. */
function isSound({ mig, hie }: ComparedPair): boolean {
  const isSilent = mig.value === undefined || hie.value === undefined;
  return (isSilent || mig.value === hie.value) && dayOf(mig) === dayOf(hie);
}

function dayOf({ days }: EntryFacts): string | undefined {
  return days === undefined ? undefined : `${days.first} ${days.last}`;
}
