import { type CsvRow, cell } from '../files/csv-rows.ts';
import type { FileRefusal } from '../files/file-reading.ts';

/**
 * Two files of the same name and width that mean different things: `legacy` has a status letter in
 * column 13 and the prescribing setting in column 26; `dse` (ODS Data Search and Export) the words
 * ACTIVE and INACTIVE, and role codes joined by `|`.
 */
export type EpraccurDialect = 'legacy' | 'dse';

/** Tells the dialect from every row; a file that mixes both, or shows neither, is refused. */
export function detectDialect(rows: readonly CsvRow[]): EpraccurDialect | FileRefusal {
  const legacy = findSigns(rows, /^[A-Z]$/, /^\d{1,2}$/);
  const dse = findSigns(rows, /^(?:IN)?ACTIVE$/i, /^RO\d+(?:\s*\|\s*RO\d+)*$/);
  const legacyLine = legacy.status ?? legacy.setting;
  const dseLine = dse.status ?? dse.setting;
  if (legacyLine !== undefined && dseLine !== undefined) {
    return {
      refused: `The file mixes both dialects of epraccur: line ${legacyLine} is legacy (a status letter, a setting number), line ${dseLine} is DSE (ACTIVE or INACTIVE, role codes).`,
      next: 'Import each original file on its own; a mixture is never guessed at.',
    };
  }
  if (legacy.status !== undefined && legacy.setting !== undefined) return 'legacy';
  if (dse.status !== undefined && dse.setting !== undefined) return 'dse';
  return {
    refused:
      'The file is neither dialect of epraccur: column 13 should hold A, C, D, P or ACTIVE, INACTIVE, and column 26 a setting number or role codes.',
    next: 'Check that this is epraccur with its 27 columns and no header, or name the kind of file with --kind.',
  };
}

/**
 * Whether rows that lost columns are of epraccur: most have a status letter in column 13, where no source we
 * found says that another report of ODS has one, or the role of a GP practice beside a status word. The
 * word alone does not tell: other reports of the same search and export may well write it there.
 */
export function looksLikeEpraccur(rows: readonly CsvRow[]): boolean {
  const telling = rows.filter((row) => {
    const status = cell(row, 13);
    return LETTER.test(status) || (WORD.test(status) && row.cells.some((text) => ROLE.test(text)));
  });
  return telling.length * 2 > rows.length;
}

const LETTER = /^[ACDP]$/i;
const WORD = /^(?:IN)?ACTIVE$/i;
const ROLE = /(?:^|\|)\s*RO(?:76|177)\s*(?:\||$)/i;

/** First line that shows each sign of a dialect. */
function findSigns(
  rows: readonly CsvRow[],
  status: RegExp,
  setting: RegExp,
): { status: number | undefined; setting: number | undefined } {
  return {
    status: rows.find((row) => status.test(cell(row, 13)))?.line,
    setting: rows.find((row) => setting.test(cell(row, 26)))?.line,
  };
}
