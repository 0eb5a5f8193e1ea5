import type { CodeMapRow } from '../record/code-map-row.ts';
import { isConceptTarget } from '../record/code-map.ts';
import { identifySnomed } from '../record/snomed-id.ts';
import type { CodeMapDraft, CodeMapFacts } from './code-map-imports.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

/** What was counted of the stored rows of one file. */
export interface CodeMapCounts {
  readonly kept: number;
  readonly active: number;
  readonly inactive: number;
  readonly ambiguous: number;
  readonly latest: number;
  readonly inUse: number;
  readonly assured: number;
  readonly notAssured: number;
  readonly targets: number;
  readonly markers: number;
  readonly identifiers: number;
  readonly concepts: number;
  readonly contested: number;
  readonly later: number;
}

/** An import under way. Until it is kept its rows stand in temporary tables, outside the store. */
export interface CodeMapStage {
  add(rows: readonly CodeMapRow[]): void;
  /** Tells the versions of each row apart and counts what is in use as at the release. */
  count(facts: CodeMapFacts): CodeMapCounts;
  /** Stores all of it as one transaction, after {@link CodeMapStage.count}; returns the import's id. */
  keep(
    draft: CodeMapDraft & CodeMapFacts,
    told: { readonly counts: unknown; readonly checks: unknown; readonly notes: unknown },
  ): number;
  /** Throws the temporary tables away; must be called in any case. */
  drop(): void;
}

/**
 * Begins an import. Rows are gathered in a temporary file and stored in the order of their keys at the
 * end: that is several times faster than storing them as they come, and others can write meanwhile.
 */
export function stageCodeMap(store: StoreHandle): CodeMapStage {
  const { database } = store;
  database.pragma('temp_store = FILE');
  database.exec(`${DROP} CREATE TEMP TABLE code_map_stage (${STAGED});`);
  const targets = { identifiers: 0, concepts: 0 };
  const insert = database.prepare(
    'INSERT INTO temp.code_map_stage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addAll = database.transaction((rows: readonly CodeMapRow[]) => {
    for (const row of rows) insert.run(toColumns(row));
  });
  return {
    add(rows) {
      addAll(rows);
      for (const { target } of rows) {
        if (!isConceptTarget(target)) continue;
        targets.identifiers += 1;
        if (identifySnomed(target) === 'concept') targets.concepts += 1;
      }
    },
    count(facts) {
      database.exec(`CREATE TEMP TABLE code_map_sorted AS ${sortedRows(facts.versions)}`);
      return { ...countRows(store, facts.release), ...targets };
    },
    keep: (draft, told) => inTransaction(store, () => keepAll(store, draft, told)),
    drop: () => database.exec(DROP),
  };
}

const INTEGERS: readonly string[] = ['line', 'assured', 'preferred'];

const COLUMNS =
  'system, code, effective, line, kind, qualifier, row_id, target, description, relation, status, assured, preferred';

const STAGED = COLUMNS.split(', ')
  .map((name) => `${name} ${INTEGERS.includes(name) ? 'INTEGER' : 'TEXT'}`)
  .join(', ');

const DROP = 'DROP TABLE IF EXISTS temp.code_map_stage; DROP TABLE IF EXISTS temp.code_map_sorted;';

function toColumns(row: CodeMapRow): (string | number | null)[] {
  return [
    row.system,
    row.code,
    row.effective,
    row.line,
    row.kind,
    row.qualifier,
    row.rowId,
    row.target,
    row.description,
    row.relation,
    row.status,
    toFlag(row.assured),
    toFlag(row.preferred),
  ];
}

function toFlag(value: boolean | undefined): number | null {
  return value === undefined ? null : Number(value);
}

/** The staged rows in the order of the stored table; a version ends where the next of its id begins. */
function sortedRows(versions: CodeMapFacts['versions']): string {
  // Several terms share the code of their concept; each has the id of its description.
  const key = versions === 'code' ? 'system, code, kind, row_id' : 'row_id';
  const until =
    versions === 'none'
      ? 'NULL'
      : `first_value(effective) OVER (PARTITION BY ${key} ORDER BY effective
           GROUPS BETWEEN 1 FOLLOWING AND 1 FOLLOWING)`;
  return `SELECT ${COLUMNS}, ${until} AS until FROM temp.code_map_stage
    ORDER BY system, code, effective, line, kind`;
}

const CURRENT = '(effective <= :release AND (until IS NULL OR until > :release))';
const IN_USE = `(${CURRENT} AND status = 'active')`;
const MARKER = "substr(target, 1, 1) = '_'";

/** Terms stand beside the row of their description, which is the one that is counted. */
const COUNTED = "kind <> 'term-of-concept'";

const COUNT = `
SELECT count(*) AS kept,
  count(*) FILTER (WHERE status = 'active') AS active,
  count(*) FILTER (WHERE status = 'inactive') AS inactive,
  count(*) FILTER (WHERE status = 'ambiguous') AS ambiguous,
  count(*) FILTER (WHERE ${CURRENT}) AS latest,
  count(*) FILTER (WHERE ${IN_USE}) AS inUse,
  count(*) FILTER (WHERE ${IN_USE} AND assured = 1) AS assured,
  count(*) FILTER (WHERE ${IN_USE} AND assured = 0) AS notAssured,
  count(DISTINCT target) FILTER (WHERE ${IN_USE} AND target <> '' AND NOT ${MARKER}) AS targets,
  count(*) FILTER (WHERE ${IN_USE} AND ${MARKER}) AS markers,
  count(*) FILTER (WHERE effective > :release) AS later
FROM temp.code_map_sorted WHERE ${COUNTED}`;

/** Ids of which two rows hold at once: neither is the newer, so neither can be believed. */
const CONTESTED = `
SELECT count(*) AS contested FROM (
  SELECT 1 FROM temp.code_map_sorted WHERE ${COUNTED} AND row_id <> '' AND status <> 'inactive' AND ${CURRENT}
  GROUP BY row_id HAVING count(*) > 1
)`;

function countRows(
  store: StoreHandle,
  release: string,
): Omit<CodeMapCounts, 'identifiers' | 'concepts'> {
  const get = (sql: string): object =>
    store.database.prepare<[{ release: string }], object>(sql).get({ release }) ?? {};
  return { ...get(COUNT), ...get(CONTESTED) } as CodeMapCounts;
}

function keepAll(
  store: StoreHandle,
  draft: CodeMapDraft & CodeMapFacts,
  told: { readonly counts: unknown; readonly checks: unknown; readonly notes: unknown },
): number {
  const result = statement(
    store,
    `INSERT INTO code_map_import (layout, series, file, sha256, release, imported_at, counts, checks, notes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    draft.layout,
    draft.series,
    draft.file,
    draft.sha256,
    draft.release,
    draft.importedAt,
    JSON.stringify(told.counts),
    JSON.stringify(told.checks),
    JSON.stringify(told.notes),
  );
  const id = Number(result.lastInsertRowid);
  store.database
    .prepare(
      `INSERT INTO code_map_row (import, ${COLUMNS}, until)
       SELECT ?, ${COLUMNS}, until FROM temp.code_map_sorted ORDER BY rowid`,
    )
    .run(id);
  return id;
}
