import { recallOf, sumOf } from '../classes.ts';
import type { FaultRow, Tally } from '../tally.ts';
import { legsOf, nameOf, rowsOf } from './legs.ts';
import { counts, tableOf } from './table.ts';

/** Found of seeded, by the kind of finding that names the fault best, for each leg and pair of formats. */
export function kindTable(tally: Tally): string[] {
  return byLeg(tally, 'kind', (row) => row.kind);
}

/** Found of seeded, by fault, for each leg and pair of formats. */
export function faultTable(tally: Tally): string[] {
  return byLeg(tally, 'fault', (row) => `${row.fault} ${row.id}`);
}

function byLeg(tally: Tally, head: string, nameOfRow: (row: FaultRow) => string): string[] {
  const legs = legsOf(tally).filter((leg) => rowsOf(tally, leg, 'ours').length > 0);
  const names = [...new Set(tally.faults.map(nameOfRow))].toSorted();
  const rows = names.map((name) => [
    name,
    ...legs.map((leg) => {
      const sum = sumOf(rowsOf(tally, leg, 'ours').filter((row) => nameOfRow(row) === name));
      return sum === undefined ? '–' : counts(recallOf(sum));
    }),
  ]);
  return tableOf([head, ...legs.map(nameOf)], rows);
}
