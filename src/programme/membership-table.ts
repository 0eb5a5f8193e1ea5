import { parseOdsCode } from '../base/ods-code.ts';
import type { CsvTable } from './csv-rows.ts';
import { type FileRefusal, type RejectedRow, isRefusal } from './file-reading.ts';
import { placeColumns, placedCell } from './named-columns.ts';
import { readCodes } from './ods-columns.ts';
import type { Membership } from './organisation.ts';

/** What a list of PCN members or of suppliers says. */
export interface MembershipReading {
  readonly members: readonly Membership[];
  readonly rejected: readonly RejectedRow[];
}

/** Reads a list with a header: `code` and `pcn` (a PCN's ODS code), or `code` and `supplier` (a name). */
export function readMembershipTable(
  table: CsvTable,
  field: 'pcn' | 'supplier',
): MembershipReading | FileRefusal {
  const placed = placeColumns(table, { code: 'code', value: field }, ['code', 'value']);
  if (isRefusal(placed)) return placed;
  const codes = readCodes(table.rows, placed.places.code);
  if (isRefusal(codes)) return codes;
  const members: Membership[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, row] of table.rows.entries()) {
    const code = codes.codes[index];
    const text = placedCell(row, placed.places.value);
    const value = field === 'pcn' ? parseOdsCode(text) : text.slice(0, NAME_LENGTH_MAX);
    if (code === undefined || value === undefined || value === '') {
      rejected.push({ line: row.line, column: field, reason: REASONS[field] });
    } else members.push({ kind: field, code, value, since: undefined, until: undefined });
  }
  return { members, rejected };
}

const NAME_LENGTH_MAX = 100;

const REASONS = {
  pcn: 'not the ODS code of a PCN',
  supplier: 'the supplier is missing',
} as const;
