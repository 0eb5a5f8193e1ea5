import { compareText } from '../base/ordering.ts';
import type { FormatLimit } from '../record/reading.ts';
import type { ClinicalRecord } from '../record/record.ts';
import { SIDES } from '../record/side.ts';
import { runCodePasses } from './code-stage.ts';
import { factsOf } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { familiesOf } from './kind-family.ts';
import type { Ambiguity, Matching, Pair } from './matching.ts';
import type { Pass } from './pass.ts';
import { FIRST_STAGES, LAST_STAGES } from './passes.ts';
import type { Solution } from './solve-component.ts';
import { runStages } from './stage.ts';
import type { Found } from './stage.ts';

/**
 * Decides which MIG entry is which HIE entry: one-to-one, in ordered passes, each over what the ones
 * before left. The outcome does not depend on the order of entries, and swapping the sides mirrors it.
 * `limits` are those of both formats; a kind one of them files under another may pair with it.
 */
export function matchRecords(
  mig: ClinicalRecord,
  hie: ClinicalRecord,
  limits: readonly FormatLimit[],
): Matching {
  return matchFacts(factsOf(mig.entries), factsOf(hie.entries), limits);
}

/** The same over facts already worked out. */
export function matchFacts(
  mig: readonly EntryFacts[],
  hie: readonly EntryFacts[],
  limits: readonly FormatLimit[],
): Matching {
  const families = familiesOf(limits);
  const open = { mig: new Set(mig), hie: new Set(hie) };
  const found = [
    ...runStages(FIRST_STAGES, open, families),
    ...runCodePasses(open, families),
    ...runStages(LAST_STAGES, open, families),
  ];
  return {
    pairs: found.flatMap(pairsOf).sort((a, b) => a.mig - b.mig),
    lost: indexesOf(open.mig),
    extra: indexesOf(open.hie),
    ambiguities: found
      .flatMap(({ solution }) => ambiguityOf(solution))
      .sort((a, b) => compareText(keyOf(a), keyOf(b))),
  };
}

function pairsOf({ pass, solution }: Found): Pair[] {
  return solution.pairs.map((pair) => pairOf(pass, pair, solution.exact));
}

function pairOf(pass: Pass, [mig, hie]: readonly [EntryFacts, EntryFacts], exact: boolean): Pair {
  const doubt = (mig.entry.kind === hie.entry.kind ? 0 : 0.05) + (exact ? 0 : 0.1);
  return {
    mig: mig.index,
    hie: hie.index,
    pass: pass.id,
    confidence: Math.round((pass.confidence - doubt) * 100) / 100,
    why: pass.why,
  };
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
