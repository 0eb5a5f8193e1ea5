import { groupBy, tally } from '../base/ordering.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { BySide } from '../record/side.ts';
import type { OnPair } from './compare-fields.ts';
import type { Difference } from './difference.ts';
import type { MarkedAbsence } from './presence.ts';

/**
 * Each issue of a prescription carries its drug, dose and quantity, so one fault of the prescription shows in
 * all of them. What issues only repeat is counted on the prescription, not told again.
 */
export type WithIssues<T> = T & {
  /** How many issues of the prescription repeat it. */
  readonly issues: number;
};

/** The prescriptions of a side by their local identifier. */
type Prescriptions = ReadonlyMap<string, readonly EntryFacts[]>;

/** Takes out the differences of issues that their prescription shows with the same values. */
export function foldIssueDifferences(
  differences: readonly OnPair<Difference>[],
  facts: BySide<readonly EntryFacts[]>,
): WithIssues<OnPair<Difference>>[] {
  const prescriptions = prescriptionsOf(facts.mig);
  const told = groupBy(differences, ({ pair }) => pair.mig.index);
  return fold(differences, (difference) => {
    const { pair, kind, field, values } = difference;
    const parents = parentsOf(pair.mig, prescriptions);
    return parents
      .flatMap(({ index }) => told.get(index) ?? [])
      .find(
        (other) =>
          other.kind === kind &&
          other.field === field &&
          other.values.mig === values.mig &&
          other.values.hie === values.hie,
      );
  });
}

/** Takes out the issues that are missing together with their prescription. */
export function foldIssueAbsences(
  absences: readonly MarkedAbsence[],
  facts: BySide<readonly EntryFacts[]>,
): WithIssues<MarkedAbsence>[] {
  const prescriptions = { mig: prescriptionsOf(facts.mig), hie: prescriptionsOf(facts.hie) };
  const byFacts = new Map(absences.map((absence) => [absence.facts, absence]));
  return fold(absences, ({ side, facts: own }) =>
    parentsOf(own, prescriptions[side])
      .map((parent) => byFacts.get(parent))
      .find((parent) => parent !== undefined),
  );
}

function fold<T extends object>(
  all: readonly T[],
  causeOf: (one: T) => T | undefined,
): WithIssues<T>[] {
  const repeats = new Map(all.map((one) => [one, causeOf(one)]));
  const issues = tally(repeats.values(), (cause) => cause);
  return all
    .filter((one) => repeats.get(one) === undefined)
    .map((one) => ({ ...one, issues: issues.get(one) ?? 0 }));
}

function prescriptionsOf(facts: readonly EntryFacts[]): Prescriptions {
  const named = facts.filter(
    ({ entry }) => entry.kind === 'medication' && entry.localId !== undefined,
  );
  return groupBy(named, ({ entry }) => entry.localId ?? '');
}

function parentsOf({ entry }: EntryFacts, prescriptions: Prescriptions): readonly EntryFacts[] {
  if (entry.kind !== 'issue') return [];
  return entry.links
    .filter(({ relation }) => relation === 'authorisation')
    .flatMap(({ target }) => prescriptions.get(target) ?? []);
}
