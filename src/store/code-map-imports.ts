import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** An import of a code map before its rows are stored. */
export interface CodeMapDraft {
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly sha256: string;
  /** ISO instant, UTC. */
  readonly importedAt: string;
}

/** What is known of an import once its file was read to the end. */
export interface CodeMapFacts {
  readonly layout: string;
  readonly series: string;
  /** The day of the release, `yyyy-mm-dd`. */
  readonly release: string;
  /** How the versions of a row are told. */
  readonly versions: 'row-id' | 'code' | 'none';
}

/** A stored import; counts, checks and notes as they were told when it was made. */
export interface StoredCodeMap<
  Counts = unknown,
  Checks = unknown,
  Notes = unknown,
> extends CodeMapDraft {
  readonly id: number;
  readonly layout: string;
  readonly series: string;
  readonly release: string;
  readonly counts: Counts;
  readonly checks: Checks;
  readonly notes: Notes;
}

/** The import of the very same bytes; undefined when there is none. */
export async function findCodeMap(
  store: StoreHandle,
  sha256: string,
): Promise<StoredCodeMap | undefined> {
  const row = statement<ImportRow>(store, 'SELECT * FROM code_map_import WHERE sha256 = ?').get(
    sha256,
  );
  return row === undefined ? undefined : toStored(row);
}

/** Every import with whether lookups as at a day use it, by series, newest release first. */
export async function listCodeMaps(
  store: StoreHandle,
  asAt: string,
): Promise<(StoredCodeMap & { readonly inUse: boolean })[]> {
  const rows = statement<ImportRow & { place: number | null }>(
    store,
    `SELECT i.*, u.id AS place FROM code_map_import i
     LEFT JOIN (${CODE_MAPS_IN_USE}) u ON u.id = i.id
     ORDER BY i.series, i.release DESC, i.id DESC`,
  ).all(asAt);
  return rows.map((row) => ({ ...toStored(row), inUse: row.place !== null }));
}

/** Ids of the newest release of each series not later than a day; of two of one day, the later imported. */
export const CODE_MAPS_IN_USE = `SELECT id FROM (
  SELECT id, row_number() OVER (PARTITION BY series ORDER BY release DESC, id DESC) AS place
  FROM code_map_import WHERE release <= ?
) WHERE place = 1`;

interface ImportRow {
  readonly id: number;
  readonly layout: string;
  readonly series: string;
  readonly file: string;
  readonly sha256: string;
  readonly release: string;
  readonly imported_at: string;
  readonly counts: string;
  readonly checks: string;
  readonly notes: string;
}

function toStored(row: ImportRow): StoredCodeMap {
  return {
    id: row.id,
    layout: row.layout,
    series: row.series,
    file: row.file,
    sha256: row.sha256,
    release: row.release,
    importedAt: row.imported_at,
    counts: JSON.parse(row.counts),
    checks: JSON.parse(row.checks),
    notes: JSON.parse(row.notes),
  };
}
