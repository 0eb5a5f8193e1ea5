import type { FileRefusal } from './file-reading.ts';

/** Most line ends a cell may hold: names of columns are broken over a few lines, nothing we read over more. */
const LINE_ENDS_MAX = 3;

/**
 * Refuses a record that holds whole rows in a quoted cell: a quote opened on one line and closed on another
 * takes in all between, and not one of them would be counted as rejected. `line` is where the record ends,
 * `width` how many columns the file has.
 */
export function refuseSwallowed(
  cells: readonly string[],
  line: number,
  width: number,
): FileRefusal | undefined {
  const first = cells.findIndex(holdsLineEnd);
  if (first === -1) return undefined;
  const broken = cells.filter(holdsLineEnd);
  const ends = broken.map(countLineEnds);
  const lost = ends.reduce((sum, one) => sum + one, 0);
  // With the rows it took in, a record has the separators of all of them.
  const separators = cells.length - 1 + broken.reduce((sum, one) => sum + countSeparators(one), 0);
  const isWhole = separators >= (lost + 1) * (width - 1);
  if (!isWhole && ends.every((one) => one <= LINE_ENDS_MAX)) return undefined;
  return {
    refused: `A quote is opened at line ${line - lost} and closed at line ${line - lost + (ends[0] ?? 0)}: what stands between would be one cell, and its rows lost.`,
    next: 'Correct the quotes, or take the line breaks out of that cell, and import the file again.',
  };
}

/** Line ends of two characters in the cells of a record: the parser counts each of them as two lines. */
export function countPairs(cells: readonly string[]): number {
  return cells.reduce((sum, text) => sum + (text.match(/\r\n/g)?.length ?? 0), 0);
}

function holdsLineEnd(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Commas as they stand between cells: those of sentences are followed by a space. */
function countSeparators(text: string): number {
  return text.match(/,(?! )/g)?.length ?? 0;
}
