import { compareText } from '../base/ordering.ts';
import type { CodeMapAnswers } from '../record/code-map.ts';
import type { FormatLimit } from '../record/reading.ts';
import type { ClinicalRecord } from '../record/record.ts';
import { SIDES } from '../record/side.ts';
import type { BySide } from '../record/side.ts';
import { runCodePasses } from './code-stage.ts';
import { divisionsOf } from './divisions.ts';
import { factsOf } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { pairEqualTrees } from './equal-trees.ts';
import { familiesOf } from './kind-family.ts';
import type { Ambiguity, Matching, Pair } from './matching.ts';
import type { Pass } from './pass.ts';
import { LAST_STAGES } from './passes.ts';
import { pairLinked, settleByLinks } from './references.ts';
import type { Solution } from './solve-component.ts';
import { runStages } from './stage.ts';
import type { Found } from './stage.ts';

/**
 * Decides which MIG entry is which HIE entry: one-to-one, in ordered passes, each over what the ones
 * before left. The outcome does not depend on the order of entries, and swapping the sides mirrors it.
 * `limits` are those of both formats; a kind one of them files under another may pair with it. With `maps`
 * a meaning in common under them counts beside a code in common.
 */
export function matchRecords(
  mig: ClinicalRecord,
  hie: ClinicalRecord,
  limits: readonly FormatLimit[],
  maps?: CodeMapAnswers,
): Matching {
  return matchFacts(factsOf(mig.entries, maps), factsOf(hie.entries, maps), limits);
}

/** The same over facts already worked out. */
export function matchFacts(
  mig: readonly EntryFacts[],
  hie: readonly EntryFacts[],
  limits: readonly FormatLimit[],
): Matching {
  const trees = pairEqualTrees(mig, hie);
  const equal = trees.pairs.map(pairOfEqual);
  if (trees.mig.size === 0 && trees.hie.size === 0)
    return { ...NOTHING_LEFT, pairs: inOrder(equal) };
  const open = { mig: new Set(trees.mig), hie: new Set(trees.hie) };
  const found = findPartners(open, { facts: { mig, hie }, equal: trees.pairs }, limits);
  return {
    pairs: inOrder([...equal, ...found.flatMap(pairsOf)]),
    lost: indexesOf(open.mig),
    extra: indexesOf(open.hie),
    ambiguities: found
      .flatMap(({ solution }) => ambiguityOf(solution))
      .sort((a, b) => compareText(keyOf(a), keyOf(b))),
    divisions: divisionsOf({ mig, hie }, open, () => partnersOf(trees.pairs, found)),
  };
}

const NOTHING_LEFT = { lost: [], extra: [], ambiguities: [], divisions: [] } as const;

function findPartners(
  open: BySide<Set<EntryFacts>>,
  { facts, equal }: { readonly facts: BySide<readonly EntryFacts[]>; readonly equal: Pairs },
  limits: readonly FormatLimit[],
): readonly Found[] {
  const families = familiesOf(limits);
  const hasMaps = facts.mig[0]?.maps !== undefined;
  const found = [
    ...runCodePasses(open, families, hasMaps),
    ...runStages(LAST_STAGES, open, families),
  ];
  const settled = settleByLinks(found, equal, facts);
  return [...settled, ...pairLinked(open, facts, () => partnersOf(equal, settled))];
}

type Pairs = Solution['pairs'];

/** Who is whose partner, from either side. */
function partnersOf(equal: Pairs, found: readonly Found[]): ReadonlyMap<EntryFacts, EntryFacts> {
  const partners = new Map<EntryFacts, EntryFacts>();
  for (const pairs of [equal, ...found.map(({ solution }) => solution.pairs)]) {
    for (const [mig, hie] of pairs) partners.set(mig, hie).set(hie, mig);
  }
  return partners;
}

function pairOfEqual([mig, hie]: readonly [EntryFacts, EntryFacts]): Pair {
  return {
    mig: mig.index,
    hie: hie.index,
    pass: 'fingerprint',
    confidence: 1,
    why: 'Everything about the two is the same.',
  };
}

function inOrder(pairs: Pair[]): Pair[] {
  return pairs.sort((a, b) => a.mig - b.mig);
}

function pairsOf({ pass, solution }: Found): Pair[] {
  const { pairs, margins, exact } = solution;
  return pairs.map((pair, i) => withMargin(pairOf(pass, pair, exact), margins?.[i]));
}

function pairOf(pass: Pass, [mig, hie]: readonly [EntryFacts, EntryFacts], exact: boolean): Pair {
  const doubt = (mig.entry.kind === hie.entry.kind ? 0 : 0.05) + (exact ? 0 : 0.1);
  return {
    mig: mig.index,
    hie: hie.index,
    pass: pass.id,
    confidence: Math.round((pass.confidence - doubt) * 100) / 100,
    why: pass.tell?.(mig, hie) ?? pass.why,
  };
}

/** Points of cost at which the next best pairing is out of the question: those of another value or dose. */
const SURE = 400;

function withMargin(pair: Pair, points: number | undefined): Pair {
  if (points === undefined) return pair;
  return { ...pair, margin: Math.round((Math.min(points, SURE) / SURE) * 100) / 100 };
}

function ambiguityOf({ ambiguous }: Solution): Ambiguity[] {
  if (ambiguous.mig.length === 0) return [];
  return [{ mig: indexesOf(ambiguous.mig), hie: indexesOf(ambiguous.hie) }];
}

function indexesOf(entries: Iterable<EntryFacts>): number[] {
  return [...entries].map(({ index }) => index).sort((a, b) => a - b);
}

function keyOf(ambiguity: Ambiguity): string {
  return SIDES.map((side) =>
    ambiguity[side].map((index) => String(index).padStart(6, '0')).join(),
  ).join();
}
