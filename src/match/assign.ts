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

/** Finds the row the cheapest way to a free column, on which other rows may hand their columns on. */
function augment(costs: readonly (readonly number[])[], state: State, row: number): void {
  const { owner, columns } = state;
  const search: Search = {
    least: new Float64Array(columns + 1).fill(Infinity),
    cameFrom: new Int32Array(columns + 1),
    visited: new Uint8Array(columns + 1),
    path: [],
  };
  owner[0] = row;
  let column = 0;
  let length = 0;
  do {
    search.visited[column] = 1;
    search.path.push(column);
    const rowCosts = costs[(owner[column] ?? 0) - 1] ?? [];
    column = nextColumn(rowCosts, state, { ...search, column, length });
    length = search.least[column] ?? 0;
  } while (owner[column] !== 0);
  shiftPotentials(state, search, length);
  // Walk the path back, handing each column to the row before it.
  while (column !== 0) {
    const previous = search.cameFrom[column] ?? 0;
    owner[column] = owner[previous] ?? 0;
    column = previous;
  }
}

interface Search {
  /** Length of the shortest way to each column found so far. */
  readonly least: Float64Array;
  readonly cameFrom: Int32Array;
  readonly visited: Uint8Array;
  /** The columns visited, in order. */
  readonly path: number[];
}

/** Goes on from a column `length` away: the nearest column not visited yet, of several the first. */
function nextColumn(
  rowCosts: readonly number[],
  { rowPotential, columnPotential, owner, columns }: State,
  {
    least,
    cameFrom,
    visited,
    column,
    length,
  }: Search & { readonly column: number; readonly length: number },
): number {
  const start = length - (rowPotential[owner[column] ?? 0] ?? 0);
  let next = 0;
  let nearest = Infinity;
  for (let j = 1; j <= columns; j += 1) {
    if (visited[j] === 1) continue;
    const reached = start + (rowCosts[j - 1] ?? FORBIDDEN) - (columnPotential[j] ?? 0);
    let known = least[j] ?? 0;
    if (reached < known) {
      least[j] = reached;
      cameFrom[j] = column;
      known = reached;
    }
    if (next === 0 || known < nearest) {
      next = j;
      nearest = known;
    }
  }
  return next;
}

/** Once for the whole way: each column on it by how much nearer it lies than the end. */
function shiftPotentials(state: State, { least, path }: Search, length: number): void {
  const { rowPotential, columnPotential, owner } = state;
  for (const column of path) {
    const shift = length - (column === 0 ? 0 : (least[column] ?? 0));
    const owned = owner[column] ?? 0;
    rowPotential[owned] = (rowPotential[owned] ?? 0) + shift;
    columnPotential[column] = (columnPotential[column] ?? 0) - shift;
  }
}
