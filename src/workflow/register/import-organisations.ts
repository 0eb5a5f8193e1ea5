import {
  type FileRefusal,
  type ImportNote,
  isRefusal,
} from '../../programme/files/file-reading.ts';
import type { ImportDraft } from '../../store/imports.ts';
import { registerAsAt } from '../../store/organisations.ts';
import type { Context } from '../context.ts';
import {
  type ImportReport,
  type ImportRequest,
  checkImport,
  chooseAsAt,
  readImportFile,
  refuseFile,
} from './import-file.ts';
import { REGISTER_KINDS, readRegisterKind } from './register-kinds.ts';
import { type ImportDone, storeOnce } from './store-once.ts';

/** Kinds of file `orgs import` takes, for its flag. */
export const ORGANISATION_FILE_KINDS: readonly string[] = REGISTER_KINDS.map(({ id }) => id);

/** An import of organisations, or of what other files of the register say of them. */
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
  const options = { asAt, config: context.config };
  const read = unrefused(file.name, await readRegisterKind(file, request.kind, options));
  const { source, importedAs, rows, kept, rejected } = read;
  const notes = [...read.notes, ...(await findUnlisted(context, read.mentions, asAt))];
  checkImport(request, { kept, rejected, notes });
  const draft: ImportDraft = {
    source,
    importedAs,
    reading: importedAs,
    file: file.name,
    sha256: file.sha256,
    asAt,
    importedAt: context.clock(),
    rows,
    kept,
    rejected,
    notes,
  };
  const save = () => read.save(context.store, draft);
  return toReport(draft, await storeOnce(context, draft, { dryRun: request.dryRun, save }));
}

/** What is told of an import. */
export function toReport(draft: ImportDraft, done: ImportDone): ImportReport {
  const { source, importedAs, file, sha256, asAt, rows, kept, rejected, notes } = draft;
  const said = { source, importedAs, file, sha256, asAt, rows, kept, rejected, notes };
  return { schema: 'mig2hie/import/1', ...said, ...done };
}

/** What was read, or the error that tells why not. */
export function unrefused<T extends object>(file: string, read: T | FileRefusal): T {
  if (isRefusal(read)) throw refuseFile(file, read);
  return read;
}

/** Codes a file speaks of that no snapshot of the day lists: reported, for the snapshot may be what is missing. */
async function findUnlisted(
  context: Context,
  mentions: readonly string[],
  asAt: ImportDraft['asAt'],
): Promise<ImportNote[]> {
  if (mentions.length === 0) return [];
  const { organisations } = await registerAsAt(context.store, asAt);
  const unlisted = noteUnlisted(mentions, new Set(organisations.map(({ code }) => code)));
  return unlisted.length <= UNLISTED_MAX ? unlisted : [countUnlisted(unlisted)];
}

/** A national file beside the register of a region names thousands; beyond this they are only counted. */
const UNLISTED_MAX = 500;

function countUnlisted(unlisted: readonly ImportNote[]): ImportNote {
  const rows = unlisted.reduce((sum, note) => sum + note.rows, 0);
  return { what: 'not-in-register', value: `(${unlisted.length} codes)`, rows };
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
