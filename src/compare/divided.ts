import type { EntryFacts } from '../match/entry-facts.ts';
import type { Ambiguity, Division, Matching } from '../match/matching.ts';
import { SIDES } from '../record/side.ts';
import type { BySide } from '../record/side.ts';
import type { OnPair } from './compare-fields.ts';
import type { Difference } from './difference.ts';
import type { Absences } from './presence.ts';

/**
 * The divisions that explain entries without a partner. They explain only what nothing else does but a
 * pattern of losses: where a list was cut or held back, or an entry is excused, that is the finding.
 */
export function standingDivisions(
  { divisions }: Matching,
  absences: Absences,
  facts: BySide<readonly EntryFacts[]>,
): readonly Division[] {
  if (divisions.length === 0) return divisions;
  const open = new Set(
    [
      ...absences.plain,
      ...absences.repeats,
      ...absences.kinds.flatMap((kind) => kind.absences),
    ].map((absence) => absence.facts),
  );
  const elsewhere = new Set(
    [
      ...absences.excused,
      ...absences.warned.flatMap((absence) => [absence, ...absence.folded]),
      ...absences.sensitive,
      ...[...absences.items, ...absences.frontiers].flatMap((group) => group.absences),
    ].map((absence) => absence.facts),
  );
  return divisions.filter((division) => {
    const members = SIDES.flatMap((side) =>
      division[side].flatMap((index) => facts[side][index] ?? []),
    );
    return members.some((one) => open.has(one)) && !members.some((one) => elsewhere.has(one));
  });
}

/** The matching as rules on absences and doubt look at it: what divisions explain is neither. */
export function withoutDivided(matching: Matching, divisions: readonly Division[]): Matching {
  if (divisions.length === 0) return matching;
  const told = {
    mig: new Set(divisions.flatMap(({ mig }) => mig)),
    hie: new Set(divisions.flatMap(({ hie }) => hie)),
  };
  const isWithin = (ambiguity: Ambiguity): boolean =>
    divisions.some((division) =>
      SIDES.every((side) => ambiguity[side].every((index) => division[side].includes(index))),
    );
  return {
    ...matching,
    lost: matching.lost.filter((index) => !told.mig.has(index)),
    extra: matching.extra.filter((index) => !told.hie.has(index)),
    ambiguities: matching.ambiguities.filter((ambiguity) => !isWithin(ambiguity)),
  };
}

/** Differences between members of a division in the fields that were shared out follow from it. */
export function withoutShared<T extends OnPair<Difference>>(
  differences: readonly T[],
  divisions: readonly Division[],
): readonly T[] {
  if (divisions.length === 0) return differences;
  return differences.filter(
    ({ pair, field }) =>
      !divisions.some(
        (division) =>
          division.fields.includes(field) &&
          division.mig.includes(pair.mig.index) &&
          division.hie.includes(pair.hie.index),
      ),
  );
}
