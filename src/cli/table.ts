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

const WIDTH_MAX = 100;
const GAP = 2;
const COLUMN_MIN = 8;

/** Lines of a plain table no wider than 100 columns. */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = fitWidths(columns, rows);
  const titles = columns.map((column) => column.title);
  const rule = widths.map((width) => '-'.repeat(width));
  return [titles, rule, ...rows].flatMap((row) => formatRow(columns, row, widths));
}

/** Natural widths, then the widest column that may give way is narrowed until all fit. */
function fitWidths(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): number[] {
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const gaps = GAP * (columns.length - 1);
  const mayGiveWay = (width: number, index: number) => (columns[index]?.whole === true ? 0 : width);
  for (;;) {
    const total = widths.reduce((sum, width) => sum + width, gaps);
    const giving = widths.map(mayGiveWay);
    const widest = Math.max(...giving);
    if (total <= WIDTH_MAX || widest <= COLUMN_MIN) return widths;
    widths[giving.lastIndexOf(widest)] = widest - 1;
  }
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

/** A sentence as lines of at most 100 columns; those after the first stand two columns further in. */
export function wrapLine(text: string, indent = 0): string[] {
  const lines = wrapText(text, WIDTH_MAX - indent - 2);
  return lines.map((line, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`);
}

/** Breaks text between words; a word longer than the width is cut into pieces. */
function wrapText(text: string, width: number): string[] {
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
  const count = Math.max(1, Math.ceil(word.length / width));
  return Array.from({ length: count }, (_, n) => word.slice(n * width, (n + 1) * width));
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function pad(text: string, width: number, align: TableColumn['align']): string {
  return align === 'right' ? text.padStart(width) : text.padEnd(width);
}
