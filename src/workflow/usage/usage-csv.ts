import type { Options } from 'csv-parse';

/** Longest row, in characters: a quote that is never closed would take in the rest of the file. */
export const MAX_RECORD = 100_000;

/** How the rows of a log are told apart; a benchmark measures the parser alone with the same. */
export const USAGE_CSV: Options = {
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
  max_record_size: MAX_RECORD,
};

/** A row ends at any of these, whichever the first row ended with: exports are often joined by hand. */
export const LINE_ENDS: string[] = ['\r\n', '\n', '\r'];
