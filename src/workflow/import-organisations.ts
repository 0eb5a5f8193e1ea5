import { type FileRefusal, type ImportNote, isRefusal } from '../programme/file-reading.ts';
import { REGISTER_SOURCES } from '../programme/organisation.ts';
import { type RegisterFile, readRegisterFile } from '../programme/register-file.ts';
import { type ImportDraft, findImport } from '../store/imports.ts';
import { registerAsAt, saveSnapshot } from '../store/organisations.ts';
import type { Context } from './context.ts';
import {
  type ImportReport,
  type ImportRequest,
  checkImport,
  chooseAsAt,
  readImportFile,
  refuseFile,
} from './import-file.ts';

/** Kinds of file `orgs import` takes, for its flag. */
export const ORGANISATION_FILE_KINDS = REGISTER_SOURCES;

/** An import of organisations, or of what other lists say of them. */
export interface OrganisationImportRequest extends ImportRequest {
  /** Without it the kind is told from the content. */
  readonly kind?: string | undefined;
}

/** Imports a file of the register as at a day: all of it or nothing, and the same file only once. */
export async function importOrganisations(
  context: Context,
  request: OrganisationImportRequest,
): Promise<ImportReport> {
  const asAt = chooseAsAt(request);
  const file = readImportFile(request.file);
  const source = REGISTER_SOURCES.find((known) => known === request.kind);
  const read = unrefused(file.name, readRegisterFile(file.text, { asAt, source }));
  const kept = read.organisations.length + read.members.length;
  const notes = [...read.notes, ...(await findUnlisted(context, read, asAt))];
  checkImport(request, { kept, rejected: read.rejected, notes });
  const draft: ImportDraft = {
    source: read.source,
    importedAs: read.importedAs,
    reading: read.importedAs,
    file: file.name,
    sha256: file.sha256,
    asAt,
    importedAt: context.clock(),
    rows: read.rows,
    kept,
    rejected: read.rejected,
    notes,
  };
  const known = await findImport(context.store, draft);
  const stored = known === undefined && !request.dryRun;
  if (stored) await saveSnapshot(context.store, draft, read);
  return toReport(draft, { dryRun: request.dryRun, stored, alreadyImported: known !== undefined });
}

/** What is told of an import. */
export function toReport(
  draft: ImportDraft,
  done: Pick<ImportReport, 'dryRun' | 'stored' | 'alreadyImported'>,
): ImportReport {
  const { source, importedAs, file, sha256, asAt, rows, kept, rejected, notes } = draft;
  const said = { source, importedAs, file, sha256, asAt, rows, kept, rejected, notes };
  return { schema: 'mig2hie/import/1', ...said, ...done };
}

/** What was read, or the error that tells why not. */
export function unrefused<T extends object>(file: string, read: T | FileRefusal): T {
  if (isRefusal(read)) throw refuseFile(file, read);
  return read;
}

/** Members of a list that no snapshot of the day lists: reported, for the snapshot may be what is missing. */
async function findUnlisted(
  context: Context,
  read: RegisterFile,
  asAt: ImportDraft['asAt'],
): Promise<ImportNote[]> {
  if (read.members.length === 0) return [];
  const { organisations } = await registerAsAt(context.store, asAt);
  const codes = new Set(organisations.map(({ code }) => code));
  return noteUnlisted(
    read.members.map(({ code }) => code),
    codes,
  );
}

/** One note for each code that is not in the register, with how often it occurs. */
export function noteUnlisted(
  codes: readonly string[],
  registered: ReadonlySet<string>,
): ImportNote[] {
  const counts = new Map<string, number>();
  for (const code of codes) {
    if (!registered.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([value, rows]) => ({ what: 'not-in-register', value, rows }));
}
