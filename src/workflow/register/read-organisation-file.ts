import type { CalendarDate } from '../../base/calendar-date.ts';
import {
  type FileRefusal,
  type RejectedRow,
  isRefusal,
} from '../../programme/files/file-reading.ts';
import type { RegisterSource } from '../../programme/organisations/organisation.ts';
import {
  type RegisterFile,
  readRegisterFile,
  readRegisterRows,
} from '../../programme/organisations/register-file.ts';
import { saveSnapshot } from '../../store/organisations.ts';
import type { ImportFile } from './import-file.ts';
import { looksLikeWorkbook, readWorkbook, sheetRows } from '../files/read-workbook.ts';
import type { RegisterReading } from './register-kinds.ts';

/** Reads a file of organisations, or of what lists say of them. */
export async function readOrganisationFile(
  file: ImportFile,
  options: { readonly asAt: CalendarDate; readonly source?: RegisterSource | undefined },
): Promise<RegisterReading | FileRefusal> {
  const read = await readFile(file, options);
  if (isRefusal(read)) return read;
  const { source, importedAs, rows, organisations, members, roles, links, rejected, notes } = read;
  // Links and roles of a listed organisation belong to its row; of others they are all there is to keep.
  const listed = new Set(organisations.map(({ code }) => code));
  const others = links.filter(({ code }) => !listed.has(code));
  const own = members.filter(({ code }) => !listed.has(code));
  return {
    source,
    importedAs,
    rows,
    // Every row is either kept or rejected once, whatever it holds.
    kept: rows - rejected.length,
    rejected,
    notes,
    mentions: [...own, ...others].map(({ code }) => code),
    save: (store, draft) => saveSnapshot(store, draft, { organisations, members, roles, links }),
  };
}

async function readFile(
  file: ImportFile,
  options: { readonly asAt: CalendarDate; readonly source?: RegisterSource | undefined },
): Promise<RegisterFile | FileRefusal> {
  if (!looksLikeWorkbook(file.bytes)) return readRegisterFile(file.text, options);
  if (options.source !== undefined && !WORKBOOK_KINDS.includes(options.source)) {
    return {
      refused: 'The file is an XLSX workbook; only ePCN is read as one.',
      next: 'Save the sheet as comma-separated text (CSV, UTF-8) and import that.',
    };
  }
  return readPcnWorkbook(file.bytes, options.asAt);
}

const WORKBOOK_KINDS: readonly RegisterSource[] = ['epcn', 'epcncorepartners', 'epcn-workbook'];

/** ePCN.xlsx: its networks and their core partners, as one import. */
async function readPcnWorkbook(
  bytes: Uint8Array,
  asAt: CalendarDate,
): Promise<RegisterFile | FileRefusal> {
  const sheets = await readWorkbook(bytes);
  if (isRefusal(sheets)) return sheets;
  const pcnRows = sheetRows(sheets, PCN_SHEET);
  if (isRefusal(pcnRows)) return pcnRows;
  const partnerRows = sheetRows(sheets, PARTNER_SHEET);
  if (isRefusal(partnerRows)) return partnerRows;
  const pcns = readRegisterRows(pcnRows, { asAt, source: 'epcn' });
  if (isRefusal(pcns)) return inSheet(PCN_SHEET, pcns);
  const partners = readRegisterRows(partnerRows, { asAt, source: 'epcncorepartners' });
  if (isRefusal(partners)) return inSheet(PARTNER_SHEET, partners);
  return {
    ...pcns,
    source: 'epcn-workbook',
    importedAs: 'epcn-workbook',
    rows: pcns.rows + partners.rows,
    members: partners.members,
    rejected: [
      ...nameSheet(PCN_SHEET, pcns.rejected),
      ...nameSheet(PARTNER_SHEET, partners.rejected),
    ],
    notes: [...pcns.notes, ...partners.notes],
  };
}

const PCN_SHEET = 'PCNDetails';
const PARTNER_SHEET = 'PCN Core Partner Details';

function inSheet(sheet: string, refusal: FileRefusal): FileRefusal {
  return { ...refusal, refused: `Sheet "${sheet}": ${refusal.refused}` };
}

function nameSheet(sheet: string, rejected: readonly RejectedRow[]): RejectedRow[] {
  return rejected.map((row) => ({ ...row, column: `${sheet}: ${row.column}` }));
}
