import { compareText } from '../base/ordering.ts';
import type { BySide } from '../record/side.ts';
import { FORBIDDEN, assign } from './assign.ts';
import { compareFacts } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { costOf, differencesOf } from './pair-cost.ts';

/** Entries of both sides that could be each other's partners in one pass. */
export interface Component extends BySide<readonly EntryFacts[]> {
  /** Whether two entries, the MIG's first, may be a pair in this pass. */
  readonly allowed: (mig: EntryFacts, hie: EntryFacts) => boolean;
}

/** The pairs chosen in a component, MIG first, and the entries that could as well be paired otherwise. */
export interface Solution {
  readonly pairs: readonly (readonly [EntryFacts, EntryFacts])[];
  readonly ambiguous: BySide<readonly EntryFacts[]>;
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
    return {
      pairs: allowed(onlyMig, onlyHie) ? [[onlyMig, onlyHie]] : [],
      ambiguous: NONE,
      exact: true,
    };
  }
  const swapped = areRolesSwapped(mig, hie);
  const rows = [...(swapped ? hie : mig)].sort(compareFacts);
  const columns = [...(swapped ? mig : hie)].sort(compareFacts);
  const may = swapped
    ? (row: EntryFacts, column: EntryFacts): boolean => allowed(column, row)
    : allowed;
  const board = { rows, columns, may };
  const isSmall = rows.length * columns.length <= EXACT_MAX;
  return orient(isSmall ? solveExactly(board) : walkInOrder(board), swapped);
}

const NONE: BySide<readonly EntryFacts[]> = { mig: [], hie: [] };

interface Board {
  readonly rows: readonly EntryFacts[];
  readonly columns: readonly EntryFacts[];
  readonly may: (row: EntryFacts, column: EntryFacts) => boolean;
}

interface BoardSolution {
  readonly pairs: readonly (readonly [EntryFacts, EntryFacts])[];
  readonly doubtful: readonly [ReadonlySet<EntryFacts>, ReadonlySet<EntryFacts>];
  readonly exact: boolean;
}

function solveExactly({ rows, columns, may }: Board): BoardSolution {
  const costs = rows.map((row) =>
    columns.map((column) => (may(row, column) ? costOf(row, column) : FORBIDDEN)),
  );
  const chosen = assign(costs);
  const pairs = rows.flatMap((row, i) => {
    const column = columns[chosen[i] ?? -1];
    return column === undefined ? [] : [[row, column] as const];
  });
  return { pairs, doubtful: findDoubt({ rows, columns, costs, chosen }), exact: true };
}

interface Solved {
  readonly rows: readonly EntryFacts[];
  readonly columns: readonly EntryFacts[];
  readonly costs: readonly (readonly number[])[];
  readonly chosen: readonly number[];
}

/**
 * Entries of pairs that could be exchanged at no cost. Interchangeable twins are no doubt, nor are
 * exchanges in which all entries agree anyway: neither would change a finding.
 */
function findDoubt(solved: Solved): BoardSolution['doubtful'] {
  const doubtful: [Set<EntryFacts>, Set<EntryFacts>] = [new Set(), new Set()];
  const rowOf = new Map(solved.chosen.map((column, row) => [column, row]));
  for (const [i, j] of solved.chosen.entries()) {
    if (j < 0) addFreeRow(solved, i, doubtful);
    else addExchanges(solved, { pair: [i, j], rowOf }, doubtful);
  }
  return doubtful;
}

function addExchanges(
  solved: Solved,
  { pair, rowOf }: { pair: readonly [number, number]; rowOf: ReadonlyMap<number, number> },
  doubtful: readonly [Set<EntryFacts>, Set<EntryFacts>],
): void {
  const { rows, columns } = solved;
  const [i, j] = pair;
  for (let other = 0; other < columns.length; other += 1) {
    const otherRow = rowOf.get(other);
    if (other === j || !isDoubt(solved, pair, [otherRow, other])) continue;
    add(doubtful[0], rows[i], rows[otherRow ?? i]);
    add(doubtful[1], columns[j], columns[other]);
  }
}

function add(set: Set<EntryFacts>, ...entries: readonly (EntryFacts | undefined)[]): void {
  for (const entry of entries) if (entry !== undefined) set.add(entry);
}

/**
 * Whether pair (i, j) and another pair, or a free column, could be exchanged without a change of cost,
 * and the findings would be others.
 */
function isDoubt(
  solved: Solved,
  [i, j]: readonly [number, number],
  [otherRow, other]: readonly [number | undefined, number],
): boolean {
  const { rows, columns, costs } = solved;
  const cost = (row: number, column: number): number => costs[row]?.[column] ?? FORBIDDEN;
  if (otherRow === undefined) {
    return cost(i, other) === cost(i, j) && !isSame(columns[j], columns[other]);
  }
  const now = cost(i, j) + cost(otherRow, other);
  if (now >= FORBIDDEN || cost(i, other) + cost(otherRow, j) !== now) return false;
  if (isSame(columns[j], columns[other]) || isSame(rows[i], rows[otherRow])) return false;
  const told = (row: number, column: number): string => tellPair(solved, row, column);
  const [before, after] = [
    [told(i, j), told(otherRow, other)].sort(compareText),
    [told(i, other), told(otherRow, j)].sort(compareText),
  ];
  return before[0] !== after[0] || before[1] !== after[1];
}

/** Whether two entries of one side say the same in everything a rule looks at. */
function isSame(a: EntryFacts | undefined, b: EntryFacts | undefined): boolean {
  return a !== undefined && b !== undefined && differencesOf(a, b) === '';
}

function tellPair({ rows, columns }: Solved, i: number, j: number): string {
  const [row, column] = [rows[i], columns[j]];
  return row === undefined || column === undefined ? '' : differencesOf(row, column);
}

/** A row left over that would fit a column as well as the row that got it. */
function addFreeRow(
  { rows, columns, costs, chosen }: Solved,
  free: number,
  doubtful: readonly [Set<EntryFacts>, Set<EntryFacts>],
): void {
  for (const [i, j] of chosen.entries()) {
    if (j < 0 || costs[free]?.[j] !== costs[i]?.[j]) continue;
    const [row, rival, column] = [rows[free], rows[i], columns[j]];
    if (!row || !rival || !column || isSame(row, rival)) continue;
    doubtful[0].add(row).add(rival);
    doubtful[1].add(column);
  }
}

/**
 * For components too large to solve: both sides in order of day, value and content, walked through
 * together. Never quadratic; its pairs are marked as less sure.
 */
function walkInOrder({ rows, columns, may }: Board): BoardSolution {
  const [a, b] = [[...rows].sort(byDay), [...columns].sort(byDay)];
  const pairs: (readonly [EntryFacts, EntryFacts])[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [row, column] = [a[i], b[j]];
    if (row === undefined || column === undefined) break;
    if (may(row, column)) {
      pairs.push([row, column]);
      i += 1;
      j += 1;
      continue;
    }
    const order = byDay(row, column);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return { pairs, doubtful: [new Set(), new Set()], exact: false };
}

function orient(solution: BoardSolution, swapped: boolean): Solution {
  const { pairs, doubtful, exact } = solution;
  const [first, second] = doubtful;
  return {
    pairs: swapped ? pairs.map(([row, column]) => [column, row] as const) : pairs,
    ambiguous: swapped
      ? { mig: [...second], hie: [...first] }
      : { mig: [...first], hie: [...second] },
    exact,
  };
}

/** The shorter side gives the rows; of two equally long ones the first by content. */
function areRolesSwapped(mig: readonly EntryFacts[], hie: readonly EntryFacts[]): boolean {
  if (mig.length !== hie.length) return mig.length > hie.length;
  return compareText(contents(mig), contents(hie)) > 0;
}

function contents(entries: readonly EntryFacts[]): string {
  return entries
    .map((entry) => entry.fingerprint)
    .sort(compareText)
    .join(' ');
}

function byDay(a: EntryFacts, b: EntryFacts): number {
  const days = (a.days?.first ?? 0) - (b.days?.first ?? 0);
  return (
    days || compareText(a.value ?? '', b.value ?? '') || compareText(a.fingerprint, b.fingerprint)
  );
}
