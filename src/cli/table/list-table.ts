import { csvLine } from '../../base/csv-cell.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { onOneLine } from '../harmless.ts';
import { type ListColumn, cellText } from './list-column.ts';
import { shapeRows } from './shape-rows.ts';
import { DEFAULT_WIDTH, formatTable, wrapLine } from './table.ts';
import type { TableChoice } from '../flags/table-flags.ts';

/** A list as a command prints it. */
export interface ListTable<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  /** Said before the table. */
  readonly heading?: readonly string[];
  /** Said before the table of the rows shown, after the heading; not in CSV. */
  readonly digest?: (rows: readonly Row[]) => Digest<Row>;
  /** What was counted, and of what; said after the table. */
  readonly footing: readonly string[];
  /** Remarks on a row, indented below it; left out where the columns are chosen, which may hold the same. */
  readonly remarks?: (row: Row) => readonly string[];
}

/** What several of the rows shown have in common, told once above them. */
export interface Digest<Row> {
  readonly lines: readonly string[];
  /** Cells, by title, that only point to it; left whole in CSV, with --extended and for filters. */
  readonly pointers: Readonly<Record<string, (row: Row) => string | undefined>>;
}

/**
 * A list as lines: of a CSV file (RFC 4180 but for the ends of lines, which are LF, and cells defused for
 * spreadsheets), or of a table with what was counted. A filter that hides rows says how many.
 */
export function listLines<Row>(
  list: ListTable<Row>,
  choice: TableChoice,
  width?: number,
): string[] {
  const { columns, rows } = shapeRows(list, choice);
  if (choice.csv) {
    const titles = choice['no-header'] ? [] : [csvLine(columns.map(({ title }) => title))];
    return [...titles, ...rows.map((row) => csvLine(columns.map(({ get }) => get(row) ?? null)))];
  }
  const digest = list.digest?.(rows);
  const cells = cellsOf({ columns, rows }, choice.extended ? undefined : digest);
  const remarks = choice.columns === undefined && !choice.extended ? list.remarks : undefined;
  const below = (index: number) => remarksOn(remarks, rows[index], width);
  const shape = { width, header: !choice['no-header'], fit: !choice['no-truncate'], below };
  return [
    ...(list.heading ?? []).flatMap((line) => fitLine(line, width)),
    ...(digest?.lines ?? []),
    ...(rows.length === 0 ? [] : formatTable(columns, cells, shape)),
    ...extent(list.rows.length, rows.length, choice).flatMap((line) => fitLine(line, width)),
    ...list.footing.flatMap((line) => fitLine(line, width)),
  ];
}

function cellsOf<Row>(
  {
    columns,
    rows,
  }: { readonly columns: readonly ListColumn<Row>[]; readonly rows: readonly Row[] },
  digest: Digest<Row> | undefined,
): string[][] {
  const pointers = digest?.pointers ?? {};
  return rows.map((row) =>
    columns.map((column) => pointers[column.title]?.(row) ?? cellText(column, row)),
  );
}

function remarksOn<Row>(
  remarks: ListTable<Row>['remarks'],
  row: Row | undefined,
  width: number | undefined,
): readonly string[] {
  if (row === undefined || remarks === undefined) return [];
  return remarks(row).flatMap((line) => wrapLine(line, 2, width));
}

/** A line that fits stays as it is; one that does not runs on below its own beginning. */
function fitLine(given: string, width = DEFAULT_WIDTH): string[] {
  const line = onOneLine(given);
  if (line.length <= width) return [line];
  const text = line.trimStart();
  return wrapLine(text, line.length - text.length, width);
}

/** How many rows a filter left, so that what is counted below is never taken for what is shown. */
function extent(of: number, shown: number, { filter = [] }: TableChoice): string[] {
  if (filter.length === 0) return [];
  return [`${shown} of ${of} rows shown (${maskNumbers(filter.join(', ').trim())}).`];
}
