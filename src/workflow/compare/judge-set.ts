import type { ComparisonDocument } from '../../compare/document.ts';
import { applyTolerances, countUses } from '../../compare/tolerances/apply.ts';
import type { Tolerances } from '../../compare/tolerances/tolerance.ts';

/**
 * Documents judged by tolerances, whose budgets are over the whole set: it is gone through once to count, and
 * once more to give, so that no document is given under a tolerance that a later one takes over its budget.
 */
export function* judgeSet(
  documents: () => Iterable<ComparisonDocument>,
  tolerances: Tolerances,
): Generator<ComparisonDocument> {
  const uses = new Map<string, number>();
  for (const document of documents()) {
    for (const [id, count] of countUses(applyTolerances(document, tolerances))) {
      uses.set(id, (uses.get(id) ?? 0) + count);
    }
  }
  const given = tolerances.given.map((one) => ({
    ...one,
    overBudget: (uses.get(one.tolerance.id) ?? 0) > one.tolerance.budget,
  }));
  for (const document of documents()) yield applyTolerances(document, { ...tolerances, given });
}
