import { compareText, orderBy } from '../base/ordering.ts';
import type { BySide, Side } from '../record/side.ts';
import { SIDES, otherSide } from '../record/side.ts';
import { compareFacts } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { kindFinder } from './division-ground.ts';
import type { Around } from './division-ground.ts';
import { findPanel, findPressure, findShares, findWording } from './division-shapes.ts';
import type { FoundDivision, Shape } from './division-shapes.ts';
import type { Division } from './matching.ts';

/** Above this many entries without a partner the two records are too unlike for such a search. */
const RESIDUE_MAX = 300;

/** How sure a division is; it stands behind every pass that finds a partner (parity design, pass 8). */
const CONFIDENCE = 0.6;

/** Each looks for one way in which an entry stands as several; the first that finds something counts. */
const SHAPES: readonly Shape[] = [findPanel, findPressure, findShares, findWording];

/**
 * Finds entries that stand as several on the other side, with the same content in sum: only where nothing
 * of it is lost or added. Starts from entries without a partner. One format nearly always tells what the other
 * cannot, so there are some even where records agree: they are put in order only where one is divided.
 */
export function divisionsOf(
  facts: BySide<readonly EntryFacts[]>,
  open: BySide<ReadonlySet<EntryFacts>>,
  partners: () => ReadonlyMap<EntryFacts, EntryFacts>,
): Division[] {
  const left = open.mig.size + open.hie.size;
  if (left === 0 || left > RESIDUE_MAX) return [];
  let residue = SIDES.flatMap((side) => [...open[side]].map((entry) => ({ side, entry })));
  const around = aroundOf(facts, open, partners);
  const found: Division[] = [];
  for (const find of SHAPES) {
    // Which comes first matters only once something is taken.
    if (!residue.some(({ entry, side }) => find(entry, side, around) !== undefined)) continue;
    residue = inOrder(residue);
    for (const { side, entry } of residue) {
      if (around.taken.has(entry)) continue;
      const division = find(entry, side, around);
      if (division === undefined) continue;
      for (const member of [...division.one, ...division.several]) around.taken.add(member);
      found.push(divisionOf(division));
    }
  }
  return found.sort(
    orderBy(
      ({ mig }) => mig[0] ?? -1,
      ({ hie }) => hie[0] ?? -1,
    ),
  );
}

function aroundOf(
  facts: BySide<readonly EntryFacts[]>,
  open: BySide<ReadonlySet<EntryFacts>>,
  partners: () => ReadonlyMap<EntryFacts, EntryFacts>,
): Around {
  let known: ReadonlyMap<EntryFacts, EntryFacts> | undefined;
  return {
    facts,
    open,
    partnerOf: (entry) => (known ??= partners()).get(entry),
    ofKind: kindFinder(facts),
    taken: new Set(),
  };
}

/** By content, so that neither the order of an answer nor which side is which decides. */
function inOrder<T extends { readonly entry: EntryFacts; readonly side: Side }>(
  residue: readonly T[],
): T[] {
  return residue.toSorted((a, b) => compareFacts(a.entry, b.entry) || compareText(a.side, b.side));
}

function divisionOf({ side, one, several, asWords = false, ...rest }: FoundDivision): Division {
  const sides = { [side]: indexesOf(one), [otherSide(side)]: indexesOf(several) };
  return { ...(sides as BySide<number[]>), ...rest, asWords, confidence: CONFIDENCE };
}

function indexesOf(entries: readonly EntryFacts[]): number[] {
  return entries.map(({ index }) => index).sort((a, b) => a - b);
}
