import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { assert } from '../base/assert.ts';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { MIGRATIONS } from './migrations.ts';

/** An open store. SQL stays inside src/store: others call the functions of its files with this. */
export interface StoreHandle {
  readonly database: Database.Database;
  readonly file: string;
  close(): void;
}

/** How a store is opened. */
export interface OpenStoreOptions {
  /** Make the file when it is not there; otherwise that is an error. */
  readonly create?: boolean;
}

/** Opens the store at `file` (or `:memory:`), bringing its schema up to date. */
export function openStore(file: string, options: OpenStoreOptions = {}): StoreHandle {
  if (file !== ':memory:' && options.create !== true && !existsSync(file)) {
    throw storeFailure(
      `The store ${file} is not there.`,
      'Make the workspace with "mig2hie init".',
    );
  }
  try {
    const database = new Database(file);
    if (file !== ':memory:' && options.create !== true) checkIsStore(database, file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    database.pragma('busy_timeout = 5000');
    migrate(database);
    return { database, file, close: () => database.close() };
  } catch (cause) {
    if (cause instanceof ExpectedError) throw cause;
    throw storeFailure(
      `The store ${file} cannot be opened.`,
      'Check that the file is a mig2hie store and can be written; restore it from a copy if it is damaged.',
      cause,
    );
  }
}

/** Opens the store at `file` for reading only: nothing is made, changed or brought up to date. */
export function openStoreReadOnly(file: string): StoreHandle {
  if (!existsSync(file)) {
    throw storeFailure(
      `The store ${file} is not there.`,
      'Make the workspace with "mig2hie init".',
    );
  }
  try {
    const database = new Database(file, { readonly: true });
    checkIsStore(database, file);
    database.pragma('busy_timeout = 5000');
    checkIsCurrent(database);
    return { database, file, close: () => database.close() };
  } catch (cause) {
    if (cause instanceof ExpectedError) throw cause;
    throw storeFailure(`The store ${file} cannot be read.`, 'Check that it may be read.', cause);
  }
}

function checkIsCurrent(database: Database.Database): void {
  const current = database.pragma('user_version', { simple: true }) as number;
  if (current === MIGRATIONS.length) return;
  database.close();
  throw storeFailure(
    `The store was written by another mig2hie (schema ${current}, this one knows ${MIGRATIONS.length}).`,
    'Run "mig2hie status" in the workspace once, which brings it up to date.',
  );
}

/** Marks a SQLite file as ours ("m2h1"): an emptied or foreign file must never pass for a new store. */
const APPLICATION_ID = 0x6d326831;

function checkIsStore(database: Database.Database, file: string): void {
  if (database.pragma('application_id', { simple: true }) === APPLICATION_ID) return;
  database.close();
  throw storeFailure(
    `${file} is no store of mig2hie: it was emptied, or belongs to something else.`,
    'Put the right file back, from a copy if need be; nothing was written to this one.',
  );
}

/** Every migration and its bookkeeping are one transaction: a store is never half-way between two. */
function migrate(database: Database.Database): void {
  const current = database.pragma('user_version', { simple: true }) as number;
  if (current > MIGRATIONS.length) {
    throw storeFailure(
      `The store was written by a newer mig2hie (schema ${current}, this one knows ${MIGRATIONS.length}).`,
      'Use the newer version.',
    );
  }
  if (current === 0) database.pragma(`application_id = ${APPLICATION_ID}`);
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < current) continue;
    // SQLite takes this switch outside a transaction only.
    if (migration.rebuildsParents === true) database.pragma('foreign_keys = OFF');
    database.transaction(() => {
      database.exec(migration.sql);
      const dangling = database.pragma('foreign_key_check') as readonly unknown[];
      assert(dangling.length === 0, `migration ${migration.id} leaves rows without a parent`);
      database.pragma(`user_version = ${index + 1}`);
    })();
    database.pragma('foreign_keys = ON');
  }
}

function storeFailure(message: string, next: string, cause?: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_STORE',
    exit: EXIT.store,
    message,
    next: [next],
    cause,
  });
}
