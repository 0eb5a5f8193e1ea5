import type { BySide } from '../record/side.ts';
import { FORBIDDEN, assign } from './assign.ts';
import { findDoubt } from './doubt.ts';
import type { Doubtful } from './doubt.ts';
import { compareFacts, compareSaid } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { marginsOf } from './margins.ts';
import { costOf, costsAmong } from './pair-cost.ts';

/** Entries of both sides that could be each other's partners in one pass. */
export interface Component extends BySide<readonly EntryFacts[]> {
  /** Whether two entries, the MIG's first, may be a pair in this pass. */
  readonly allowed: (mig: EntryFacts, hie: EntryFacts) => boolean;
  /** How unlike two entries are, the MIG's first. @default `costOf` */
  readonly cost?: ((mig: EntryFacts, hie: EntryFacts) => number) | undefined;
}

/** The pairs chosen in a component, MIG first, and the entries that could as well be paired otherwise. */
export interface Solution {
  readonly pairs: readonly (readonly [EntryFacts, EntryFacts])[];
  readonly ambiguous: BySide<readonly EntryFacts[]>;
  /** How many points worse the next best way of pairing is, for each pair; undefined where there is none. */
  readonly margins?: readonly (number | undefined)[] | undefined;
  /** What was solved, where something stayed ambiguous. */
  readonly component?: Component | undefined;
  /** False when the component was too large to be solved exactly. */
  readonly exact: boolean;
}

/** Above this many possible pairs a component is walked through in order instead of solved. */
const EXACT_MAX = 150 * 150;

/**
 * Pairs a component so that as many entries as possible find a partner at the least total cost. The
 * outcome depends neither on the order of entries nor on which side is which: both sides are sorted
 * by content and the roles of rows and columns go by content too.
 */
export function solveComponent(component: Component): Solution {
  const { mig, hie, allowed } = component;
  const [onlyMig, onlyHie] = [mig[0], hie[0]];
  if (mig.length === 1 && hie.length === 1 && onlyMig && onlyHie) {
    return allowed(onlyMig, onlyHie) ? onlyPair(onlyMig, onlyHie) : NO_PAIR;
  }
  const ordered = { mig: mig.toSorted(compareFacts), hie: hie.toSorted(compareFacts) };
  const swapped = areRolesSwapped(ordered);
  const board = boardOf({ ...component, ...ordered }, swapped);
  const isSmall = mig.length * hie.length <= EXACT_MAX;
  const solution = orient(isSmall ? solveExactly(board) : walkInOrder(board), swapped);
  return solution.ambiguous.mig.length === 0 ? solution : { ...solution, component };
}

function boardOf({ mig, hie, allowed, cost }: Component, swapped: boolean): Board {
  if (!swapped) return { rows: mig, columns: hie, may: allowed, cost };
  return {
    rows: hie,
    columns: mig,
    may: (row, column) => allowed(column, row),
    cost: cost && ((row, column) => cost(column, row)),
  };
}

/** The solution of two entries that may be partners and have no others. */
export function onlyPair(mig: EntryFacts, hie: EntryFacts): Solution {
  return { pairs: [[mig, hie]], ambiguous: NONE, exact: true };
}

const NONE: BySide<readonly EntryFacts[]> = { mig: [], hie: [] };
const NO_PAIR: Solution = { pairs: [], ambiguous: NONE, exact: true };

interface Board {
  readonly rows: readonly EntryFacts[];
  readonly columns: readonly EntryFacts[];
  readonly may: (row: EntryFacts, column: EntryFacts) => boolean;
  readonly cost: Component['cost'];
}

interface BoardSolution {
  readonly pairs: readonly (readonly [EntryFacts, EntryFacts])[];
  readonly margins?: readonly (number | undefined)[];
  readonly doubtful: Doubtful;
  readonly exact: boolean;
}

function solveExactly(board: Board): BoardSolution {
  const { rows, columns } = board;
  const costs = costsOn(board);
  const chosen = assign(costs);
  const pairs: (readonly [EntryFacts, EntryFacts])[] = [];
  const margins: (number | undefined)[] = [];
  const all = marginsOf(costs, chosen);
  for (const [i, row] of rows.entries()) {
    const column = columns[chosen[i] ?? -1];
    if (column === undefined) continue;
    pairs.push([row, column]);
    margins.push(all[i]);
  }
  return { pairs, margins, doubtful: findDoubt({ rows, columns, costs, chosen }), exact: true };
}

function costsOn({ rows, columns, may, cost }: Board): readonly (readonly number[])[] {
  if (cost !== undefined || rows.length * columns.length <= MANY) {
    const price = cost ?? costOf;
    return rows.map((row) =>
      columns.map((column) => (may(row, column) ? price(row, column) : FORBIDDEN)),
    );
  }
  const price = costsAmong(rows, columns);
  return rows.map((row, i) =>
    columns.map((column, j) => (may(row, column) ? price(i, j) : FORBIDDEN)),
  );
}

/** Above this many possible pairs it pays to look for entries alike. */
const MANY = 256;

/**
 * For components too large to solve: both sides, in order of day, value and content, are walked through
 * together. Never quadratic; its pairs are marked as less sure.
 */
function walkInOrder({ rows, columns, may }: Board): BoardSolution {
  const pairs: (readonly [EntryFacts, EntryFacts])[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [row, column] = [rows[i], columns[j]];
    if (row === undefined || column === undefined) break;
    if (may(row, column)) {
      pairs.push([row, column]);
      i += 1;
      j += 1;
      continue;
    }
    const order = compareSaid(row, column);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return { pairs, doubtful: [new Set(), new Set()], exact: false };
}

function orient(solution: BoardSolution, swapped: boolean): Solution {
  const { pairs, margins, doubtful, exact } = solution;
  const [first, second] = doubtful;
  return {
    pairs: swapped ? pairs.map(([row, column]) => [column, row] as const) : pairs,
    margins,
    ambiguous: swapped
      ? { mig: [...second], hie: [...first] }
      : { mig: [...first], hie: [...second] },
    exact,
  };
}

/** The shorter side gives the rows; of two equally long ones, in order, the first by what they say. */
function areRolesSwapped({ mig, hie }: BySide<readonly EntryFacts[]>): boolean {
  if (mig.length !== hie.length) return mig.length > hie.length;
  for (const [i, own] of mig.entries()) {
    const other = hie[i];
    const order = other === undefined ? 0 : compareSaid(own, other);
    if (order !== 0) return order > 0;
  }
  return false;
}
