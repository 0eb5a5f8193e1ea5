import type { CalendarDate } from '../base/calendar-date.ts';
import { type AgreementField, type AgreementMap, REQUIRED_FIELDS } from './agreement-columns.ts';
import type { FlowAgreement } from './agreement.ts';
import { readFlowRows } from './agreement-flow-rows.ts';
import { readPartyRows } from './agreement-party-rows.ts';
import { type AgreementSource, createSource } from './agreement-source.ts';
import { type CsvTable, readCsvRows, toTable } from './csv-rows.ts';
import {
  type FileRefusal,
  type ImportNote,
  type RejectedRow,
  byLine,
  isRefusal,
} from './file-reading.ts';
import { placeColumns } from './named-columns.ts';

/** An export of agreements, read. */
export interface AgreementFile {
  /** `agreements-by-flow` (a row for each flow) or `agreements-by-party` (a row for each party). */
  readonly importedAs: 'agreements-by-flow' | 'agreements-by-party';
  /** Rows of the file, the header left out. */
  readonly rows: number;
  readonly agreements: readonly FlowAgreement[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/** Reads an export of agreements. Columns that are not mapped are never read, only counted. */
export function readAgreementFile(
  text: string,
  options: { readonly asAt: CalendarDate; readonly map: AgreementMap },
): AgreementFile | FileRefusal {
  const rows = readCsvRows(text);
  if (isRefusal(rows)) return rows;
  const table = toTable(rows);
  const { map, asAt } = options;
  const layout = tellLayout(table, map);
  if (typeof layout !== 'string') return layout;
  const required: AgreementField[] = [...REQUIRED_FIELDS[layout], ...map.named];
  const placed = placeColumns(table, map.columns, required);
  if (isRefusal(placed)) return placed;
  if (table.rows.length === 0) return BARE;
  const source = createSource(table, { map, asAt, places: placed.places });
  const read = layout === 'flow' ? readFlowRows(source) : readPartyRows(source);
  if (isRefusal(read)) return read;
  noteDroppedColumns(table, source);
  return {
    importedAs: `agreements-by-${layout}`,
    rows: table.rows.length,
    agreements: read.agreements,
    rejected: byLine(source.rejected),
    notes: source.notes.all(),
  };
}

/** One row for each flow, or one for each party: told from the header. */
function tellLayout(table: CsvTable, map: AgreementMap): 'flow' | 'party' | FileRefusal {
  const has = (field: AgreementField): boolean => table.header.includes(map.columns[field]);
  const byFlow = has('provider') && has('consumer');
  const byParty = has('party') && has('role');
  if (byFlow !== byParty) return byFlow ? 'flow' : 'party';
  const [provider, consumer] = [map.columns.provider, map.columns.consumer];
  const [party, role] = [map.columns.party, map.columns.role];
  return {
    refused: byFlow
      ? `The header has both layouts: "${provider}" and "${consumer}", and "${party}" and "${role}".`
      : `The header has neither "${provider}" and "${consumer}" (a row for each flow) nor "${party}" and "${role}" (a row for each party).`,
    next: 'Name the columns of your export under agreements.columns in mig2hie.yaml; docs/register.md shows how.',
  };
}

const BARE: FileRefusal = {
  refused: 'The export has a header and no row below it.',
  next: 'Export it again: an empty list is never taken for "no agreements".',
};

/** Words in the name of a column that is likely to hold a person. */
const STAFF = /\b(e-?mail|phone|telephone|mobile|contact|signatory|signed by|officer|guardian)\b/;
const STAFF_NAME = /\b(first|last|full|user|staff|signer|sur|fore)[ _-]?name\b/;

/** Says how many columns were never read; their names and cells stay in the file. */
function noteDroppedColumns(table: CsvTable, source: AgreementSource): void {
  const mapped = new Set(Object.values(source.map.columns));
  for (const name of table.header) {
    if (mapped.has(name)) continue;
    const words = name.replaceAll('_', ' ');
    const staff = STAFF.test(words) || STAFF_NAME.test(words);
    source.notes.add(staff ? 'staff-columns-dropped' : 'columns-dropped', '', 1);
  }
}
