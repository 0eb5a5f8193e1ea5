/** The largest sheet that is read; the widest we know has 27 columns, the longest some 20,000 rows. */
export const SHEET_MAX = { columns: 100, rows: 100_000 } as const;

/**
 * Whether a sheet reaches beyond what is read. The reader makes a value of every place up to the farthest
 * cell, so that one cell in the last corner of a sheet stands for seventeen thousand million.
 */
export function reachesTooFar(xml: string): boolean {
  let rows = 0;
  for (const _ of xml.matchAll(/<(?:\w+:)?row\b/g)) {
    rows += 1;
    if (rows > SHEET_MAX.rows) return true;
  }
  for (const [, place = ''] of xml.matchAll(/(?<![\w:.-])r\s*=\s*["']([^"']{0,12})/g)) {
    const [, letters, digits] = /^([A-Z]{0,2})(\d{1,6})$/i.exec(place.trim()) ?? [];
    if (letters === undefined || Number(digits) > SHEET_MAX.rows) return true;
    if (columnOf(letters) > SHEET_MAX.columns) return true;
  }
  return false;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
