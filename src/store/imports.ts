import type { CalendarDate } from '../base/calendar-date.ts';
import type { ImportNote, RejectedRow } from '../programme/files/file-reading.ts';
import { REGISTER_SOURCES } from '../programme/organisations/organisation.ts';
import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** Files the register takes. */
export const IMPORT_SOURCES = [
  ...REGISTER_SOURCES,
  'agreements',
  'assurance',
  'routes',
  'usage',
] as const;

/** One of {@link IMPORT_SOURCES}. */
export type ImportSource = (typeof IMPORT_SOURCES)[number];

/** What makes an import the same as an earlier one: the same bytes, read the same way, of the same day. */
export interface ImportKey {
  readonly source: ImportSource;
  readonly sha256: string;
  /** How it was read: the dialect, or a hash of the column map. */
  readonly reading: string;
  readonly asAt: CalendarDate;
}

/** An import before it is stored. */
export interface ImportDraft extends ImportKey {
  readonly importedAs: string;
  /** Name of the file, without its folder. */
  readonly file: string;
  /** ISO instant, UTC. */
  readonly importedAt: string;
  readonly rows: number;
  readonly kept: number;
  readonly rejected: readonly RejectedRow[];
  /** All rejected rows, where `rejected` lists only the first of them. */
  readonly rejectedRows?: number | undefined;
  readonly notes: readonly ImportNote[];
}

/** An import as stored; its rejected rows are counted here and listed by {@link listRejectedRows}. */
export interface StoredImport extends Omit<ImportDraft, 'rejected'> {
  readonly id: number;
  readonly rejected: number;
}

/** The stored import with this key; undefined when there is none. */
export async function findImport(
  store: StoreHandle,
  key: ImportKey,
): Promise<StoredImport | undefined> {
  const row = statement<ImportRow>(
    store,
    `SELECT * FROM register_import
     WHERE source = ? AND sha256 = ? AND reading = ? AND as_at = ? AND reverted_at IS NULL`,
  ).get(key.source, key.sha256, key.reading, key.asAt);
  return row === undefined ? undefined : toImport(row);
}

/**
 * For each source the newest import as at a day or before; of two of one day, the later imported. Each
 * document on single organisations stands for itself, so all of those are in use.
 */
export async function importsAsAt(store: StoreHandle, day: CalendarDate): Promise<StoredImport[]> {
  const rows = statement<ImportRow>(
    store,
    `SELECT * FROM (
       SELECT *, row_number() OVER (
         PARTITION BY source, CASE source WHEN 'documents' THEN id END ORDER BY as_at DESC, id DESC
       ) AS place
       FROM register_import WHERE as_at <= ? AND reverted_at IS NULL
     ) WHERE place = 1 ORDER BY source, as_at, id`,
  ).all(day);
  return rows.map(toImport);
}

/** Every import of a source, by day, oldest first. */
export async function listImports(
  store: StoreHandle,
  source: ImportSource,
): Promise<StoredImport[]> {
  const rows = statement<ImportRow>(
    store,
    'SELECT * FROM register_import WHERE source = ? AND reverted_at IS NULL ORDER BY as_at, id',
  ).all(source);
  return rows.map(toImport);
}

/** The rows an import left out, in the order of its file. */
export async function listRejectedRows(store: StoreHandle, id: number): Promise<RejectedRow[]> {
  return statement<RejectedRow>(
    store,
    'SELECT line, column_name AS column, reason FROM rejected_row WHERE import = ? ORDER BY line',
  ).all(id);
}

/** Writes the import itself; its callers write what it holds in the same transaction. */
export function insertImport(store: StoreHandle, draft: ImportDraft): number {
  const result = statement(
    store,
    `INSERT INTO register_import
       (source, imported_as, file, sha256, reading, as_at, imported_at, rows_read, rows_kept, rows_rejected, notes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    draft.source,
    draft.importedAs,
    draft.file,
    draft.sha256,
    draft.reading,
    draft.asAt,
    draft.importedAt,
    draft.rows,
    draft.kept,
    draft.rejectedRows ?? draft.rejected.length,
    JSON.stringify(draft.notes),
  );
  const id = Number(result.lastInsertRowid);
  const insert = statement(store, 'INSERT INTO rejected_row VALUES (?, ?, ?, ?)');
  for (const row of draft.rejected) insert.run(id, row.line, row.column, row.reason);
  return id;
}

/** An import as its table holds it. */
export interface ImportRow {
  readonly id: number;
  readonly source: ImportSource;
  readonly imported_as: string;
  readonly file: string;
  readonly sha256: string;
  readonly reading: string;
  readonly as_at: CalendarDate;
  readonly imported_at: string;
  readonly rows_read: number;
  readonly rows_kept: number;
  readonly rows_rejected: number;
  readonly notes: string;
}

/** A row of the table of imports as it is told. */
export function toImport(row: ImportRow): StoredImport {
  return {
    id: row.id,
    source: row.source,
    importedAs: row.imported_as,
    file: row.file,
    sha256: row.sha256,
    reading: row.reading,
    asAt: row.as_at,
    importedAt: row.imported_at,
    rows: row.rows_read,
    kept: row.rows_kept,
    rejected: row.rows_rejected,
    notes: JSON.parse(row.notes) as ImportNote[],
  };
}
