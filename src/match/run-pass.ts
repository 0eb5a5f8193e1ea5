import { componentsOf, familiesIn, groupByKey, joinGroups } from './component.ts';
import type { Group, JoinedGroup } from './component.ts';
import type { EntryFacts } from './entry-facts.ts';
import type { Families } from './kind-family.ts';
import type { Pass } from './pass.ts';
import type { Open } from './reach.ts';
import { solveComponent } from './solve-component.ts';
import type { Component, Solution } from './solve-component.ts';

/** Up to this many possible pairs each is looked at; above it entries are grouped by what they must share. */
const PAIRWISE_MAX = 128;

/** Whether there are so few entries that it is quicker to look at each possible pair. */
export function areFew(mig: number, hie: number): boolean {
  return mig * hie <= PAIRWISE_MAX;
}

/** Runs one pass over what is still open and gives the solution of each component. */
export function runPass(pass: Pass, open: Open, families: Families): Solution[] {
  const solutions: Solution[] = [];
  for (const group of familiesIn(open, (entry) => families(entry, pass.scope))) {
    const [mig, hie] = [group.mig.length, group.hie.length];
    const isSmall = areFew(mig, hie) && mig + hie <= (pass.keyMax ?? Infinity);
    solutions.push(...(isSmall ? runPairwise(pass, group) : runByKey(pass, group)));
  }
  return solutions;
}

/** The same over a few entries of one family, of which each possible pair is looked at. */
export function runPairwise(pass: Pass, group: Group): Solution[] {
  const { allowed } = pass;
  const meet = (a: EntryFacts, b: EntryFacts): boolean => shareKey(pass, a, b);
  const may = (a: EntryFacts, b: EntryFacts): boolean => meet(a, b) && (allowed?.(a, b) ?? true);
  return componentsOf(group, meet).map(({ mig, hie }) =>
    solveComponent({ mig, hie, allowed: may }),
  );
}

/** Whether two entries share a key of a pass. */
export function shareKey(pass: Pass, a: EntryFacts, b: EntryFacts): boolean {
  return pass.shareKey?.(a, b) ?? haveCommon(pass.keys(a), pass.keys(b));
}

function runByKey(pass: Pass, family: Group): Solution[] {
  const groups = groupByKey(family, pass.keys, pass.keyMax);
  if (groups.length === 0) return [];
  return joinGroups(groups).map((group) =>
    solveComponent({ ...group, allowed: allowedIn(group, pass) }),
  );
}

/** Members of a component of several groups need not share a key with each other. */
function allowedIn({ mig, hie, isJoined }: JoinedGroup, pass: Pass): Component['allowed'] {
  const allowed = pass.allowed ?? ((): boolean => true);
  if (!isJoined) return allowed;
  const keys = new Map([...mig, ...hie].map((entry) => [entry, pass.keys(entry)]));
  return (a, b) => haveCommon(keys.get(a) ?? [], keys.get(b) ?? []) && allowed(a, b);
}

function haveCommon(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}
