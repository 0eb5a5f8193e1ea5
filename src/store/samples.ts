import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

/** A patient of a sample list, as the store knows them: never by number. */
export interface SampleMember {
  readonly practice: string;
  readonly pseudonym: string;
  readonly stratum: string | undefined;
}

/** Which column of the user's file holds what. */
export interface SampleColumns {
  readonly practice: string;
  readonly nhsNumber: string;
  readonly stratum: string;
}

/** Where the members of a list came from. */
export interface SampleSource {
  /** Absolute path. */
  readonly file: string;
  readonly sha256: string;
  readonly columns: SampleColumns;
  readonly keyId: string;
  /** ISO instant, UTC. */
  readonly importedAt: string;
  readonly rowsRead: number;
  readonly rowsRefused: number;
}

/** One imported list with its counts. */
export interface SampleListSummary extends SampleSource {
  readonly id: number;
  readonly current: boolean;
  readonly patients: number;
  readonly practices: number;
}

/**
 * Stores a list and its members, all or nothing. A list of the same file takes the place of the
 * earlier one; the very same content is not stored twice. Returns the list's id.
 */
export async function saveSampleList(
  store: StoreHandle,
  source: SampleSource,
  members: readonly SampleMember[],
): Promise<number> {
  return inTransaction(store, () => {
    const known = statement<{ id: number }>(
      store,
      `SELECT id FROM sample_list WHERE file = ? AND sha256 = ? AND columns = ? AND key_id = ?
         AND superseded_at IS NULL AND rows_refused = ?`,
    ).get(source.file, source.sha256, columnsText(source), source.keyId, source.rowsRefused);
    if (known !== undefined) return known.id;
    statement(
      store,
      'UPDATE sample_list SET superseded_at = ? WHERE file = ? AND superseded_at IS NULL',
    ).run(source.importedAt, source.file);
    const id = insertList(store, source);
    const insert = statement(store, 'INSERT INTO sample_member VALUES (?, ?, ?, ?)');
    for (const member of members)
      insert.run(id, member.practice, member.pseudonym, member.stratum ?? null);
    return id;
  });
}

/** Every list ever imported, oldest first. */
export async function listSampleLists(store: StoreHandle): Promise<SampleListSummary[]> {
  const rows = statement<ListRow>(
    store,
    `SELECT l.*, (SELECT count(*) FROM sample_member m WHERE m.list = l.id) AS patients,
       (SELECT count(DISTINCT practice) FROM sample_member m WHERE m.list = l.id) AS practices
     FROM sample_list l ORDER BY l.id`,
  ).all();
  return rows.map(toSummary);
}

/**
 * The patients a run may plan: all members of the lists in use, once each, by practice and pseudonym.
 * A patient in two lists has the stratum of the newer one.
 */
export async function currentMembers(store: StoreHandle): Promise<SampleMember[]> {
  const rows = statement<{ practice: string; pseudonym: string; stratum: string | null }>(
    store,
    `SELECT m.practice, m.pseudonym, m.stratum, max(m.list) FROM sample_member m
     JOIN sample_list l ON l.id = m.list AND l.superseded_at IS NULL
     GROUP BY m.practice, m.pseudonym ORDER BY m.practice, m.pseudonym`,
  ).all();
  return rows.map(({ practice, pseudonym, stratum }) => ({
    practice,
    pseudonym,
    stratum: stratum ?? undefined,
  }));
}

interface ListRow {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly columns: string;
  readonly key_id: string;
  readonly imported_at: string;
  readonly superseded_at: string | null;
  readonly rows_read: number;
  readonly rows_refused: number;
  readonly patients: number;
  readonly practices: number;
}

function toSummary(row: ListRow): SampleListSummary {
  return {
    id: row.id,
    file: row.file,
    sha256: row.sha256,
    columns: JSON.parse(row.columns) as SampleColumns,
    keyId: row.key_id,
    importedAt: row.imported_at,
    current: row.superseded_at === null,
    rowsRead: row.rows_read,
    rowsRefused: row.rows_refused,
    patients: row.patients,
    practices: row.practices,
  };
}

function insertList(store: StoreHandle, source: SampleSource): number {
  const result = statement(
    store,
    `INSERT INTO sample_list (file, sha256, columns, key_id, imported_at, rows_read, rows_refused)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    source.file,
    source.sha256,
    columnsText(source),
    source.keyId,
    source.importedAt,
    source.rowsRead,
    source.rowsRefused,
  );
  return Number(result.lastInsertRowid);
}

function columnsText(source: SampleSource): string {
  const { practice, nhsNumber, stratum } = source.columns;
  return JSON.stringify({ practice, nhsNumber, stratum });
}
