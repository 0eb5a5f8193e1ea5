import type { EntryFacts } from '../match/entry-facts.ts';
import { foldAbsences } from './consequences.ts';
import type { AbsenceInput, MarkedAbsence } from './presence.ts';
import { findWholeKinds } from './whole-kinds.ts';

/**
 * Only a list that leaves confidential items out explains a single missing entry. Data in transit or
 * awaiting filing stand on nearly every list of some systems, so they are told but excuse nothing.
 */
export function isConfidential({ warnings }: MarkedAbsence): boolean {
  return warnings.includes('confidential-items');
}

/** Of a kind that is gone to the last of so many a mark no longer says enough. */
const KIND_HELD_MAX = 2;

/**
 * What the mark on a list does not excuse: it speaks of single entries, not of a kind of which nothing is left
 * on the HIE. What the MIG may hold back is told as disclosed, however much of it there is.
 */
export function beyondMarks(
  { pairs, facts }: AbsenceInput,
  marked: readonly MarkedAbsence[],
): ReadonlySet<EntryFacts> {
  const held = marked.filter((one) => one.side === 'mig' && isConfidential(one));
  if (held.length <= KIND_HELD_MAX) return new Set();
  const folded = foldAbsences(held, facts);
  const gone = findWholeKinds(folded, pairs, facts).filter(
    ({ absences }) => absences.length > KIND_HELD_MAX,
  );
  const roots = gone.flatMap(({ absences }) => absences);
  return new Set(roots.flatMap((root) => [root, ...root.folded]).map((one) => one.facts));
}
