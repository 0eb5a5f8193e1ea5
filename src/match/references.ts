import { groupBy } from '../base/ordering.ts';
import type { EntryLink } from '../record/entry.ts';
import type { BySide } from '../record/side.ts';
import { sameDay } from './code-passes.ts';
import type { EntryFacts } from './entry-facts.ts';
import { costOf } from './pair-cost.ts';
import type { Pass } from './pass.ts';
import { solveComponent } from './solve-component.ts';
import type { Solution } from './solve-component.ts';
import { close } from './stage.ts';
import type { Found } from './stage.ts';

type Facts = BySide<readonly EntryFacts[]>;
type Pairs = Solution['pairs'];
type Partners = ReadonlyMap<EntryFacts, EntryFacts>;

/** An entry another one points to, or that points to it. */
interface Neighbour {
  readonly relation: EntryLink['relation'];
  readonly points: 'from' | 'to';
  readonly entry: EntryFacts;
}

type FindNeighbours = (entry: EntryFacts) => readonly Neighbour[];

/** Rounds in which pairs settled before may settle others; chains of links are short. */
const ROUNDS_MAX = 8;
/** So many links are counted; together they never outweigh a point of cost. */
const LINKS_MAX = 15;

/**
 * Tells apart entries that fit each other in several ways by the partners of what they are linked to: an
 * entry by its problem, an issue by its prescription, a panel by its parts. What that settles may settle
 * more, so it is repeated until nothing changes. Entries that are not in doubt keep their partners.
 */
export function settleByLinks(
  found: readonly Found[],
  equal: Pairs,
  facts: Facts,
): readonly Found[] {
  if (!found.some(isInDoubt)) return found;
  const neighbours = { mig: neighbourFinder(facts.mig), hie: neighbourFinder(facts.hie) };
  let current = found;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const support = supportOf(partnersIn(equal, current), neighbours);
    const next = current.map((each) => (isInDoubt(each) ? settle(each, support) : each));
    if (next.every((each, i) => each === current[i])) break;
    current = next;
  }
  return current;
}

function isInDoubt({ solution }: Found): boolean {
  return solution.component !== undefined && solution.ambiguous.mig.length > 0;
}

/** The partners nobody doubts: a doubtful pair must not settle another. */
function partnersIn(equal: Pairs, found: readonly Found[]): Partners {
  const sure = found.flatMap((each) => {
    if (!isInDoubt(each)) return each.solution.pairs;
    const { pairs, ambiguous } = each.solution;
    return pairs.filter(
      ([mig, hie]) => !ambiguous.mig.includes(mig) && !ambiguous.hie.includes(hie),
    );
  });
  return new Map([...equal, ...sure]);
}

type Support = (mig: EntryFacts, hie: EntryFacts) => number;

/** How many neighbours of an entry have a partner that is the same sort of neighbour of the other. */
function supportOf(partners: Partners, neighbours: BySide<FindNeighbours>): Support {
  return (mig, hie) => {
    const theirs = neighbours.hie(hie);
    const shared = neighbours.mig(mig).filter(({ relation, points, entry }) => {
      const partner = partners.get(entry);
      return theirs.some(
        (other) =>
          other.entry === partner && other.relation === relation && other.points === points,
      );
    });
    return Math.min(shared.length, LINKS_MAX);
  };
}

/**
 * The pairs in doubt solved once more with links as tie-breakers; the same object where they tell nothing.
 * Entries without a partner take no part: another pass may have found them one.
 */
function settle(found: Found, support: Support): Found {
  const { ambiguous, component, pairs } = found.solution;
  const before = pairs.filter(([mig]) => ambiguous.mig.includes(mig));
  const [mig, hie] = [before.map(([own]) => own), before.map(([, own]) => own)];
  const isTold = mig.some((own) => hie.some((other) => support(own, other) > 0));
  if (component === undefined || !isTold) return found;
  const settled = solveComponent({
    mig,
    hie,
    allowed: component.allowed,
    cost: (own, other) => costOf(own, other) * (LINKS_MAX + 1) + LINKS_MAX - support(own, other),
  });
  const hasFree = mig.length < ambiguous.mig.length || hie.length < ambiguous.hie.length;
  const left = hasFree ? ambiguous : settled.ambiguous;
  if (left.mig.length === ambiguous.mig.length && isSamePairs(before, settled.pairs)) return found;
  const kept = pairs.filter((pair) => !before.includes(pair));
  const solution: Solution = {
    pairs: [...kept, ...settled.pairs],
    ambiguous: left,
    component,
    exact: found.solution.exact,
  };
  return { pass: found.pass, solution };
}

function isSamePairs(a: Pairs, b: Pairs): boolean {
  const partners = new Map(a);
  return a.length === b.length && b.every(([mig, hie]) => partners.get(mig) === hie);
}

/** Gives what an entry of a side is linked to, either way. */
function neighbourFinder(facts: readonly EntryFacts[]): FindNeighbours {
  const named = facts.filter(({ entry }) => entry.localId !== undefined);
  const byId = groupBy(named, ({ entry }) => entry.localId ?? '');
  const pointing = new Map<string, Neighbour[]>();
  for (const from of facts) {
    for (const { relation, target } of from.entry.links) {
      const own: Neighbour = { relation, points: 'from', entry: from };
      const known = pointing.get(target);
      if (known === undefined) pointing.set(target, [own]);
      else known.push(own);
    }
  }
  return ({ entry }) => [
    ...entry.links.flatMap(({ relation, target }) =>
      (byId.get(target) ?? []).map((to): Neighbour => ({ relation, points: 'to', entry: to })),
    ),
    ...(entry.localId === undefined ? [] : (pointing.get(entry.localId) ?? [])),
  ];
}

const LINKED: Pass = {
  id: 'linked',
  scope: 'kind',
  confidence: 0.6,
  why: 'The only issues of one prescription left on that date.',
  keys: () => [],
};

/**
 * Issues that share neither code nor wording, of one date and of prescriptions that are partners: what became
 * of the prescription became of its issue too.
 */
export function pairLinked(
  open: BySide<Set<EntryFacts>>,
  facts: Facts,
  partners: () => Partners,
): Found[] {
  const [mig, hie] = [issuesIn(open.mig), issuesIn(open.hie)];
  if (mig.length === 0 || hie.length === 0) return [];
  const known = partners();
  const parents = { mig: prescriptionFinder(facts.mig), hie: prescriptionFinder(facts.hie) };
  const byParent = groupBy(hie, (issue) => parents.hie(issue));
  return mig.flatMap((issue) => {
    const parent = parents.mig(issue);
    const partner = parent === undefined ? undefined : known.get(parent);
    const others = partner === undefined ? [] : (byParent.get(partner) ?? []);
    const near = others.filter((other) => sameDay(issue, other));
    const rivals = mig.filter((each) => parents.mig(each) === parent && sameDay(each, issue));
    const [only] = near;
    if (only === undefined || near.length > 1 || rivals.length > 1) return [];
    const solution: Solution = { pairs: [[issue, only]], ambiguous: NONE, exact: true };
    close(solution, open);
    return [{ pass: LINKED, solution }];
  });
}

const NONE: BySide<readonly EntryFacts[]> = { mig: [], hie: [] };

function issuesIn(open: ReadonlySet<EntryFacts>): EntryFacts[] {
  return [...open].filter(({ entry }) => entry.kind === 'issue' && entry.links.length > 0);
}

/** Gives the prescription of an issue, where it names just one. */
function prescriptionFinder(
  facts: readonly EntryFacts[],
): (issue: EntryFacts) => EntryFacts | undefined {
  const courses = facts.filter(
    ({ entry }) => entry.kind === 'medication' && entry.localId !== undefined,
  );
  const byId = groupBy(courses, ({ entry }) => entry.localId ?? '');
  return ({ entry }) => {
    const named = entry.links.filter(({ relation }) => relation === 'authorisation');
    const [only, ...more] = named.flatMap(({ target }) => byId.get(target) ?? []);
    return more.length > 0 ? undefined : only;
  };
}
