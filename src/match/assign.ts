/** Cost of a pairing that is not allowed; above any sum of real costs, and still exact in a double. */
export const FORBIDDEN = 1e13;

/**
 * Solves the assignment problem exactly: for each row the column it gets, or -1, so that as many rows as
 * possible are served and the sum of costs is least. `costs` has at least as many columns as rows.
 * Shortest augmenting paths with potentials, cubic time.
 */
export function assign(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  const state = newState(rows, columns);
  for (let row = 1; row <= rows; row += 1) augment(costs, state, row);
  const result = Array.from({ length: rows }, () => -1);
  for (let column = 1; column <= columns; column += 1) {
    const row = state.owner[column] ?? 0;
    if (row > 0 && (costs[row - 1]?.[column - 1] ?? FORBIDDEN) < FORBIDDEN) {
      result[row - 1] = column - 1;
    }
  }
  return result;
}

/** Row and column 0 stand for "nothing"; real ones count from 1. */
interface State {
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  /** The row that owns each column; 0 is free. */
  readonly owner: Int32Array;
  readonly columns: number;
}

function newState(rows: number, columns: number): State {
  return {
    rowPotential: new Float64Array(rows + 1),
    columnPotential: new Float64Array(columns + 1),
    owner: new Int32Array(columns + 1),
    columns,
  };
}

function augment(costs: readonly (readonly number[])[], state: State, row: number): void {
  const { owner, columns } = state;
  const least = new Float64Array(columns + 1).fill(Infinity);
  const cameFrom = new Int32Array(columns + 1);
  const visited = new Uint8Array(columns + 1);
  owner[0] = row;
  let column = 0;
  do {
    visited[column] = 1;
    column = nextColumn(costs[(owner[column] ?? 0) - 1] ?? [], state, {
      least,
      cameFrom,
      visited,
      column,
    });
  } while (owner[column] !== 0);
  // Walk the path back, handing each column to the row before it.
  while (column !== 0) {
    const previous = cameFrom[column] ?? 0;
    owner[column] = owner[previous] ?? 0;
    column = previous;
  }
}

interface Search {
  readonly least: Float64Array;
  readonly cameFrom: Int32Array;
  readonly visited: Uint8Array;
  readonly column: number;
}

function nextColumn(rowCosts: readonly number[], state: State, search: Search): number {
  const { rowPotential, columnPotential, owner, columns } = state;
  const { least, cameFrom, visited, column } = search;
  const own = rowPotential[owner[column] ?? 0] ?? 0;
  let next = 0;
  for (let j = 1; j <= columns; j += 1) {
    if (visited[j] === 1) continue;
    const reduced = (rowCosts[j - 1] ?? FORBIDDEN) - own - (columnPotential[j] ?? 0);
    if (reduced < at(least, j)) {
      least[j] = reduced;
      cameFrom[j] = column;
    }
    if (next === 0 || at(least, j) < at(least, next)) next = j;
  }
  shiftPotentials(state, search, least[next] ?? 0);
  return next;
}

function shiftPotentials(state: State, { least, visited }: Search, delta: number): void {
  const { rowPotential, columnPotential, owner, columns } = state;
  for (let j = 0; j <= columns; j += 1) {
    if (visited[j] === 1) {
      const owned = owner[j] ?? 0;
      rowPotential[owned] = (rowPotential[owned] ?? 0) + delta;
      columnPotential[j] = (columnPotential[j] ?? 0) - delta;
    } else {
      least[j] = (least[j] ?? 0) - delta;
    }
  }
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
