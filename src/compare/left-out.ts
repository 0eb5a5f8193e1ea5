import type { FoldedAbsence } from './consequences.ts';
import type { Absence, Absences } from './presence.ts';

/**
 * Entries in question that stand under no cause. There should be none; should a cause ever lose one,
 * it is told as plainly lost or extra, which is too much said and never too little.
 */
export function leftOut(
  absences: Absences,
  inQuestion: readonly Absence[],
): readonly FoldedAbsence[] {
  const told = new Set(placed(absences).map(({ facts }) => facts));
  if (told.size === inQuestion.length) return [];
  return inQuestion
    .filter(({ facts }) => !told.has(facts))
    .map((absence) => ({ ...absence, warnings: [], folded: [], issues: 0 }));
}

/** Every entry that stands under a cause, once for each it stands under. */
export function placed(absences: Absences): readonly Absence[] {
  const { items, kinds, frontiers, wholeEmpty } = absences;
  const groups = [
    ...items,
    ...kinds,
    ...frontiers,
    ...(wholeEmpty === undefined ? [] : [wholeEmpty]),
  ];
  const folded = [...absences.warned, ...absences.sensitive, ...absences.plain];
  return [
    ...absences.repeats,
    ...absences.contradictions,
    ...items.flatMap((group) => group.denials ?? []),
    ...groups.flatMap((group) => group.absences),
    ...folded.flatMap((absence) => [absence, ...absence.folded]),
  ];
}
