import type { BySide } from '../record/side.ts';
import { CODE_PASSES, CODE_STAGES, matchCodes } from './code-passes.ts';
import { groupByKey, joinGroups } from './component.ts';
import type { Group } from './component.ts';
import type { EntryFacts } from './entry-facts.ts';
import type { Families } from './kind-family.ts';
import { areFew, runPairwise } from './run-pass.ts';
import type { Solution } from './solve-component.ts';
import { close, runStages } from './stage.ts';
import type { Found } from './stage.ts';

/**
 * Runs the passes over shared codes. Entries that no chain of codes connects never meet in any of them, so
 * each connected group goes through all passes by itself; nearly all of them are small.
 */
export function runCodePasses(open: BySide<Set<EntryFacts>>, families: Families): Found[] {
  const all: Found[] = [];
  for (const group of joinGroups(groupByKey(open, matchCodes))) {
    const found = areFew(group.mig.length, group.hie.length)
      ? runSmall(group, families)
      : runStages(CODE_STAGES, { mig: new Set(group.mig), hie: new Set(group.hie) }, families);
    for (const each of found) {
      close(each.solution, open);
      all.push(each);
    }
  }
  return all;
}

function runSmall(group: Group, families: Families): Found[] {
  const found: Found[] = [];
  let left = group;
  for (const pass of CODE_PASSES) {
    if (left.mig.length === 0 || left.hie.length === 0) break;
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
