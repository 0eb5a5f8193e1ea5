import type { BySide } from '../record/side.ts';
import { OTHER_DAY_STAGES, SAME_DAY_STAGES, matchCodes } from './code-passes.ts';
import { groupByKey, joinGroups } from './component.ts';
import type { Group, KeysOf } from './component.ts';
import type { EntryFacts } from './entry-facts.ts';
import type { Families } from './kind-family.ts';
import { MAPPED_OTHER_DAY_STAGES, MAPPED_SAME_DAY_STAGES, mappedKeys } from './mapped-passes.ts';
import type { Pass } from './pass.ts';
import { areFew, runPairwise } from './run-pass.ts';
import type { Solution } from './solve-component.ts';
import { areOneKind, close, runStages } from './stage.ts';
import type { Found, Stage } from './stage.ts';

/** Stages whose pairs all share a key. */
interface Plan {
  readonly keysOf: KeysOf;
  readonly stages: readonly Stage[];
  readonly passes: readonly Pass[];
}

const EXACT = planOf(matchCodes, [...SAME_DAY_STAGES, ...OTHER_DAY_STAGES]);

/** With code maps, a meaning in common on the same date comes before a code in common on another. */
const MAPPED: readonly Plan[] = [
  planOf(matchCodes, SAME_DAY_STAGES),
  planOf(mappedKeys, MAPPED_SAME_DAY_STAGES),
  planOf(matchCodes, OTHER_DAY_STAGES),
  planOf(mappedKeys, MAPPED_OTHER_DAY_STAGES),
];

function planOf(keysOf: KeysOf, stages: readonly Stage[]): Plan {
  return { keysOf, stages, passes: stages.flatMap(({ passes }) => passes) };
}

/** Runs the passes over shared codes, and those over meanings shared under code maps where there are any. */
export function runCodePasses(
  open: BySide<Set<EntryFacts>>,
  families: Families,
  hasMaps: boolean,
): Found[] {
  return (hasMaps ? MAPPED : [EXACT]).flatMap((plan) => runPlan(plan, open, families));
}

/**
 * Entries that no chain of codes connects never meet in any of the passes, so each connected group goes
 * through all passes by itself; nearly all of them are small.
 */
function runPlan(plan: Plan, open: BySide<Set<EntryFacts>>, families: Families): Found[] {
  const all: Found[] = [];
  for (const group of joinGroups(groupByKey(open, plan.keysOf))) {
    const found = areFew(group.mig.length, group.hie.length)
      ? runSmall(plan.passes, group, families)
      : runStages(plan.stages, { mig: new Set(group.mig), hie: new Set(group.hie) }, families);
    for (const each of found) {
      close(each.solution, open);
      all.push(each);
    }
  }
  return all;
}

function runSmall(passes: readonly Pass[], group: Group, families: Families): Found[] {
  const found: Found[] = [];
  let left = group;
  // Few enough entries are always solved exactly.
  const isOneKind = areOneKind(group, families);
  for (const pass of passes) {
    if (left.mig.length === 0 || left.hie.length === 0) break;
    if (isOneKind && pass.scope !== 'kind') continue;
    for (const solution of runPairwise(pass, left, families)) {
      found.push({ pass, solution });
      if (solution.pairs.length > 0) left = without(left, solution);
    }
  }
  return found;
}

function without({ mig, hie }: Group, { pairs }: Solution): Group {
  return {
    mig: mig.filter((entry) => !pairs.some(([own]) => own === entry)),
    hie: hie.filter((entry) => !pairs.some(([, own]) => own === entry)),
  };
}
