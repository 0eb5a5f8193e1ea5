import type { BySide, Side } from '../record/side.ts';
import { SIDES } from '../record/side.ts';
import type { EntryFacts } from './entry-facts.ts';
import type { Families, Scope } from './kind-family.ts';
import type { PassId } from './matching.ts';
import { solveComponent } from './solve-component.ts';
import type { Component, Solution } from './solve-component.ts';

/** One pass of the matcher: what two entries must have in common, and how sure that makes us. */
export interface Pass {
  readonly id: PassId;
  readonly scope: Scope;
  readonly confidence: number;
  readonly why: string;
  /** Entries that share a key may be partners. */
  readonly keys: (entry: EntryFacts) => readonly string[];
  /** What must hold besides. */
  readonly allowed?: (mig: EntryFacts, hie: EntryFacts) => boolean;
  /** Keys carried by more entries than this, both sides together, tell nothing and are left out. */
  readonly keyMax?: number;
}

/** The entries no earlier pass has paired. */
export type Open = BySide<ReadonlySet<EntryFacts>>;

/** Runs one pass over what is still open and gives the solution of each component. */
export function runPass(pass: Pass, open: Open, families: Families): Solution[] {
  const keys = new Map<EntryFacts, readonly string[]>();
  const groups = groupByKey(pass, open, { families, keys });
  const allowed: Component['allowed'] = (mig, hie) =>
    shareKey(keys.get(mig) ?? [], keys.get(hie) ?? []) && (pass.allowed?.(mig, hie) ?? true);
  return componentsOf(groups).map((group) => solveComponent({ ...group, allowed }));
}

type Group = BySide<EntryFacts[]>;

interface Keying {
  readonly families: Families;
  readonly keys: Map<EntryFacts, readonly string[]>;
}

function groupByKey(pass: Pass, open: Open, { families, keys }: Keying): Group[] {
  const groups = new Map<string, Group>();
  for (const side of SIDES) {
    for (const entry of open[side]) {
      const family = families(entry, pass.scope);
      const own = pass.keys(entry).map((key) => `${family} ${key}`);
      keys.set(entry, own);
      for (const key of own) addTo(groups, key, { side, entry });
    }
  }
  const { keyMax = Infinity } = pass;
  return [...groups.values()].filter(
    ({ mig, hie }) => mig.length > 0 && hie.length > 0 && mig.length + hie.length <= keyMax,
  );
}

function addTo(
  groups: Map<string, Group>,
  key: string,
  { side, entry }: { side: Side; entry: EntryFacts },
): void {
  let group = groups.get(key);
  if (group === undefined) groups.set(key, (group = { mig: [], hie: [] }));
  group[side].push(entry);
}

/** Groups that share an entry, joined; each entry ends in one component. */
function componentsOf(groups: readonly Group[]): Group[] {
  const parents = groups.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const seen = new Map<EntryFacts, number>();
  for (const [index, { mig, hie }] of groups.entries()) {
    for (const entry of [...mig, ...hie]) {
      const earlier = seen.get(entry);
      if (earlier === undefined) seen.set(entry, index);
      else parents[rootOf(index)] = rootOf(earlier);
    }
  }
  return collect(groups, rootOf);
}

function collect(groups: readonly Group[], rootOf: (index: number) => number): Group[] {
  const components = new Map<number, { mig: Set<EntryFacts>; hie: Set<EntryFacts> }>();
  for (const [index, group] of groups.entries()) {
    const root = rootOf(index);
    let component = components.get(root);
    if (component === undefined)
      components.set(root, (component = { mig: new Set(), hie: new Set() }));
    for (const side of SIDES) for (const entry of group[side]) component[side].add(entry);
  }
  return [...components.values()].map(({ mig, hie }) => ({ mig: [...mig], hie: [...hie] }));
}

function shareKey(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}
