import type { Code } from '../record/code.ts';
import {
  type CodeMapAnswers,
  type MapAnswer,
  type MapKind,
  type MapQuery,
  type MapRelation,
  type MapRelease,
  type MapStatus,
  type MapSystem,
  mapKey,
  toMapQuery,
} from '../record/code-map.ts';
import { CODE_MAPS_IN_USE } from './code-map-imports.ts';
import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** A day, and the imports in use then: fixed, so that a map imported meanwhile changes nothing. */
export interface MapsInUse {
  readonly asAt: string;
  readonly imports: readonly (MapRelease & { readonly id: number })[];
}

/** Everything the maps in use as at a day say of these codes: {@link askCodeMaps} with the maps of now. */
export async function lookupCodes(
  store: StoreHandle,
  codes: readonly Code[],
  asAt: string,
): Promise<CodeMapAnswers> {
  return askCodeMaps(store, codes, mapsInUse(store, asAt));
}

/** The imports in use as at a day, by map and release. */
export function mapsInUse(store: StoreHandle, asAt: string): MapsInUse {
  const imports = statement<MapsInUse['imports'][number]>(
    store,
    `SELECT id, layout AS map, release FROM code_map_import
     WHERE id IN (${CODE_MAPS_IN_USE}) ORDER BY layout, release, id`,
  ).all(asAt);
  return { asAt, imports };
}

/**
 * What some maps say of these codes, and of every concept they lead to, in one query. Codes of systems no
 * map starts from are passed over. Rows not in use are left out, but for the state of a concept.
 */
export function askCodeMaps(
  store: StoreHandle,
  codes: readonly Code[],
  { asAt, imports }: MapsInUse,
): CodeMapAnswers {
  const queries = codes.map(toMapQuery).filter((query) => query !== undefined);
  const ids = JSON.stringify(imports.map(({ id }) => id));
  const rows = ask(store, { queries, ids, asAt });
  const byKey = new Map<string, MapAnswer[]>();
  for (const row of rows) {
    const key = mapKey(row.system, row.code);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [toAnswer(row)]);
    else known.push(toAnswer(row));
  }
  const inUse = imports.map(({ map, release }) => ({ map, release }));
  return { asAt, rows: byKey, inUse };
}

interface LookupRow {
  readonly system: MapSystem;
  readonly code: string;
  readonly kind: MapKind;
  readonly qualifier: string;
  readonly row_id: string;
  readonly line: number;
  readonly target: string;
  readonly relation: MapRelation;
  readonly status: MapStatus;
  readonly assured: number | null;
  readonly preferred: number | null;
  readonly layout: string;
  readonly release: string;
}

const CURRENT = `r.effective <= ? AND (r.until IS NULL OR r.until > ?)
  AND (r.status <> 'inactive' OR r.kind = 'concept-state')`;

const LOOKUP = `
WITH RECURSIVE
in_use AS MATERIALIZED (SELECT value AS id FROM json_each(?)),
wanted (system, code) AS (
  SELECT value ->> 0, value ->> 1 FROM json_each(?)
  UNION
  SELECT 'snomed', r.target FROM wanted w
  JOIN code_map_row r ON r.system = w.system AND r.code = w.code
  WHERE r.import IN (SELECT id FROM in_use) AND ${CURRENT}
    AND r.target <> '' AND substr(r.target, 1, 1) <> '_'
)
SELECT r.system, r.code, r.kind, r.qualifier, r.row_id, r.line, r.target, r.relation, r.status,
  r.assured, r.preferred, i.layout, i.release
FROM wanted w
CROSS JOIN code_map_row r ON r.system = w.system AND r.code = w.code
JOIN code_map_import i ON i.id = r.import
WHERE r.import IN (SELECT id FROM in_use) AND ${CURRENT}
ORDER BY r.system, r.code, i.series, r.kind, r.qualifier, r.target, r.line`;

function ask(
  store: StoreHandle,
  {
    queries,
    ids,
    asAt,
  }: { readonly queries: readonly MapQuery[]; readonly ids: string; readonly asAt: string },
): LookupRow[] {
  if (queries.length === 0) return [];
  const wanted = JSON.stringify(queries.map(({ system, code }) => [system, code]));
  return statement<LookupRow>(store, LOOKUP).all(ids, wanted, asAt, asAt, asAt, asAt);
}

function toAnswer(row: LookupRow): MapAnswer {
  return {
    system: row.system,
    code: row.code,
    kind: row.kind,
    qualifier: row.qualifier,
    target: row.target,
    relation: row.relation,
    status: row.status,
    assured: row.assured === null ? undefined : row.assured === 1,
    preferred: row.preferred === null ? undefined : row.preferred === 1,
    map: row.layout,
    release: row.release,
    row: row.row_id === '' ? `line ${row.line}` : row.row_id,
  };
}
