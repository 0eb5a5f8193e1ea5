/** What a spreadsheet may take for the start of a formula, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell of a CSV file (RFC 4180), quoted where it must be. A text that a spreadsheet could run as a formula
 * gets an apostrophe in front, which shows it as text.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Leading spaces are dropped by some spreadsheets before they look.
  const safe = FORMULA.test(value.trimStart()) || FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of a CSV file, without its end. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return values.map(csvCell).join(',');
}
