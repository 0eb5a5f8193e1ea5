import { compareText } from '../base/ordering.ts';
import { FORBIDDEN } from './assign.ts';
import type { EntryFacts } from './entry-facts.ts';
import { differencesOf } from './pair-cost.ts';

/** A solved assignment: for each row the column it got, or -1. */
export interface Solved {
  readonly rows: readonly EntryFacts[];
  readonly columns: readonly EntryFacts[];
  readonly costs: readonly (readonly number[])[];
  readonly chosen: readonly number[];
}

/** The rows and the columns that could as well be paired otherwise. */
export type Doubtful = readonly [rows: ReadonlySet<EntryFacts>, columns: ReadonlySet<EntryFacts>];

/**
 * Entries of pairs that could be exchanged at no cost. Interchangeable twins are no doubt, nor are
 * exchanges in which all entries agree anyway: neither would change a finding.
 */
export function findDoubt(solved: Solved): Doubtful {
  const doubtful: [Set<EntryFacts>, Set<EntryFacts>] = [new Set(), new Set()];
  const rowOf: number[] = [];
  for (const [row, column] of solved.chosen.entries()) if (column >= 0) rowOf[column] = row;
  for (const [i, j] of solved.chosen.entries()) {
    if (j < 0) addFreeRow(solved, i, doubtful);
    else addExchanges(solved, { pair: [i, j], rowOf }, doubtful);
  }
  return doubtful;
}

function addExchanges(
  solved: Solved,
  { pair, rowOf }: { pair: readonly [number, number]; rowOf: readonly number[] },
  doubtful: readonly [Set<EntryFacts>, Set<EntryFacts>],
): void {
  const { rows, columns } = solved;
  const [i, j] = pair;
  for (let other = 0; other < columns.length; other += 1) {
    const otherRow = rowOf[other];
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
