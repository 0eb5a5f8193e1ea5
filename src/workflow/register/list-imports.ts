import type { CalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import type { RejectedRow } from '../../programme/files/file-reading.ts';
import { type RecordedImport, type Reversal, everyImport } from '../../store/import-history.ts';
import { IMPORT_SOURCES, listRejectedRows } from '../../store/imports.ts';
import type { Context } from '../context.ts';
import type { ImportReport } from './import-file.ts';
import { type ImportState, type RevertEffect, standingOf } from './import-history.ts';

/** The sources a list of imports can be narrowed to. */
export const IMPORT_SOURCE_WORDS: readonly string[] = IMPORT_SOURCES;

/** An import as lists hold it. */
export interface ImportListed {
  readonly id: number;
  readonly source: string;
  readonly importedAs: string;
  readonly file: string;
  readonly sha256: string;
  readonly asAt: CalendarDate;
  readonly importedAt: string;
  readonly rows: number;
  readonly kept: number;
  readonly rejected: number;
  readonly state: ImportState;
  /** The import of the same source and day that took its place; `null` unless it is superseded. */
  readonly supersededBy: number | null;
  /** Who took it back, when and why; `null` unless it was. */
  readonly reverted: Reversal | null;
}

/** `mig2hie/imports/1`, in the order they were imported. */
export interface ImportsDocument {
  readonly schema: 'mig2hie/imports/1';
  readonly count: number;
  /** Imports there ever were, of the source asked for. */
  readonly of: number;
  readonly imports: readonly ImportListed[];
}

/** Imports that are in force; with `all`, every one there ever was. */
export async function listImports(
  context: Context,
  request: { readonly source?: string | undefined; readonly all: boolean },
): Promise<ImportsDocument> {
  const source = IMPORT_SOURCES.find((known) => known === request.source);
  const every = await everyImport(context.store, source);
  const imports = every
    .map((one) => toListed(one, every))
    .filter(({ state }) => request.all || state === 'in-force');
  return { schema: 'mig2hie/imports/1', count: imports.length, of: every.length, imports };
}

/** `mig2hie/import/1` of a stored import: what was told when it was imported, and what became of it. */
export interface ImportDocument extends ImportReport {
  readonly id: number;
  readonly importedAt: string;
  readonly state: ImportState;
  readonly supersededBy: number | null;
  readonly reverted: Reversal | null;
  /** All rejected rows; of an access log `rejected` lists only the first. */
  readonly rejectedRows: number;
  /** What changed by taking it back; only where that was asked for. */
  readonly effect?: RevertEffect;
}

/** One import with its notes and every row it rejected. */
export async function showImport(context: Context, id: number): Promise<ImportDocument> {
  const every = await everyImport(context.store);
  const rejected = await listRejectedRows(context.store, id);
  return toDocument(findOne(every, id), every, rejected);
}

/** The import with an id; throws an ExpectedError when there is none. */
export function findOne(every: readonly RecordedImport[], id: number): RecordedImport {
  const found = every.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new ExpectedError({
    code: 'MIG2HIE_NO_IMPORT',
    exit: EXIT.usage,
    message: `There is no import ${id} in this store.`,
    next: ['See the imports there are with "mig2hie imports list --all".'],
  });
}

/** A stored import as a document tells it. */
export function toDocument(
  one: RecordedImport,
  every: readonly RecordedImport[],
  rejected: readonly RejectedRow[],
): ImportDocument {
  return {
    schema: 'mig2hie/import/1',
    ...toListed(one, every),
    rejected,
    rejectedRows: one.rejected,
    notes: one.notes,
    dryRun: false,
    stored: false,
    alreadyImported: one.reverted === undefined,
  };
}

function toListed(one: RecordedImport, every: readonly RecordedImport[]): ImportListed {
  const { id, source, importedAs, file, sha256, asAt, importedAt, rows, kept, rejected } = one;
  const said = { id, source, importedAs, file, sha256, asAt, importedAt, rows, kept, rejected };
  return { ...said, ...standingOf(one, every), reverted: one.reverted ?? null };
}
