import { compareText, orderBy } from '../base/ordering.ts';
import type { BySide, Side } from '../record/side.ts';
import { SIDES, otherSide } from '../record/side.ts';
import { compareFacts } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { findPanel, findPressure, findShares, findWording } from './division-shapes.ts';
import type { Around, FoundDivision, Shape } from './division-shapes.ts';
import type { Division } from './matching.ts';

/** Above this many entries without a partner the two records are too unlike for such a search. */
const RESIDUE_MAX = 300;

/** How sure a division is; it stands behind every pass that finds a partner (parity design, pass 8). */
const CONFIDENCE = 0.6;

/** Each looks for one way in which an entry stands as several; the first that finds something counts. */
const SHAPES: readonly Shape[] = [findPanel, findPressure, findShares, findWording];

/**
 * Finds entries that stand as several on the other side, with the same content in sum: only where nothing
 * of it is lost or added. Starts from entries without a partner, so records that agree cost nothing.
 */
export function divisionsOf(
  facts: BySide<readonly EntryFacts[]>,
  open: BySide<ReadonlySet<EntryFacts>>,
  partners: () => ReadonlyMap<EntryFacts, EntryFacts>,
): Division[] {
  const residue = SIDES.flatMap((side) => [...open[side]].map((entry) => ({ side, entry })));
  if (residue.length === 0 || residue.length > RESIDUE_MAX) return [];
  const around: Around = { facts, open, partners: partners(), taken: new Set() };
  const found: Division[] = [];
  for (const find of SHAPES) {
    for (const { side, entry } of inOrder(residue)) {
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

/** By content, so that neither the order of an answer nor which side is which decides. */
function inOrder<T extends { readonly entry: EntryFacts; readonly side: Side }>(
  residue: readonly T[],
): T[] {
  return [...residue].sort((a, b) => compareFacts(a.entry, b.entry) || compareText(a.side, b.side));
}

function divisionOf({ side, one, several, asWords = false, ...rest }: FoundDivision): Division {
  const sides = { [side]: indexesOf(one), [otherSide(side)]: indexesOf(several) };
  return { ...(sides as BySide<number[]>), ...rest, asWords, confidence: CONFIDENCE };
}

function indexesOf(entries: readonly EntryFacts[]): number[] {
  return entries.map(({ index }) => index).sort((a, b) => a - b);
}
