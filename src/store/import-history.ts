import { type ImportRow, type ImportSource, type StoredImport, toImport } from './imports.ts';
import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** An import with what became of it. */
export interface RecordedImport extends StoredImport {
  /** Who took it back, when and why; undefined while it is in force. */
  readonly reverted: Reversal | undefined;
}

/** What is kept of taking an import back. */
export interface Reversal {
  /** ISO instant, UTC. */
  readonly at: string;
  readonly by: string;
  readonly why: string;
}

/** Every import there ever was, those taken back among them, in the order they were imported. */
export async function everyImport(
  store: StoreHandle,
  source?: ImportSource,
): Promise<RecordedImport[]> {
  const rows = statement<RecordedRow>(
    store,
    'SELECT * FROM register_import WHERE ? IS NULL OR source = ? ORDER BY id',
  ).all(source ?? null, source ?? null);
  return rows.map((row) => ({ ...toImport(row), reverted: toReversal(row) }));
}

/**
 * Marks an import as taken back, after which nothing reads it; what it held stays on record. Answers
 * false, and changes nothing, when it is not there or was taken back before.
 */
export async function markReverted(
  store: StoreHandle,
  id: number,
  { at, by, why }: Reversal,
): Promise<boolean> {
  const { changes } = statement(
    store,
    `UPDATE register_import SET reverted_at = ?, reverted_by = ?, reverted_why = ?
     WHERE id = ? AND reverted_at IS NULL`,
  ).run(at, by, why, id);
  return changes === 1;
}

interface RecordedRow extends ImportRow {
  readonly reverted_at: string | null;
  readonly reverted_by: string | null;
  readonly reverted_why: string | null;
}

function toReversal(row: RecordedRow): Reversal | undefined {
  const { reverted_at: at, reverted_by: by, reverted_why: why } = row;
  return at === null || by === null || why === null ? undefined : { at, by, why };
}
