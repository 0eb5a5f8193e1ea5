import { componentsOf, groupByKey, joinGroups } from './component.ts';
import type { Group, JoinedGroup, KeysOf } from './component.ts';
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
  const [mig, hie] = [open.mig.size, open.hie.size];
  return areFew(mig, hie) && mig + hie <= (pass.keyMax ?? Infinity)
    ? runPairwise(pass, { mig: [...open.mig], hie: [...open.hie] }, families)
    : runByKey(pass, open, families);
}

/** The same over a few entries, of which each possible pair is looked at. */
export function runPairwise(pass: Pass, group: Group, families: Families): Solution[] {
  const { scope, keys, shareKey = shareAny(keys), allowed } = pass;
  const meet = (a: EntryFacts, b: EntryFacts): boolean =>
    families(a, scope) === families(b, scope) && shareKey(a, b);
  const may = (a: EntryFacts, b: EntryFacts): boolean => meet(a, b) && (allowed?.(a, b) ?? true);
  return componentsOf(group, meet).map((component) =>
    solveComponent({ ...component, allowed: may }),
  );
}

function shareAny(keys: KeysOf): (a: EntryFacts, b: EntryFacts) => boolean {
  return (a, b) => haveCommon(keys(a), keys(b));
}

function runByKey(pass: Pass, open: Open, families: Families): Solution[] {
  const keysOf = (entry: EntryFacts): string[] => {
    const family = families(entry, pass.scope);
    return pass.keys(entry).map((key) => `${family} ${key}`);
  };
  const groups = groupByKey(open, keysOf, pass.keyMax);
  if (groups.length === 0) return [];
  return joinGroups(groups).map((group) =>
    solveComponent({ ...group, allowed: allowedIn(group, pass, keysOf) }),
  );
}

/** Members of a component of several groups need not share a key with each other. */
function allowedIn(
  { mig, hie, isJoined }: JoinedGroup,
  pass: Pass,
  keysOf: KeysOf,
): Component['allowed'] {
  const allowed = pass.allowed ?? ((): boolean => true);
  if (!isJoined) return allowed;
  const keys = new Map([...mig, ...hie].map((entry) => [entry, keysOf(entry)]));
  return (a, b) => haveCommon(keys.get(a) ?? [], keys.get(b) ?? []) && allowed(a, b);
}

function haveCommon(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}
