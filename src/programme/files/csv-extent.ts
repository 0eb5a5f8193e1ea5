import type { FileRefusal } from './file-reading.ts';

/** Most cells a record may have; the widest file we read has 27. */
export const CELLS_MAX = 1000;

const [QUOTE, COMMA, LINE_FEED, RETURN, SPACE] = [0x22, 0x2c, 0x0a, 0x0d, 0x20];

/**
 * Refuses a text with a record of more cells than any file has, before a parser makes a value of each: a
 * small compressed file may hold a hundred million commas.
 */
export function refuseWideRecord(text: string): FileRefusal | undefined {
  let [cells, isQuoted, isStart] = [1, false, true];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Two quotes in a quoted cell stand for one: it is closed and opened again.
    if (code === QUOTE && (isQuoted || isStart)) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (code === LINE_FEED || code === RETURN) [cells, isStart] = [1, true];
    else if (code === COMMA) [cells, isStart] = [cells + 1, true];
    else if (code !== SPACE) isStart = false;
    if (cells > CELLS_MAX) return tooWide(countLines(text.slice(0, at)));
  }
  return undefined;
}

function countLines(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

/** Why a record with more cells than any file has is not read. */
export function tooWide(line: number): FileRefusal {
  return {
    refused: `The row at line ${line} has more than ${CELLS_MAX.toLocaleString('en-GB')} cells: this is no file we know.`,
    next: 'Check that this is the file you meant, or export it again.',
  };
}
