import type { EntryFacts } from '../match/entry-facts.ts';
import type { BySide } from '../record/side.ts';
import { foldAbsences } from './consequences.ts';
import type { FoldedAbsence } from './consequences.ts';
import type { ComparedPair } from './difference.ts';
import { groupByFrontier } from './frontier.ts';
import type { Absence, Absences, MarkedAbsence, SensitiveAbsence } from './presence.ts';
import { sensitiveSubject } from './sensitive.ts';
import { findWholeKinds } from './whole-kinds.ts';

/** What is left, by the patterns losses make: a whole kind, a date beyond which nothing is, a held back subject. */
export function explainByPattern(
  { pairs, facts }: PatternInput,
  marked: readonly MarkedAbsence[],
): Pick<Absences, 'kinds' | 'frontiers' | 'sensitive' | 'plain'> {
  const folded = foldAbsences(marked, facts).map((absence) => ({
    ...absence,
    subject: sensitiveSubject(absence.facts.entry),
  }));
  // What the MIG may have held back must not disappear among other entries the HIE has more.
  const disclosed = folded.filter(({ side, subject }) => side === 'hie' && subject !== undefined);
  const others = folded.filter((absence) => !disclosed.includes(absence));
  const kinds = findWholeKinds(others, pairs, facts);
  const grouped = new Set<Absence>(kinds.flatMap(({ absences }) => absences));
  const { frontiers, plain } = groupByFrontier(
    others.filter((absence) => !grouped.has(absence)),
    pairs,
  );
  const rest = [...disclosed, ...plain];
  return {
    kinds: kinds.map(unfold),
    frontiers: frontiers.map(unfold),
    sensitive: rest.filter(isSensitive),
    plain: rest.filter((absence) => !isSensitive(absence)),
  };
}

/** A group of absences with all that goes with each of them. */
function unfold<T extends { readonly absences: readonly FoldedAbsence[] }>(
  group: T,
): Omit<T, 'absences'> & { readonly absences: readonly MarkedAbsence[] } {
  return { ...group, absences: group.absences.flatMap((one) => [one, ...one.folded]) };
}

function isSensitive(
  absence: FoldedAbsence & { readonly subject: string | undefined },
): absence is SensitiveAbsence {
  return absence.subject !== undefined;
}

/** What patterns are seen in. */
interface PatternInput {
  readonly pairs: readonly ComparedPair[];
  readonly facts: BySide<readonly EntryFacts[]>;
}
