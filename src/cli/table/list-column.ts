import type { TableColumn } from './table.ts';

/** What a cell holds: text (days and instants written year first), a figure, or nothing that is said. */
export type CellValue = string | number | null | undefined;

/** A column of a list: how it is set, and what it holds of a row. */
export interface ListColumn<Row> extends TableColumn {
  readonly get: (row: Row) => CellValue;
  /** What stands in a table where nothing is said; a CSV file leaves the cell empty. @default - */
  readonly blank?: string;
  /** Shown only when asked for, by name or with --extended. @default false */
  readonly extended?: boolean;
  /** What --sort goes by where the words themselves have no order, such as severities. */
  readonly rank?: (row: Row) => CellValue;
}

/** What stands in a cell of a table for people. */
export function cellText<Row>({ get, blank = '-' }: ListColumn<Row>, row: Row): string {
  const value = get(row) ?? '';
  return value === '' ? blank : String(value);
}
