import type { CalendarDate } from '../../base/calendar-date.ts';
import {
  type AgreementField,
  type AgreementMap,
  REQUIRED_FIELDS,
  fitToHeader,
} from './agreement-columns.ts';
import { readFlowRows } from './agreement-flow-rows.ts';
import { type OnceSignedRow, readOrganisationRows } from './agreement-organisation-rows.ts';
import { readPartyRows } from './agreement-party-rows.ts';
import { type AgreementSource, createSource, readTier, reject } from './agreement-source.ts';
import { foldWord } from './agreement-words.ts';
import type { FlowAgreement, OrganisationAgreement, Signatory } from './agreement.ts';
import { type CsvRow, type CsvTable, readCsvRows, toTable } from '../files/csv-rows.ts';
import {
  type FileRefusal,
  type ImportNote,
  type RejectedRow,
  byLine,
  isRefusal,
} from '../files/file-reading.ts';
import { type ColumnPlaces, placeColumns, placedCell } from '../files/named-columns.ts';

/** An export of agreements, read. */
export interface AgreementFile {
  /** `agreements-by-flow` (a row for each flow) or `agreements-by-party` (a row for each party). */
  readonly importedAs: 'agreements-by-flow' | 'agreements-by-party';
  /** Rows of the file, the header left out. */
  readonly rows: number;
  /** Agreements of tier 2, one for each flow. */
  readonly agreements: readonly FlowAgreement[];
  /** Agreements of tiers 0 and 1, one for each organisation. */
  readonly organisationAgreements: readonly OrganisationAgreement[];
  /** Who signed; empty unless the map asks for it, and never to be stored unsealed. */
  readonly signatories: readonly Signatory[];
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
  const { asAt } = options;
  const { map, byOwnName } = fitToHeader(options.map, table.header);
  const layout = tellLayout(table.header, map);
  if (typeof layout !== 'string') return layout;
  const places = placeFields(table, { map, layout });
  if (isRefusal(places)) return places;
  if (table.rows.length === 0) return BARE;
  const source = createSource(table, { map, asAt, places });
  const { specific, onceSigned } = splitByTier(source);
  const organisations = readOrganisationRows(source, onceSigned);
  if (isRefusal(organisations)) return organisations;
  const read = layout === 'flow' ? readFlowRows(source, specific) : readPartyRows(source, specific);
  if (isRefusal(read)) return read;
  noteDroppedColumns(table, source);
  for (const field of byOwnName) source.notes.add('own-name-read', map.columns[field]);
  return {
    importedAs: `agreements-by-${layout}`,
    rows: table.rows.length,
    agreements: read.agreements,
    organisationAgreements: organisations.agreements,
    signatories: source.signatories,
    rejected: byLine(source.rejected),
    notes: source.notes.all(),
  };
}

/** One row for each flow, or one for each party: told from the header. */
export function tellLayout(
  header: readonly string[],
  map: AgreementMap,
): 'flow' | 'party' | FileRefusal {
  const has = (field: AgreementField): boolean => header.includes(map.columns[field]);
  const byFlow = has('provider') && has('consumer');
  const byParty = has('party') && (has('role') || has('tier'));
  if (byFlow !== byParty) return byFlow ? 'flow' : 'party';
  const [provider, consumer] = [map.columns.provider, map.columns.consumer];
  const [party, role] = [map.columns.party, map.columns.role];
  return {
    refused: byFlow
      ? `The header has both layouts: "${provider}" and "${consumer}", and "${party}" and "${role}".`
      : `The header has neither "${provider}" and "${consumer}" (a row for each flow) nor "${party}" and "${role}" (a row for each party).`,
    next: 'Name the columns of your export under agreements.columns in mig2hie.yaml; "agreements import FILE --map" helps, and docs/register.md shows how.',
  };
}

/** A list of tiers 0 and 1 alone needs no channel and no role. */
function placeFields(
  table: CsvTable,
  { map, layout }: { readonly map: AgreementMap; readonly layout: 'flow' | 'party' },
): ColumnPlaces<AgreementField> | FileRefusal {
  const loose = placeColumns(table, map.columns, []);
  if (isRefusal(loose)) return loose;
  const isOnceSigned = (row: CsvRow): boolean => {
    const tier = map.words.tier.get(foldWord(placedCell(row, loose.places.tier)));
    return tier === 0 || tier === 1;
  };
  const bare = layout === 'party' && table.rows.length > 0 && table.rows.every(isOnceSigned);
  // Nothing of these is read of an agreement that an organisation signs once, whatever the map names.
  const named = bare ? map.named.filter((field) => !OF_FLOWS.includes(field)) : map.named;
  const required = [...REQUIRED_FIELDS[bare ? 'organisation' : layout], ...named];
  const placed = placeColumns(table, map.columns, required);
  return isRefusal(placed) ? placed : placed.places;
}

const OF_FLOWS: readonly AgreementField[] = ['channel', 'role', 'dpiaState', 'supersedes'];

function splitByTier(source: AgreementSource): {
  readonly specific: CsvRow[];
  readonly onceSigned: OnceSignedRow[];
} {
  const specific: CsvRow[] = [];
  const onceSigned: OnceSignedRow[] = [];
  for (const row of source.rows) {
    const tier = readTier(source, row);
    if (tier === undefined) reject(source, row, 'tier', 'not a tier: 0, 1 or 2');
    else if (tier === 2) specific.push(row);
    else onceSigned.push({ row, tier });
  }
  return { specific, onceSigned };
}

const BARE: FileRefusal = {
  refused: 'The export has a header and no row below it.',
  next: 'Export it again: an empty list is never taken for "no agreements".',
};

/** Words in the name of a column that is likely to hold a person. */
const STAFF = /\b(e-?mail|phone|telephone|mobile|contact|signatory|signed by|officer|guardian)\b/;
const STAFF_NAME = /\b(first|last|full|user|staff|signer|sur|fore)[ _-]?name\b/;

/** Whether the name of a column makes it likely that it holds persons. */
export function looksLikeStaff(name: string): boolean {
  const words = name.replaceAll('_', ' ');
  return STAFF.test(words) || STAFF_NAME.test(words);
}

/** Says how many columns were never read; their names and cells stay in the file. */
function noteDroppedColumns(table: CsvTable, source: AgreementSource): void {
  const mapped = new Set(Object.values(source.map.columns));
  for (const name of table.header) {
    if (mapped.has(name)) continue;
    source.notes.add(looksLikeStaff(name) ? 'staff-columns-dropped' : 'columns-dropped', '', 1);
  }
}
