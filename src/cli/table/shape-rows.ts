import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { compareText } from '../../base/ordering.ts';
import { nearestWord } from '../../config/nearest-word.ts';
import { type CellValue, type ListColumn, cellText } from './list-column.ts';
import type { TableChoice } from '../flags/table-flags.ts';

/**
 * The rows and columns the flags of a table leave, as oclif's tables did it: filtered, then sorted, by any
 * column there is; then the columns chosen. Throws an ExpectedError for a column that is none.
 */
export function shapeRows<Row>(
  {
    columns,
    rows,
  }: { readonly columns: readonly ListColumn<Row>[]; readonly rows: readonly Row[] },
  choice: TableChoice,
): { readonly columns: readonly ListColumn<Row>[]; readonly rows: readonly Row[] } {
  const fits = (choice.filter ?? []).map((filter) => toFilter(columns, filter));
  const orders = namesIn(choice.sort).map((name) => toOrder(columns, name));
  const left = fits.length === 0 ? rows : rows.filter((row) => fits.every((fit) => fit(row)));
  return {
    columns: chosenColumns(columns, choice),
    rows: orders.length === 0 ? left : left.toSorted((a, b) => firstDecided(orders, a, b)),
  };
}

function chosenColumns<Row>(
  columns: readonly ListColumn<Row>[],
  { columns: named, extended }: TableChoice,
): readonly ListColumn<Row>[] {
  if (named === undefined) return columns.filter((one) => extended || one.extended !== true);
  const chosen = namesIn(named).map((name) => findColumn(columns, name));
  if (chosen.length > 0) return [...new Set(chosen)];
  throw flagFault('--columns names no column.', columns);
}

function toFilter<Row>(columns: readonly ListColumn<Row>[], filter: string): (row: Row) => boolean {
  const [, not, name, exact, text] = /^\s*(-?)([^=]*)=(=?)([^=].*)$/s.exec(filter) ?? [];
  if (name === undefined || text === undefined) {
    throw flagFault(
      '--filter takes COLUMN=TEXT, COLUMN==TEXT for the whole cell, -COLUMN=TEXT for rows without it.',
      columns,
    );
  }
  const column = findColumn(columns, name);
  const wanted = text.toLowerCase();
  return (row) => {
    const cell = cellText(column, row).toLowerCase();
    const fits = exact === '=' ? cell === wanted : cell.includes(wanted);
    return fits === (not === '');
  };
}

type RowOrder<Row> = (a: Row, b: Row) => number;

function toOrder<Row>(columns: readonly ListColumn<Row>[], name: string): RowOrder<Row> {
  const descending = name.startsWith('-');
  const { get, rank = get } = findColumn(columns, descending ? name.slice(1) : name);
  return (a, b) => compareValues(rank(a), rank(b), descending ? -1 : 1);
}

/** Figures by their value, before text; text whatever its case; what is not said comes last in either direction. */
function compareValues(a: CellValue, b: CellValue, direction: 1 | -1): number {
  const [unsaidA, unsaidB] = [isUnsaid(a), isUnsaid(b)];
  if (unsaidA || unsaidB) return Number(unsaidA) - Number(unsaidB);
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction;
  if (typeof a === 'number' || typeof b === 'number') {
    return (typeof a === 'number' ? -1 : 1) * direction;
  }
  return compareText((a ?? '').toLowerCase(), (b ?? '').toLowerCase()) * direction;
}

function isUnsaid(value: CellValue): boolean {
  return value === undefined || value === null || value === '';
}

function firstDecided<Row>(orders: readonly RowOrder<Row>[], a: Row, b: Row): number {
  for (const order of orders) {
    const decided = order(a, b);
    if (decided !== 0) return decided;
  }
  return 0;
}

function namesIn(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function findColumn<Row>(columns: readonly ListColumn<Row>[], name: string): ListColumn<Row> {
  const wanted = toKey(name);
  const column = columns.find(({ title }) => toKey(title) === wanted);
  if (column !== undefined) return column;
  const near = nearestWord(
    name.trim(),
    columns.map(({ title }) => title),
  );
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  throw flagFault(
    `There is no column "${name.trim().slice(0, 40)}" in this list.${meant}`,
    columns,
  );
}

/** Titles of two words can be typed without quotes: "as at" as as-at. */
function toKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
}

function flagFault<Row>(message: string, columns: readonly ListColumn<Row>[]): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_TABLE_FLAG',
    exit: EXIT.usage,
    message,
    next: [`Its columns are: ${columns.map(({ title }) => title).join(', ')}.`],
  });
}
