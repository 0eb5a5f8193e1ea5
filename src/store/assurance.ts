import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type { Assurance, AssuranceLevel } from '../programme/agreements/assurance.ts';
import { type ImportDraft, type StoredImport, insertImport, listImports } from './imports.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

/** Stores an export of the toolkit with its import: all or nothing. */
export async function saveAssurance(
  store: StoreHandle,
  draft: ImportDraft,
  rows: readonly Assurance[],
): Promise<number> {
  return inTransaction(store, () => {
    const id = insertImport(store, draft);
    const insert = statement(store, 'INSERT INTO assurance VALUES (?, ?, ?, ?, ?, ?)');
    for (const { code, level, edition, publishedOn, asAt } of rows) {
      insert.run(id, code, level ?? null, edition ?? null, publishedOn ?? null, asAt);
    }
    return id;
  });
}

/** What a stored export says of one organisation, and which export it is. */
export interface ListedAssurance extends Assurance {
  readonly import: number;
  readonly file: string;
  readonly sha256: string;
}

/** The assurance of a day: the exports in use, and what they say, by code. */
export interface AssuranceAsAt {
  /** Exports not later than the day, oldest first; empty when none was imported. */
  readonly imports: readonly StoredImport[];
  readonly organisations: ReadonlyMap<string, ListedAssurance>;
}

/**
 * Assurance as at a day: of each organisation the newest row not later than it. One that a newer
 * export no longer lists keeps what was last said of it, with the day that is from.
 */
export async function assuranceAsAt(store: StoreHandle, day: CalendarDate): Promise<AssuranceAsAt> {
  const imports = await listImports(store, 'assurance');
  const rows = statement<AssuranceRow>(
    store,
    `SELECT * FROM (
       SELECT a.*, i.file, i.sha256,
         row_number() OVER (PARTITION BY a.code ORDER BY a.as_at DESC, a.import DESC) AS place
       FROM assurance a JOIN register_import i ON i.id = a.import
       WHERE a.as_at <= ? AND i.reverted_at IS NULL
     ) WHERE place = 1 ORDER BY code`,
  ).all(day);
  return {
    imports: imports.filter(({ asAt }) => asAt <= day),
    organisations: new Map(rows.map((row) => [row.code, toAssurance(row)])),
  };
}

/** What every stored export ever said of one organisation, oldest day first. */
export async function assuranceHistory(
  store: StoreHandle,
  code: string,
): Promise<ListedAssurance[]> {
  const rows = statement<AssuranceRow>(
    store,
    `SELECT a.*, i.file, i.sha256 FROM assurance a JOIN register_import i ON i.id = a.import
     WHERE a.code = ? AND i.reverted_at IS NULL ORDER BY a.as_at, a.import`,
  ).all(code);
  return rows.map(toAssurance);
}

interface AssuranceRow {
  readonly import: number;
  readonly code: OdsCode;
  readonly level: AssuranceLevel | null;
  readonly edition: string | null;
  readonly published_on: CalendarDate | null;
  readonly as_at: CalendarDate;
  readonly file: string;
  readonly sha256: string;
}

function toAssurance(row: AssuranceRow): ListedAssurance {
  return {
    import: row.import,
    file: row.file,
    sha256: row.sha256,
    code: row.code,
    level: row.level ?? undefined,
    edition: row.edition ?? undefined,
    publishedOn: row.published_on ?? undefined,
    asAt: row.as_at,
  };
}
