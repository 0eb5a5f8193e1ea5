import { groupBy, tally } from '../base/ordering.ts';
import { compareFacts, isSameContent } from '../match/entry-facts.ts';
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

/** The prescriptions, or the headings of panels, of a side by their local identifier. */
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

/** An absence with the absences that go with it. */
export type FoldedAbsence = WithIssues<MarkedAbsence> & {
  /** The issues of a lost prescription, and the results of a lost panel. */
  readonly folded: readonly MarkedAbsence[];
};

/** Takes out the issues that are missing together with their prescription, and results with their panel. */
export function foldAbsences(
  absences: readonly MarkedAbsence[],
  facts: BySide<readonly EntryFacts[]>,
): FoldedAbsence[] {
  const owners = { mig: ownerFinder(facts.mig), hie: ownerFinder(facts.hie) };
  const targets = { mig: targetFinder(facts.mig), hie: targetFinder(facts.hie) };
  const courses = { mig: courseFinder(facts.mig), hie: courseFinder(facts.hie) };
  const byFacts = new Map(absences.map((absence) => [absence.facts, absence]));
  const ownerOf = ({ side, facts: own }: MarkedAbsence): MarkedAbsence | undefined => {
    const named = targets[side](own);
    if (named.length === 0 && own.entry.kind === 'issue') {
      const course = courses[side](own);
      return course && byFacts.get(course);
    }
    return (
      named
        .flatMap(owners[side])
        // Of several under one identifier the first by content, so that the order of the answer does not show.
        .toSorted(compareFacts)
        .map((owner) => byFacts.get(owner))
        .find((owner) => owner !== undefined)
    );
  };
  const folded = groupBy(absences, (one) => rootOf(one, ownerOf));
  return [...folded].map(([root, group]) => {
    const others = group.filter((one) => one !== root);
    return { ...root, folded: others, issues: others.filter(isIssue).length };
  });
}

/** Finds the one course of the product of an issue, where a format does not say what it was issued under. */
function courseFinder(facts: readonly EntryFacts[]): (issue: EntryFacts) => EntryFacts | undefined {
  let courses: ReadonlyMap<string, ReadonlySet<EntryFacts>> | undefined;
  return (issue) => {
    courses ??= coursesOf(facts);
    const found = new Set(namesOf(issue).flatMap((name) => [...(courses?.get(name) ?? [])]));
    return found.size === 1 ? [...found][0] : undefined;
  };
}

/** Courses by each of their codes and wordings. */
function coursesOf(facts: readonly EntryFacts[]): ReadonlyMap<string, ReadonlySet<EntryFacts>> {
  const courses = new Map<string, Set<EntryFacts>>();
  for (const one of facts) {
    if (one.entry.kind !== 'medication') continue;
    for (const name of namesOf(one)) {
      const same = courses.get(name);
      if (same === undefined) courses.set(name, new Set([one]));
      else same.add(one);
    }
  }
  return courses;
}

function namesOf({ codes, terms }: EntryFacts): readonly string[] {
  return [...codes, ...terms];
}

/** The outermost of what an absence goes with; references that run in a circle lead nowhere. */
function rootOf(
  one: MarkedAbsence,
  ownerOf: (one: MarkedAbsence) => MarkedAbsence | undefined,
): MarkedAbsence {
  const seen = new Set([one]);
  let root = one;
  for (let next = ownerOf(root); next !== undefined; next = ownerOf(root)) {
    if (seen.has(next)) return one;
    seen.add(next);
    root = next;
  }
  return root;
}

function isIssue({ facts }: MarkedAbsence): boolean {
  return facts.entry.kind === 'issue';
}

/** Finds what goes under an identifier; most absences ask for nothing. */
function ownerFinder(facts: readonly EntryFacts[]): (target: string) => readonly EntryFacts[] {
  let owners: Prescriptions | undefined;
  return (target) => (owners ??= ownersOf(facts)).get(target) ?? [];
}

/** Prescriptions and headings of panels by their local identifier. */
export function ownersOf(facts: readonly EntryFacts[]): Prescriptions {
  const named = facts.filter(
    ({ entry: { kind, localId } }) => localId !== undefined && kind !== 'issue',
  );
  return groupBy(named, ({ entry }) => entry.localId ?? '');
}

/**
 * Finds what an issue was issued under, or the panel a result belongs to, and every other entry of its side that
 * says the very same: which of such twins has a partner is chance.
 */
export function targetFinder(facts: readonly EntryFacts[]): (own: EntryFacts) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  let byShape: ReadonlyMap<number, readonly EntryFacts[]> | undefined;
  return (own) => {
    if (own.entry.links.length === 0) return [];
    byShape ??= groupBy(facts, ({ shape }) => shape);
    const alike = byShape.get(own.shape) ?? [];
    if (alike.length < 2) return targetsOf(own);
    let targets = known.get(own.content);
    if (targets === undefined) {
      const twins = alike.filter((one) => isSameContent(one, own));
      targets = [...new Set(twins.flatMap(targetsOf))];
      known.set(own.content, targets);
    }
    return targets;
  };
}

/** What an issue was issued under, or the panel a result belongs to. */
export function targetsOf({ entry: { kind, links } }: EntryFacts): readonly string[] {
  if (links.length === 0) return [];
  const wanted = kind === 'issue' ? 'authorisation' : 'panel';
  return links.filter(({ relation }) => relation === wanted).map(({ target }) => target);
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
