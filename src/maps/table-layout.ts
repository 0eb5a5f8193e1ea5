import type { MapFault, MapLayout, MapRow } from './map-row.ts';

/** A row whose meaning we know and do not use, with why. */
export interface PassedOver {
  readonly passedOver: string;
}

/** What a line of a table says. */
export type TableLine = readonly MapRow[] | Omit<MapFault, 'line'> | PassedOver;

/** Cells by the field names of a layout; an absent optional column gives an empty text. */
export type Cells = Readonly<Record<string, string>>;

/** The layout of a tab-separated file with a header. */
export interface TableLayout extends MapLayout {
  /** Field → the names its column goes by, lower case. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly required: readonly string[];
  /** Columns that only other layouts have, lower case. */
  readonly without: readonly string[];
  /** Fixed places of the fields, for files whose header names were never published; see `named`. */
  readonly places?: readonly string[] | undefined;
  /** Names of files whose fields stand in `places` when their header has as many columns. */
  readonly named?: RegExp | undefined;
  /** Reads one line. */
  read(cells: Cells, line: number): TableLine;
}

/** A header placed on a layout. */
export interface PlacedLayout {
  readonly layout: TableLayout;
  /** Field → 0-based column. */
  readonly places: ReadonlyMap<string, number>;
  readonly width: number;
  /** Names as the file writes them, for faults. */
  readonly names: readonly string[];
  readonly unread: readonly string[];
}

/** Finds the one layout a header belongs to; otherwise tells why there is none. */
export function placeHeader(
  layouts: readonly TableLayout[],
  header: readonly string[],
  fileName: string,
): PlacedLayout | { readonly why: string } {
  const names = header.map((name) => name.trim());
  const folded = names.map((name) => name.toLowerCase());
  const twice = folded.find((name, at) => name !== '' && folded.indexOf(name) !== at);
  if (twice !== undefined) return { why: 'a column name stands twice in its first line' };
  const fitting = layouts.flatMap((layout) => {
    const places = byName(layout, folded) ?? byPlace(layout, folded, fileName);
    return places === undefined ? [] : [{ layout, places }];
  });
  const most = Math.max(0, ...fitting.map(({ layout }) => layout.required.length));
  const [first, second] = fitting.filter(({ layout }) => layout.required.length === most);
  if (first === undefined) return { why: 'its first line names the columns of no known layout' };
  if (second !== undefined) {
    return { why: `its columns fit both ${first.layout.file} and ${second.layout.file}` };
  }
  const read = new Set(first.places.values());
  const unread = names.filter((_, at) => !read.has(at));
  return { ...first, width: names.length, names, unread };
}

function byName(
  layout: TableLayout,
  folded: readonly string[],
): ReadonlyMap<string, number> | undefined {
  if (layout.without.some((name) => folded.includes(name))) return undefined;
  const places = new Map<string, number>();
  for (const [field, names] of Object.entries(layout.columns)) {
    const found = folded.flatMap((name, at) => (names.includes(name) ? [at] : []));
    const [at] = found;
    if (found.length > 1) return undefined;
    if (at !== undefined) places.set(field, at);
    else if (layout.required.includes(field)) return undefined;
  }
  return places;
}

/** Only for a file that goes by its published name, has just these columns, and ends as published. */
function byPlace(
  { places = [], named, columns }: TableLayout,
  folded: readonly string[],
  fileName: string,
): ReadonlyMap<string, number> | undefined {
  if (named?.test(fileName) !== true || folded.length !== places.length) return undefined;
  const last = columns[places.at(-1) ?? ''] ?? [];
  if (!last.includes(folded.at(-1) ?? '')) return undefined;
  return new Map(places.map((field, at) => [field, at]));
}
