import { parseOdsCode } from '../../base/ods-code.ts';
import { type CsvRow, cell } from '../files/csv-rows.ts';
import { type FileRefusal, type RejectedRow, byLine, isRefusal } from '../files/file-reading.ts';
import { splitByWidth } from '../files/row-width.ts';
import { readCodes, readDate } from './ods-columns.ts';
import type { OrganisationLink } from './organisation-facts.ts';

/** Columns of epcmem: practice, parent, type of parent, joined, left, whether amended. */
export const EPCMEM_COLUMNS = 6;

/** What a list of memberships of commissioners says. */
export interface EpcmemReading {
  readonly links: readonly OrganisationLink[];
  readonly rejected: readonly RejectedRow[];
}

/** Reads epcmem: which prescribing cost centre belonged to which commissioner from when to when. */
export function readEpcmem(rows: readonly CsvRow[]): EpcmemReading | FileRefusal {
  const { whole, rejected } = splitByWidth(rows, EPCMEM_COLUMNS);
  if (whole.length === 0) {
    return {
      refused: `No row has the ${EPCMEM_COLUMNS} columns of epcmem; the first has ${rows[0]?.cells.length ?? 0}.`,
      next: 'Check the kind of file.',
    };
  }
  const codes = readCodes(whole, 1, { repeats: true });
  if (isRefusal(codes)) return codes;
  const links: OrganisationLink[] = [];
  rejected.push(...codes.rejected);
  for (const [index, row] of whole.entries()) {
    const code = codes.codes[index];
    if (code === undefined) continue;
    const read = readRow(row);
    if ('reason' in read) rejected.push(read);
    else links.push({ code, ...read });
  }
  return { links, rejected: byLine(rejected) };
}

function readRow(row: CsvRow): Omit<OrganisationLink, 'code'> | RejectedRow {
  const target = parseOdsCode(cell(row, 2));
  if (target === undefined) {
    return { line: row.line, column: '2 (parent)', reason: 'not the shape of an ODS code' };
  }
  const since = readDate(row, 4, 'join date');
  const until = readDate(row, 5, 'left date');
  if ('rejected' in since) return since.rejected;
  if ('rejected' in until) return until.rejected;
  return {
    relation: 'commissioner',
    target,
    relationCode: undefined,
    targetRole: undefined,
    status: undefined,
    since: since.date,
    until: until.date,
  };
}
