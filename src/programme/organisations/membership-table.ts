import { parseOdsCode } from '../../base/ods-code.ts';
import type { CsvRow, CsvTable } from '../files/csv-rows.ts';
import { type FileRefusal, type RejectedRow, isRefusal } from '../files/file-reading.ts';
import { findOverlap } from './membership-periods.ts';
import { placeColumns, placedCell } from '../files/named-columns.ts';
import { readCodes, readDate } from './ods-columns.ts';
import type { Membership, MembershipKind } from './organisation.ts';

/** What a list of members says. */
export interface MembershipReading {
  readonly members: readonly Membership[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Reads a list with a header: `code`, one of `pcn` (an ODS code), `supplier`, `place`, `wave` (names),
 * and where known `since` and `until`, the first and the last day.
 */
export function readMembershipTable(
  table: CsvTable,
  kind: MembershipKind,
): MembershipReading | FileRefusal {
  const columns = { code: 'code', value: kind, since: 'since', until: 'until' };
  const placed = placeColumns(table, columns, ['code', 'value']);
  if (isRefusal(placed)) return placed;
  const codes = readCodes(table.rows, placed.places.code, { repeats: true, name: 'code' });
  if (isRefusal(codes)) return codes;
  const members: (Membership & { readonly line: number })[] = [];
  const rejected: RejectedRow[] = [...codes.rejected];
  for (const [index, row] of table.rows.entries()) {
    const code = codes.codes[index];
    if (code === undefined) continue;
    const read = readRow(row, placed.places, kind);
    if ('reason' in read) rejected.push(read);
    else members.push({ kind, code, line: row.line, ...read });
  }
  const overlap = findOverlap(members);
  if (overlap !== undefined) return refuseOverlap(overlap);
  return { members: members.map(({ line: _line, ...member }) => member), rejected };
}

type Places = Readonly<Record<'value' | 'since' | 'until', number>>;

function readRow(
  row: CsvRow,
  places: Places,
  kind: MembershipKind,
): Pick<Membership, 'value' | 'since' | 'until'> | RejectedRow {
  const text = placedCell(row, places.value);
  const value = kind === 'pcn' ? parseOdsCode(text) : text.slice(0, NAME_LENGTH_MAX);
  if (value === undefined || value === '') {
    return { line: row.line, column: kind, reason: REASONS[kind] };
  }
  const since = readDate(row, places.since, 'since');
  if ('rejected' in since) return since.rejected;
  const until = readDate(row, places.until, 'until');
  if ('rejected' in until) return until.rejected;
  const backwards = since.date !== undefined && until.date !== undefined && until.date < since.date;
  if (backwards) return { line: row.line, column: 'until', reason: 'ends before it starts' };
  return { value, since: since.date, until: until.date };
}

const NAME_LENGTH_MAX = 100;

const REASONS: Readonly<Record<MembershipKind, string>> = {
  pcn: 'not the ODS code of a PCN',
  supplier: 'the supplier is missing',
  place: 'the place is missing',
  wave: 'the wave is missing',
};

function refuseOverlap({ code, lines }: { code: string; lines: readonly [number, number] }) {
  return {
    refused: `Code ${code} stands on line ${lines[0]} and again on line ${lines[1]}, for the same days.`,
    next: 'Keep the row that is right, or give each row its first and last day under since and until.',
  };
}
