import type { XmlElement } from '../xml/xml-tree.ts';
import type { Context } from './context.ts';
import { placeOf } from './context.ts';
import { readGrid } from './grid.ts';
import type { Grid, GridRow } from './grid.ts';
import { folded, linesOf } from './lines.ts';
import { FIELD_OF_HEADING, ROLES } from './roles.ts';
import type { Field, Role } from './roles.ts';
import { readRow } from './row-entry.ts';
import type { RowParts } from './row-entry.ts';
import { saysHidden } from './suppliers.ts';
import { meaningOf } from './wordings.ts';
import type { Meaning } from './wordings.ts';

/** A row that became an entry, before tables are put together. */
export interface Draft extends RowParts {
  readonly role: Role;
  readonly place: string;
  readonly text: string[];
}

/** What a table gave. */
export interface TableResult {
  readonly drafts: readonly Draft[];
  /** Rows or lines that say that an item is hidden. */
  readonly hidden: number;
  /** Rows that are a sentence with a meaning for the whole table. */
  readonly meanings: readonly Meaning[];
  readonly columns: ReadonlySet<Field>;
  /** Why no entry of the table could be read. */
  readonly fault?: string | undefined;
}

/** Reads a table of a role: columns by their headings, each row an entry or part of the one above. */
export function readTable(context: Context, role: Role, element: XmlElement): TableResult {
  const grid = readGrid(element);
  if (grid === undefined) return unreadable(context, element, 'a table has no row of headings');
  const columns = columnsOf(context, role, grid);
  const known = new Set(columns.filter((field) => field !== undefined));
  const lacking = ROLES[role].needed.filter((field) => !known.has(field));
  countStrays(context, role, grid);
  if (lacking.length > 0) {
    const what = `the table ${role} has no column ${lacking.join(', ')}`;
    return unreadable(context, element, what);
  }
  const missing = ROLES[role].expected.filter((field) => !known.has(field));
  if (missing.length > 0) {
    const what = `the table ${role} has no column ${missing.join(', ')}`;
    context.log.warning(placeOf(context, element), what);
  }
  const reading: Reading = {
    context,
    role,
    columns,
    drafts: [],
    meanings: [],
    hidden: 0,
    group: undefined,
  };
  for (const row of grid.rows) takeRow(reading, row);
  const { drafts, meanings, hidden } = reading;
  return { drafts, hidden, meanings, columns: known };
}

interface Reading {
  readonly context: Context;
  readonly role: Role;
  readonly columns: readonly (Field | undefined)[];
  readonly drafts: Draft[];
  readonly meanings: Meaning[];
  hidden: number;
  /** The drug the rows stand under. */
  group: readonly string[] | undefined;
}

function unreadable(context: Context, element: XmlElement, what: string): TableResult {
  context.log.error(placeOf(context, element), `${what}: it could not be read`);
  context.unmapped('table');
  return { drafts: [], hidden: 0, meanings: [], columns: new Set(), fault: what };
}

/** The field of each column; one this table should not have, or has already, is nobody's. */
function columnsOf(
  context: Context,
  role: Role,
  { headings }: Grid,
): readonly (Field | undefined)[] {
  const { needed, expected, allowed } = ROLES[role];
  const known: ReadonlySet<Field> = new Set([...needed, ...expected, ...allowed]);
  const taken = new Set<Field>();
  return headings.map((lines) => {
    const field = FIELD_OF_HEADING.get(folded(lines).replace(/:$/, '').trim());
    if (field === undefined || !known.has(field) || taken.has(field)) {
      context.unmapped(`table(${role})/th`);
      return undefined;
    }
    taken.add(field);
    return field;
  });
}

function countStrays(context: Context, role: Role, { strays }: Grid): void {
  for (const stray of strays) {
    context.unmapped(`table(${role})/${stray.local === 'caption' ? 'caption' : 'stray'}`);
    if (linesOf(stray).length > 0) {
      context.log.error(placeOf(context, stray), 'a part of a table stands in no cell of a row');
    }
  }
}

function takeRow(reading: Reading, row: GridRow): void {
  if (row.cells.every((lines) => lines.length === 0)) return;
  if (row.message) return takeMessage(reading, row);
  const { context, role } = reading;
  const place = placeOf(context, row.element);
  if (row.ragged) context.log.error(place, 'a row has not as many cells as its table has headings');
  const cells = underGroup(reading, cellsOf(reading, row), place);
  if (cells.size === 0) return;
  const above = reading.drafts.at(-1);
  if (above !== undefined && isContinuation(role, cells)) {
    above.text.push(...(cells.get('details') ?? []), ...(cells.get('info') ?? []));
    return;
  }
  const parts = readRow(context, { role, cells, place });
  if (parts.term === undefined && parts.unnamed !== true) {
    context.log.error(place, 'a row has no wording; the entry was read without it');
  }
  reading.drafts.push({ ...parts, text: [...parts.text], role, place });
}

/** A row says again which drug it is about; one that does not is about the drug it stands under. */
function underGroup(
  { context, group }: Reading,
  cells: ReadonlyMap<Field, readonly string[]>,
  place: string,
): ReadonlyMap<Field, readonly string[]> {
  if (group === undefined || cells.size === 0) return cells;
  const own = cells.get('term');
  if (own === undefined) return new Map([...cells, ['term', group]]);
  if (folded(own) !== folded(group)) {
    context.log.error(place, 'a row names another drug than the one it stands under');
  }
  return cells;
}

/** A row that is one sentence: that an item is hidden, that there is nothing, or more of the row above. */
function takeMessage(reading: Reading, row: GridRow): void {
  const { context, role, drafts } = reading;
  const lines = row.cells.flat();
  const meaning = meaningOf(folded(lines));
  if (saysHidden(lines)) {
    reading.hidden += 1;
  } else if (row.group) {
    reading.group = lines;
  } else if (meaning !== undefined) {
    reading.meanings.push(meaning);
  } else if (role === 'encounters' && drafts.length > 0) {
    drafts.at(-1)?.text.push(...lines);
  } else {
    context.log.error(
      placeOf(context, row.element),
      'a row is a sentence this reader does not know',
    );
    context.unmapped(`table(${role})/tr`);
  }
}

/** The cells of a row by field, without lines that say that something is hidden. */
function cellsOf(reading: Reading, row: GridRow): ReadonlyMap<Field, readonly string[]> {
  const { context, role, columns } = reading;
  const cells = new Map<Field, readonly string[]>();
  let hidden = 0;
  for (let index = 0; index < row.cells.length; index += 1) {
    const lines = row.cells[index] ?? [];
    const field = columns[index];
    const shown = saysHidden(lines) ? lines.filter((line) => !saysHidden([line])) : lines;
    hidden += lines.length - shown.length;
    if (field === undefined && shown.length > 0) context.unmapped(`table(${role})/td`);
    if (field !== undefined && shown.length > 0) cells.set(field, shown);
  }
  if (hidden === 0) return cells;
  reading.hidden += 1;
  // What is left beside the mark is at most when it was, and what kind of row it is.
  const isNothingElse = [...cells.keys()].every((field) => BESIDE_HIDDEN.has(field));
  return isNothingElse ? new Map() : cells;
}

const BESIDE_HIDDEN: ReadonlySet<Field> = new Set(['date', 'ended', 'type']);

/** More lines of the row above: neither a date nor a wording, nor anything but text. */
function isContinuation(role: Role, cells: ReadonlyMap<Field, readonly string[]>): boolean {
  if (cells.has('term') || cells.has('date')) return false;
  if (!ROLES[role].needed.includes('term')) return false;
  return [...cells.keys()].every((field) => field === 'details' || field === 'info');
}
