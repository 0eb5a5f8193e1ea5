import type { BySide } from '../record/side.ts';
import { OTHER_DAY_STAGES, SAME_DAY_STAGES, matchCodes } from './code-passes.ts';
import { familiesIn, groupByKey, joinGroups } from './component.ts';
import type { Group, KeysOf } from './component.ts';
import type { EntryFacts } from './entry-facts.ts';
import type { Families } from './kind-family.ts';
import { MAPPED_OTHER_DAY_STAGES, MAPPED_SAME_DAY_STAGES, mappedKeys } from './mapped-passes.ts';
import type { Pass } from './pass.ts';
import { areFew, runPairwise, shareKey } from './run-pass.ts';
import { onlyPair } from './solve-component.ts';
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
  const left = { mig: [...open.mig], hie: [...open.hie] };
  for (const group of joinGroups(groupByKey(left, plan.keysOf))) {
    for (const each of runGroup(plan, group, families)) {
      close(each.solution, open);
      all.push(each);
    }
  }
  return all;
}

function runGroup({ passes, stages }: Plan, { mig, hie }: Group, families: Families): Found[] {
  const [onlyMig, onlyHie] = [mig[0], hie[0]];
  if (mig.length === 1 && hie.length === 1 && onlyMig && onlyHie) {
    return runTwo(passes, [onlyMig, onlyHie], families);
  }
  return areFew(mig.length, hie.length)
    ? runSmall(passes, { mig, hie }, families)
    : runStages(stages, { mig: new Set(mig), hie: new Set(hie) }, families);
}

/** Two entries that only share codes with each other, as nearly all do: the first pass that holds pairs them. */
function runTwo(
  passes: readonly Pass[],
  [mig, hie]: readonly [EntryFacts, EntryFacts],
  families: Families,
): Found[] {
  const pass = passes.find(
    (each) =>
      families(mig, each.scope) === families(hie, each.scope) &&
      shareKey(each, mig, hie) &&
      (each.allowed?.(mig, hie) ?? true),
  );
  return pass === undefined ? [] : [{ pass, solution: onlyPair(mig, hie) }];
}

function runSmall(passes: readonly Pass[], group: Group, families: Families): Found[] {
  const found: Found[] = [];
  let left = group;
  // Few enough entries are always solved exactly.
  const isOneKind = areOneKind(group, families);
  for (const pass of passes) {
    if (left.mig.length === 0 || left.hie.length === 0) break;
    if (isOneKind && pass.scope !== 'kind') continue;
    const near = isOneKind ? [left] : familiesIn(left, (entry) => families(entry, pass.scope));
    for (const solution of near.flatMap((family) => runPairwise(pass, family))) {
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
