import type { XmlElement } from '../xml/xml-tree.ts';
import { attributeOf } from './attributes.ts';
import { linesOf } from './lines.ts';

/** One row of a table, a cell for each column. */
export interface GridRow {
  readonly element: XmlElement;
  /** Lines of each cell; one that spans rows stands in each of them. */
  readonly cells: readonly (readonly string[])[];
  /** The row is one cell across all columns. */
  readonly message: boolean;
  /** The row names the drug of the rows that follow (the class `med-item-column` of the layout guide). */
  readonly group: boolean;
  /** The cells did not fit the headings. */
  readonly ragged: boolean;
}

/** A table by rows and columns. */
export interface Grid {
  readonly headings: readonly (readonly string[])[];
  readonly rows: readonly GridRow[];
  /** Parts of the table that are neither row nor cell, each with text of its own or not. */
  readonly strays: readonly XmlElement[];
}

/** Reads a table; `undefined` when it has no row of headings. */
export function readGrid(table: XmlElement): Grid | undefined {
  const strays: XmlElement[] = [];
  const rows = rowsOf(table, strays);
  const first = rows.findIndex((row) => row.children.some((cell) => nameOf(cell) === 'th'));
  const header = rows[first];
  if (header === undefined || first > 0) return undefined;
  const headings: (readonly string[])[] = [];
  for (const cell of cellsIn(header, strays)) {
    const lines = linesOf(cell);
    for (let left = spanOf(cell, 'colspan', SPAN_MAX); left > 0; left -= 1) headings.push(lines);
  }
  const carried: Carried[] = [];
  return {
    headings,
    strays,
    rows: rows.slice(1).map((row) => readRow(row, cellsIn(row, strays), headings.length, carried)),
  };
}

/** No table of GP Connect has more columns. */
const SPAN_MAX = 40;
const ROWS_MAX = 10_000;

interface Carried {
  readonly lines: readonly string[];
  left: number;
}

const GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);

function rowsOf(table: XmlElement, strays: XmlElement[]): readonly XmlElement[] {
  return table.children.flatMap((child) => {
    const name = nameOf(child);
    if (name === 'tr') return [child];
    if (name === 'colgroup' || name === 'col') return [];
    if (!GROUPS.has(name)) {
      strays.push(child);
      return [];
    }
    const rows = child.children.filter((row) => nameOf(row) === 'tr');
    strays.push(...child.children.filter((row) => nameOf(row) !== 'tr'));
    return rows;
  });
}

/** The cells of a row; what else stands in it is put to the strays. */
function cellsIn(row: XmlElement, strays: XmlElement[]): readonly XmlElement[] {
  const { children } = row;
  if (children.every(isCell)) return children;
  strays.push(...children.filter((child) => !isCell(child)));
  return children.filter(isCell);
}

function readRow(
  element: XmlElement,
  own: readonly XmlElement[],
  width: number,
  carried: (Carried | undefined)[],
): GridRow {
  const cells: (readonly string[])[] = [];
  let spansSome = false;
  const takeCarried = (): void => {
    for (let above = carried[cells.length]; above !== undefined && above.left > 0;) {
      above.left -= 1;
      cells.push(above.lines);
      above = carried[cells.length];
    }
  };
  for (const cell of own) {
    takeCarried();
    const columns = Math.min(spanOf(cell, 'colspan', SPAN_MAX), Math.max(width, 1));
    const rows = spanOf(cell, 'rowspan', ROWS_MAX);
    const lines = linesOf(cell);
    spansSome ||= columns > 1;
    for (let i = 0; i < columns; i += 1) {
      carried[cells.length] = { lines: i === 0 ? lines : [], left: rows - 1 };
      cells.push(i === 0 ? lines : []);
    }
  }
  takeCarried();
  // The layout guide itself gives the name of a group one column less than its table has.
  const message = width > 1 && own.length === 1 && (cells.length === 1 || spansSome);
  const group = message && own.some(isGroupName);
  return { element, cells, message, group, ragged: !message && cells.length !== width };
}

function isCell(element: XmlElement): boolean {
  const name = nameOf(element);
  return name === 'td' || name === 'th';
}

function isGroupName(cell: XmlElement): boolean {
  const classes = attributeOf(cell, 'class') ?? '';
  return classes.toLowerCase().split(/\s+/).includes('med-item-column');
}

function nameOf(element: XmlElement): string {
  return element.local.toLowerCase();
}

function spanOf(cell: XmlElement, name: string, max: number): number {
  const text = attributeOf(cell, name);
  if (text === undefined) return 1;
  const span = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 1;
  return Math.min(Math.max(span, 1), max);
}
