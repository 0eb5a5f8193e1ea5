import { onOneLine } from '../harmless.ts';

/** A column of a table for people. */
export interface TableColumn {
  readonly title: string;
  /** Figures stand on the right. @default left */
  readonly align?: 'left' | 'right';
  /** Long cells run on over several lines instead of being cut with an ellipsis. @default false */
  readonly wrap?: boolean;
  /** Never narrowed: what is copied from it must be whole. @default false */
  readonly whole?: boolean;
}

/** How a table is set. */
export interface TableShape {
  /** Columns of the terminal. @default 100 */
  readonly width?: number | undefined;
  /** Whether the titles stand above. @default true */
  readonly header?: boolean | undefined;
  /** Whether cells give way so that lines fit the width. @default true */
  readonly fit?: boolean | undefined;
  /** Lines below a row, such as remarks on it. */
  readonly below?: ((row: number) => readonly string[]) | undefined;
}

/** Width of what is printed when nothing tells how wide the reader's window is. */
export const DEFAULT_WIDTH = 100;

const GAP = 2;

/**
 * Lines of a plain table that fit the width. Where even the narrowest columns do not fit beside one
 * another, each row becomes a block of lines, a title and its cell on each.
 */
export function formatTable(
  given: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  shape: TableShape = {},
): string[] {
  const { width = DEFAULT_WIDTH, header = true, fit = true, below = () => [] } = shape;
  const columns = given.map((column) => ({ ...column, title: onOneLine(column.title) }));
  const cells = rows.map((row) => columns.map((_, index) => onOneLine(row[index] ?? '')));
  const titles = header ? [columns.map((column) => column.title)] : [];
  const widest = widestCells(columns, cells);
  const natural = widest.map((one, index) => Math.max(one, titles[0]?.[index]?.length ?? 0));
  const sizes = { cells: widest, words: widestWords(columns, cells), width };
  const widths = fit ? fitWidths(columns, natural, sizes) : natural;
  if (widths === undefined) return formatBlocks(columns, cells, { width, header, below });
  const rule = header ? [widths.map((one) => '-'.repeat(one))] : [];
  return [
    ...[...titles, ...rule].flatMap((row) => formatRow(columns, row, widths)),
    ...cells.flatMap((row, index) => [...formatRow(columns, row, widths), ...below(index)]),
  ];
}

function widestCells(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): number[] {
  return columns.map((_, index) =>
    rows.reduce((widest, row) => Math.max(widest, row[index]?.length ?? 0), 0),
  );
}

/**
 * A day or an instant, a code, or a word of ours such as an outcome: half of one is another one, or none.
 */
const WORD = /^(?:\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?|[A-Z0-9]{3,10}|[a-z]+(?:-[a-z]+)*)$/;

/** Longer ones than this are names, hashes and paths. */
const WORD_MAX = 24;

/** How wide the widest day, code or word of ours in each column is. */
function widestWords(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): number[] {
  return columns.map((_, index) =>
    rows.reduce((widest, row) => {
      const { [index]: cell = '' } = row;
      const wider = cell.length > widest && cell.length <= WORD_MAX;
      return wider && WORD.test(cell) ? cell.length : widest;
    }, 0),
  );
}

/** What columns hold, and the width there is. */
interface Sizes {
  /** Of each column, the widest cell. */
  readonly cells: readonly number[];
  /** Of each column, the widest cell that is never cut. */
  readonly words: readonly number[];
  readonly width: number;
}

/**
 * The widest column that may give way is narrowed until all fit; undefined when they cannot. At first
 * cells give way alone; when that is not enough, titles too.
 */
function fitWidths(
  columns: readonly TableColumn[],
  natural: readonly number[],
  sizes: Sizes,
): number[] | undefined {
  const available = sizes.width - GAP * (columns.length - 1);
  const widths = [...natural];
  for (const leastOf of [leastBesideTitle, leastOfCells]) {
    const least = columns.map((column, index) =>
      Math.max(leastOf(column, sizes.cells[index] ?? 0), sizes.words[index] ?? 0),
    );
    let over = widths.reduce((sum, one) => sum + one, 0) - available;
    for (; over > 0; over -= 1) {
      const giving = widths.map((one, index) => (one > (least[index] ?? 0) ? one : 0));
      const widest = Math.max(...giving);
      if (widest === 0) break;
      widths[giving.lastIndexOf(widest)] = widest - 1;
    }
    if (over <= 0) return widths;
  }
  return undefined;
}

/** Running text needs room for some words; of other text the beginning tells most. */
const LEAST = { text: 16, cell: 8, title: 5 };

/** A figure is never cut, for its beginning is another figure; nor what is copied. */
function leastBesideTitle({ title, align, wrap, whole }: TableColumn, cells: number): number {
  if (whole === true || align === 'right') return Math.max(cells, title.length);
  return wrap === true ? LEAST.text : LEAST.cell;
}

/** Codes and words of up to eight characters stay whole while their title is cut. */
function leastOfCells({ align, wrap, whole }: TableColumn, cells: number): number {
  if (whole === true || align === 'right') return Math.max(cells, LEAST.title);
  return wrap === true ? LEAST.text : Math.max(LEAST.title, Math.min(LEAST.cell, cells));
}

function formatRow(
  columns: readonly TableColumn[],
  row: readonly string[],
  widths: readonly number[],
): string[] {
  const cells = columns.map((column, index) => {
    const text = row[index] ?? '';
    const width = widths[index] ?? 0;
    return column.wrap === true ? wrapText(text, width) : [cut(text, width)];
  });
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, index) => pad(lines[line] ?? '', widths[index] ?? 0, columns[index]?.align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

type Shape = { readonly [K in keyof TableShape]-?: NonNullable<TableShape[K]> };

/** Rows as blocks, a blank line between two of them; nothing in them is cut. */
function formatBlocks(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  { width, header, below }: Pick<Shape, 'width' | 'header' | 'below'>,
): string[] {
  const indent = header ? Math.max(...columns.map(({ title }) => title.length)) + GAP : 0;
  return rows.flatMap((row, at) => [
    ...(at === 0 ? [] : ['']),
    ...columns.flatMap(({ title, whole }, index) => {
      const text = row[index] ?? '';
      const lines = whole === true ? [text] : wrapText(text, width - indent);
      return lines.map((line, n) =>
        `${(n === 0 && header ? title : '').padEnd(indent)}${line}`.trimEnd(),
      );
    }),
    ...below(at),
  ]);
}

/** A sentence as lines that fit the width; those after the first stand two columns further in. */
export function wrapLine(text: string, indent = 0, width = DEFAULT_WIDTH): string[] {
  const lines = wrapText(onOneLine(text), width - indent - 2);
  return lines.map((line, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`);
}

/** Breaks text between words; a word longer than the width is cut into pieces. */
function wrapText(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const parts: string[] = [];
  let rest = word;
  while (rest.length > width) {
    const part = wholeCharacters(rest.slice(0, width));
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return rest === '' ? parts : [...parts, rest];
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${wholeCharacters(text.slice(0, width - 1))}…`;
}

/** Without the first half of a character that was cut in two. */
function wholeCharacters(text: string): string {
  return text.length > 1 && /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

function pad(text: string, width: number, align: TableColumn['align']): string {
  return align === 'right' ? text.padStart(width) : text.padEnd(width);
}
