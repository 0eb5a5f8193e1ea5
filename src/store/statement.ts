import type { Database, Statement } from 'better-sqlite3';
import type { StoreHandle } from './open-store.ts';

/** A value SQLite can bind. */
export type Bindable = string | number | bigint | null | Uint8Array;

const CACHES = new WeakMap<Database, Map<string, Statement<Bindable[]>>>();

/**
 * The prepared statement for `sql`, prepared once per open store: preparing costs more than running
 * for the rows a run writes thousands of.
 */
export function statement<Row = unknown>(
  store: StoreHandle,
  sql: string,
): Statement<Bindable[], Row> {
  let cache = CACHES.get(store.database);
  if (cache === undefined) {
    cache = new Map();
    CACHES.set(store.database, cache);
  }
  let prepared = cache.get(sql);
  if (prepared === undefined) {
    prepared = store.database.prepare<Bindable[]>(sql);
    cache.set(sql, prepared);
  }
  return prepared as Statement<Bindable[], Row>;
}

/** Runs `work` as one transaction: all of it is stored, or none. */
export function inTransaction<T>(store: StoreHandle, work: () => T): T {
  return store.database.transaction(work).immediate();
}
