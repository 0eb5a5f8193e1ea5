import { FORBIDDEN } from './assign.ts';

/** Above this many rows margins are not worked out: the work grows with the cube of it. */
const ROWS_MAX = 60;

/**
 * For each row of a solved assignment how much the total would grow at least if the row had to be paired
 * otherwise; undefined where it cannot be. Any other assignment hands columns on in circles, so this is
 * the cheapest circle through the row (Floyd and Warshall). Two more nodes stand for the free columns and
 * the free rows.
 */
export function marginsOf(
  costs: readonly (readonly number[])[],
  chosen: readonly number[],
): readonly (number | undefined)[] {
  if (chosen.length > ROWS_MAX) return [];
  const steps = stepsOf(costs, chosen);
  shorten(steps);
  return chosen.map((column, i) => (column < 0 ? undefined : cheapestCircle(steps, i)));
}

/** What it costs that one row takes the column of another, `Infinity` where it may not. */
function stepsOf(
  costs: readonly (readonly number[])[],
  chosen: readonly number[],
): readonly Float64Array[] {
  const count = chosen.length;
  const [freeColumns, freeRows] = [count, count + 1];
  const owned = new Set(chosen);
  const steps = Array.from({ length: count + 2 }, () => new Float64Array(count + 2).fill(Infinity));
  const set = (from: number, to: number, cost: number): void => {
    const row = steps[from];
    if (row !== undefined && cost < (row[to] ?? Infinity)) row[to] = cost;
  };
  for (const [i, own] of chosen.entries()) {
    const isPaired = own >= 0;
    const paid = isPaired ? costAt(costs, i, own) : 0;
    for (const [j, theirs] of chosen.entries()) {
      if (j !== i && theirs >= 0) set(isPaired ? i : freeRows, j, costAt(costs, i, theirs) - paid);
    }
    if (!isPaired) continue;
    set(i, freeRows, -paid);
    // Whoever owned a free column gives nothing for taking another.
    set(freeColumns, i, 0);
    for (const [column, cost] of (costs[i] ?? []).entries()) {
      if (!owned.has(column) && cost < FORBIDDEN) set(i, freeColumns, cost - paid);
    }
  }
  return steps;
}

function costAt(costs: readonly (readonly number[])[], row: number, column: number): number {
  const cost = costs[row]?.[column] ?? FORBIDDEN;
  return cost < FORBIDDEN ? cost : Infinity;
}

/** Replaces each step by the cheapest way over others. There are no ways round at a gain: the total is least. */
function shorten(steps: readonly Float64Array[]): void {
  for (const [k, over] of steps.entries()) {
    for (const row of steps) shortenBy(row, row[k] ?? Infinity, over);
  }
}

/** Replaces each step of a row by the way over another row, where that is cheaper. */
function shortenBy(row: Float64Array, first: number, over: Float64Array): void {
  if (first === Infinity) return;
  for (let j = 0; j < over.length; j += 1) {
    const whole = first + (over[j] ?? Infinity);
    if (whole < (row[j] ?? Infinity)) row[j] = whole;
  }
}

function cheapestCircle(steps: readonly Float64Array[], i: number): number | undefined {
  // The way from a row to itself was only ever made of others.
  const cost = steps[i]?.[i] ?? Infinity;
  return cost === Infinity ? undefined : cost;
}
