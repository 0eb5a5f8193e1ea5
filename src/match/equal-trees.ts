import { groupBy } from '../base/ordering.ts';
import { isSameEntry } from './content.ts';
import { compareFacts, isSamePlace } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';

/** Entries of both sides that say the very same, the MIG's first, and what is left. */
export interface EqualTrees {
  readonly pairs: readonly (readonly [EntryFacts, EntryFacts])[];
  readonly mig: ReadonlySet<EntryFacts>;
  readonly hie: ReadonlySet<EntryFacts>;
}

type Entries = readonly EntryFacts[];
type Pairs = (readonly [EntryFacts, EntryFacts])[];

/**
 * Pairs what is equal from the top down, each level only where the one above differs: the whole record, all
 * entries of one kind, single entries. Linear. Entries told more than once are paired in order of where
 * they stand, so that the order of an answer does not show.
 */
export function pairEqualTrees(mig: Entries, hie: Entries): EqualTrees {
  if (isSameList(mig, hie)) {
    return { pairs: zip(mig, hie), mig: new Set(), hie: new Set() };
  }
  const pairs: Pairs = [];
  const rest: [EntryFacts[], EntryFacts[]] = [[], []];
  const theirs = groupBy(hie, ({ entry }) => entry.kind);
  for (const [kind, own] of groupBy(mig, ({ entry }) => entry.kind)) {
    const others = theirs.get(kind) ?? [];
    theirs.delete(kind);
    if (isSameList(own, others)) pairs.push(...zip(own, others));
    else {
      rest[0].push(...own);
      rest[1].push(...others);
    }
  }
  for (const others of theirs.values()) rest[1].push(...others);
  return pairLeaves(rest[0], rest[1], pairs);
}

/** Whether two lists hold the same content at the same places in the same order. */
function isSameList(mig: Entries, hie: Entries): boolean {
  if (mig.length !== hie.length) return false;
  for (let i = 0; i < mig.length; i += 1) {
    const [a, b] = [mig[i], hie[i]];
    if (a === undefined || b === undefined || !isSamePlace(a, b) || !isSameLeaf(a, b)) return false;
  }
  return true;
}

function isSameLeaf(a: EntryFacts, b: EntryFacts): boolean {
  return a.outline === b.outline && isSameEntry(a.entry, b.entry);
}

function zip(mig: Entries, hie: Entries): Pairs {
  return mig.flatMap((own, i) => {
    const other = hie[i];
    return other === undefined ? [] : [[own, other] as const];
  });
}

/**
 * Single entries by their shape, a number those of one content share. Where just one entry of each side has
 * it and the two are built alike, nothing has to be written out; else contents decide.
 */
function pairLeaves(mig: Entries, hie: Entries, pairs: Pairs): EqualTrees {
  const open = { mig: new Set(mig), hie: new Set(hie) };
  const known = new Set(hie.map(({ outline }) => outline));
  const likely = mig.filter(({ outline }) => known.has(outline));
  if (likely.length === 0) return { pairs, ...open };
  const asked = new Set(likely.map(({ outline }) => outline));
  const near = groupBy(likely, ({ shape }) => shape);
  const answering = groupBy(
    hie.filter((entry) => asked.has(entry.outline) && near.has(entry.shape)),
    ({ shape }) => shape,
  );
  for (const [shape, own] of near) {
    for (const pair of pairShape(own, answering.get(shape) ?? [])) {
      pairs.push(pair);
      open.mig.delete(pair[0]);
      open.hie.delete(pair[1]);
    }
  }
  return { pairs, ...open };
}

function pairShape(mig: Entries, hie: Entries): Pairs {
  const [own, other] = [mig[0], hie[0]];
  if (own === undefined || other === undefined) return [];
  if (mig.length === 1 && hie.length === 1) {
    const isSame = isSameEntry(own.entry, other.entry) || own.content === other.content;
    return isSame ? [[own, other]] : [];
  }
  const theirs = groupBy(hie, ({ content }) => content);
  return [...groupBy(mig, ({ content }) => content)].flatMap(([content, twins]) =>
    zip([...twins].sort(compareFacts), [...(theirs.get(content) ?? [])].sort(compareFacts)),
  );
}
