import type { Moment, SimulatedEntry } from '../model.ts';
import type { HtmlContext } from './context.ts';

/** A column of a table; those with dates carry a class of their own. */
export interface Column {
  readonly name: string;
  readonly date?: true;
}

/** What stands in a cell, as plain text; several lines are broken apart. */
export type Cell = string | readonly string[];

/** A row of a table: its cells, or the name of the group that follows. */
export type Row = readonly Cell[] | { readonly group: string };

/** One table of a section with all that is said about it. */
export interface Subsection {
  /** The heading, and the name the sentences give it. */
  readonly title: string;
  /** Id of the table. */
  readonly id: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Entries were held back. */
  readonly excluded: boolean;
  /** Whether a period can be asked for; the date banner depends on it. @default false */
  readonly takesPeriod?: boolean | undefined;
  /** The system can never fill this table, for one of two reasons. */
  readonly unable?: 'cannot-retrieve' | 'not-supported' | undefined;
}

/** One answer: a section with one table, or with several under headings of their own. */
export interface Section {
  readonly title: string;
  readonly subsections: readonly Subsection[];
}

/** Columns by name; a name that ends in "Date" holds dates. */
export function columns(...names: readonly string[]): Column[] {
  return names.map((name) => (/(?:^| )Date$/.test(name) ? { name, date: true } : { name }));
}

/** How the entries of a table become rows. */
export interface RowShape<Entry> {
  readonly columns: readonly Column[];
  /** The column in which an entry that is held back leaves its line. */
  readonly main: string;
  /** What the rows are sorted by, newest first. @default the date */
  readonly by?: ((entry: Entry) => Moment | undefined) | undefined;
  /** Whether a period can be asked for. @default false */
  readonly takesPeriod?: boolean | undefined;
  readonly write: (entry: Entry) => readonly Row[];
}

/** The rows of these entries, and whether some were held back. */
export function listRows<Entry extends SimulatedEntry>(
  context: HtmlContext,
  entries: readonly Entry[],
  shape: RowShape<Entry>,
): Pick<Subsection, 'columns' | 'rows' | 'excluded' | 'takesPeriod'> {
  const { by = (entry: Entry) => entry.date, takesPeriod = false } = shape;
  const inside = takesPeriod ? entries.filter((entry) => isInside(context, by(entry))) : entries;
  const heldBack = inside.filter((entry) => entry.confidential === true);
  const shown = newestFirst(
    inside.filter((entry) => entry.confidential !== true),
    by,
  );
  const line = context.system.heldBackLine;
  const lines = line === undefined ? [] : heldBack.map(() => lineIn(shape, line));
  return {
    columns: shape.columns,
    rows: [...shown.flatMap((entry) => shape.write(entry)), ...lines],
    excluded: heldBack.length > 0,
    takesPeriod,
  };
}

/** Newest first; what has no date comes last. */
export function newestFirst<Entry>(
  entries: readonly Entry[],
  by: (entry: Entry) => Moment | undefined,
): Entry[] {
  return entries.toSorted((a, b) => {
    const [x, y] = [by(a) ?? '', by(b) ?? ''];
    if (x === y) return 0;
    return x < y ? 1 : -1;
  });
}

/** Unknown dates are always shown; known ones when any day of theirs may lie in the period. */
function isInside(context: HtmlContext, date: Moment | undefined): boolean {
  const { period } = context.options;
  if (period === undefined || date === undefined) return true;
  const day = date.slice(0, 10);
  return day >= period.from.slice(0, day.length) && day <= period.to.slice(0, day.length);
}

function lineIn<Entry>(shape: RowShape<Entry>, line: string): Row {
  return shape.columns.map(({ name }) => (name === shape.main ? line : ''));
}
