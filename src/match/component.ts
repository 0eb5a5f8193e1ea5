import { groupBy } from '../base/ordering.ts';
import type { BySide } from '../record/side.ts';
import { SIDES, otherSide } from '../record/side.ts';
import type { Side } from '../record/side.ts';
import type { EntryFacts } from './entry-facts.ts';

/** Entries of both sides that have a key in common. */
export type Group = BySide<EntryFacts[]>;

/** Groups that share an entry, as one. */
export interface JoinedGroup extends Group {
  /** Whether it is made of more than one group, so that not all members share a key. */
  readonly isJoined: boolean;
}

/** What an entry may share with others. */
export type KeysOf = (entry: EntryFacts) => readonly string[];

/** The groups with entries of both sides, without those of more than `keyMax` entries. */
export function groupByKey(all: Group, keysOf: KeysOf, keyMax = Infinity): Group[] {
  // The side with fewer entries names the keys; of the other only those named there matter.
  const few: Side = all.mig.length <= all.hie.length ? 'mig' : 'hie';
  const named = keysIn(all[few], keysOf, () => true);
  if (named.size === 0) return [];
  const answered = keysIn(all[otherSide(few)], keysOf, (key) => named.has(key));
  const groups: Group[] = [];
  for (const [key, theirs] of answered) {
    const own = named.get(key) ?? [];
    if (own.length + theirs.length > keyMax) continue;
    groups.push(few === 'mig' ? { mig: own, hie: theirs } : { mig: theirs, hie: own });
  }
  return groups;
}

function keysIn(
  entries: Iterable<EntryFacts>,
  keysOf: KeysOf,
  isWanted: (key: string) => boolean,
): ReadonlyMap<string, EntryFacts[]> {
  const groups = new Map<string, EntryFacts[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const known = groups.get(key);
      if (known !== undefined) known.push(entry);
      else if (isWanted(key)) groups.set(key, [entry]);
    }
  }
  return groups;
}

/** The entries family by family, where both sides have some. */
export function familiesIn(
  { mig, hie }: BySide<Iterable<EntryFacts>>,
  familyOf: (entry: EntryFacts) => string,
): Group[] {
  const own = groupBy(mig, familyOf);
  const groups = new Map<string, Group>();
  for (const entry of own.size === 0 ? [] : hie) {
    const family = familyOf(entry);
    const known = groups.get(family);
    if (known !== undefined) {
      known.hie.push(entry);
      continue;
    }
    const others = own.get(family);
    if (others !== undefined) groups.set(family, { mig: others, hie: [entry] });
  }
  return [...groups.values()];
}

/** The connected parts of a small group, where entries are connected when they `meet`. */
export function componentsOf(
  { mig, hie }: Group,
  meet: (mig: EntryFacts, hie: EntryFacts) => boolean,
): Group[] {
  const groups: Group[] = [];
  for (const entry of mig) {
    const partners = hie.filter((other) => meet(entry, other));
    if (partners.length > 0) groups.push({ mig: [entry], hie: partners });
  }
  return areApart(groups) ? groups : joinGroups(groups);
}

/** Whether no two groups, each of one MIG entry, share an entry of the HIE. */
function areApart(groups: readonly Group[]): boolean {
  if (groups.length < 2) return true;
  const seen = new Set<EntryFacts>();
  let count = 0;
  for (const { hie } of groups) {
    count += hie.length;
    for (const entry of hie) seen.add(entry);
  }
  return seen.size === count;
}

/** Joins groups that share an entry; each entry ends in one component. */
export function joinGroups(groups: readonly Group[]): JoinedGroup[] {
  const parents = groups.map((_, index) => index);
  for (const side of SIDES) joinOn(side, groups, parents);
  return collect(groups, parents);
}

/** Makes groups that share an entry of a side children of one another. */
function joinOn(side: Side, groups: readonly Group[], parents: number[]): void {
  const seen = new Map<EntryFacts, number>();
  for (const [index, group] of groups.entries()) {
    for (const entry of group[side]) {
      const earlier = seen.get(entry);
      if (earlier === undefined) seen.set(entry, index);
      else parents[rootOf(parents, index)] = rootOf(parents, earlier);
    }
  }
}

/** The group that stands for all groups joined with this one. */
function rootOf(parents: number[], index: number): number {
  let root = index;
  while (parents[root] !== root) root = parents[root] ?? root;
  parents[index] = root;
  return root;
}

function collect(groups: readonly Group[], parents: number[]): JoinedGroup[] {
  const members = new Map<number, Group[]>();
  for (const [index, group] of groups.entries()) {
    const root = rootOf(parents, index);
    const known = members.get(root);
    if (known === undefined) members.set(root, [group]);
    else known.push(group);
  }
  return [...members.values()].map(joinAll);
}

function joinAll(groups: readonly Group[]): JoinedGroup {
  const [first] = groups;
  // Entries that share two codes make the same group twice, and all its members share a key.
  if (first !== undefined && groups.every((group) => isSameGroup(group, first))) {
    return { mig: first.mig, hie: first.hie, isJoined: false };
  }
  return {
    mig: [...new Set(groups.flatMap(({ mig }) => mig))],
    hie: [...new Set(groups.flatMap(({ hie }) => hie))],
    isJoined: true,
  };
}

function isSameGroup(a: Group, b: Group): boolean {
  return a === b || (isSameList(a.mig, b.mig) && isSameList(a.hie, b.hie));
}

function isSameList(a: readonly EntryFacts[], b: readonly EntryFacts[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
