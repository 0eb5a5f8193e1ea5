import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { StoreHandle } from './open-store.ts';

/** The tables that lists are read from, as kysely needs to know them. */
export interface EvidenceTables {
  readonly run: {
    seq: number;
    id: string;
    plan_hash: string;
    config_hash: string;
    rules: string;
    tool_version: string;
    key_id: string;
    as_at: string;
    started_at: string;
    finished_at: string | null;
    state: string;
    follows: string | null;
  };
  readonly run_case: {
    run: string;
    ordinal: number;
    pseudonym: string;
    practice: string;
    stratum: string | null;
    outcome: string;
    reason: string | null;
  };
  readonly comparison: {
    run: string;
    ordinal: number;
    practice: string;
    verdict: string;
    informative_items: number;
    compared_at: string;
  };
  readonly finding: {
    run: string;
    ordinal: number;
    seq: number;
    id: string;
    practice: string;
    kind: string;
    severity: string;
    item: string | null;
    field: string | null;
    confidence: number;
    tolerance: string | null;
    cause: string | null;
    members: number;
  };
  readonly classification: {
    seq: number;
    finding: string;
    what: string;
    class: string | null;
    at: string;
    person: string | null;
    hazard: string | null;
  };
}

const BUILDERS = new WeakMap<Database, Kysely<EvidenceTables>>();

/**
 * The query builder of an open store, for lists with filters. It is loaded on first use, because its
 * import costs more than most commands, and it never closes the database it was given.
 */
export async function queryBuilder(store: StoreHandle): Promise<Kysely<EvidenceTables>> {
  const known = BUILDERS.get(store.database);
  if (known !== undefined) return known;
  const { Kysely, SqliteDialect } = await import('kysely');
  const builder = new Kysely<EvidenceTables>({
    dialect: new SqliteDialect({ database: store.database }),
  });
  BUILDERS.set(store.database, builder);
  return builder;
}
