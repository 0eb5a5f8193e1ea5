import { sha256 } from '../base/hash.ts';
import type { Side } from '../record/side.ts';
import type { StoreHandle } from './open-store.ts';
import type { CaseKey } from './runs.ts';
import { inTransaction, statement } from './statement.ts';
import type { Vault } from './vault.ts';

/** Which patient's which side a response belongs to. */
export interface ResponseKey extends CaseKey {
  readonly practice: string;
  readonly side: Side;
  /** `again` for a side that is asked a second time, after the other one. @default first */
  readonly role?: ResponseRole | undefined;
}

export type ResponseRole = 'first' | 'again';

/** What one request brought: an answer with its body, or the fault that stood in its place. */
export interface ReceivedResponse {
  /** Names the request within its side: `trace`, `record`, `view:medication` … */
  readonly part: string;
  /** Undefined when no answer came. */
  readonly statusCode: number | undefined;
  /** Why the answer cannot be relied on, in a word of ours; undefined when it can. */
  readonly fault: string | undefined;
  readonly body: Uint8Array | undefined;
  /** ISO instant, UTC. */
  readonly receivedAt: string;
  readonly durationMs: number;
}

/** Stores one answer, sealed, as the next attempt of its part. Nothing may read a body before this. */
export async function keepResponse(
  store: StoreHandle,
  vault: Vault,
  key: ResponseKey,
  received: ReceivedResponse,
): Promise<void> {
  inTransaction(store, () => {
    const attempt = nextAttempt(store, key, received.part);
    const { body } = received;
    statement(
      store,
      `INSERT INTO response (run, ordinal, side, part, attempt, practice, status_code, fault,
         received_at, duration_ms, bytes, sha256, sealed, role)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      key.run,
      key.ordinal,
      key.side,
      received.part,
      attempt,
      key.practice,
      received.statusCode ?? null,
      received.fault ?? null,
      received.receivedAt,
      Math.round(received.durationMs),
      body?.length ?? 0,
      body === undefined ? null : sha256(body),
      body === undefined ? null : vault.seal(body, placeOf(key, received.part, attempt)),
      key.role ?? 'first',
    );
  });
}

/** The newest stored answer of a part that can be relied on and was not purged. */
export async function earlierResponse(
  store: StoreHandle,
  vault: Vault,
  key: ResponseKey,
  part: string,
): Promise<ReceivedResponse | undefined> {
  const row = statement<ResponseRow>(
    store,
    `SELECT attempt, status_code, received_at, duration_ms, sealed FROM response
     WHERE run = ? AND ordinal = ? AND side = ? AND part = ? AND role = ? AND fault IS NULL
       AND sealed IS NOT NULL ORDER BY attempt DESC LIMIT 1`,
  ).get(key.run, key.ordinal, key.side, part, key.role ?? 'first');
  if (row === undefined) return undefined;
  return {
    part,
    statusCode: row.status_code ?? undefined,
    fault: undefined,
    body: vault.open(row.sealed, placeOf(key, part, row.attempt)),
    receivedAt: row.received_at,
    durationMs: row.duration_ms,
  };
}

/** How many stored answers there are, and how much room they take. */
export interface ResponseTotals {
  readonly requests: number;
  readonly bodies: number;
  readonly purged: number;
  /** Bytes of the bodies as received, purged ones left out. */
  readonly bytes: number;
}

/** Totals over the stored answers of a run. */
export async function responseTotals(store: StoreHandle, run: string): Promise<ResponseTotals> {
  const row = statement<ResponseTotals>(
    store,
    `SELECT count(*) AS requests, coalesce(sum(sealed IS NOT NULL), 0) AS bodies,
       coalesce(sum(purged), 0) AS purged,
       coalesce(sum(CASE WHEN sealed IS NOT NULL THEN bytes ELSE 0 END), 0) AS bytes
     FROM response WHERE run = ?`,
  ).get(run);
  return row ?? { requests: 0, bodies: 0, purged: 0, bytes: 0 };
}

/** An answer of a run as the manifest lists it. */
export interface ResponseListed {
  readonly case: string;
  readonly practice: string;
  readonly side: string;
  readonly part: string;
  readonly attempt: number;
  readonly statusCode: number | null;
  readonly fault: string | null;
  readonly receivedAt: string;
  readonly durationMs: number;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly purged: boolean;
  /** Only where a side was asked a second time. */
  readonly role?: 'again';
}

/** Every stored answer of a run in plan order, mig before hie, without its body. */
export async function* listResponses(
  store: StoreHandle,
  run: string,
): AsyncGenerator<ResponseListed> {
  const rows = statement<Omit<ResponseListed, 'purged' | 'role'> & ListedFlags>(
    store,
    `SELECT c.pseudonym AS "case", r.practice, r.side, r.part, r.attempt,
       r.status_code AS statusCode, r.fault, r.received_at AS receivedAt,
       r.duration_ms AS durationMs, r.bytes, r.sha256, r.purged, r.role
     FROM response r JOIN run_case c ON c.run = r.run AND c.ordinal = r.ordinal
     WHERE r.run = ? ORDER BY r.ordinal, r.side DESC, r.received_at, r.part, r.attempt`,
  ).iterate(run);
  for (const { role, ...row } of rows) {
    const listed = { ...row, purged: row.purged === 1 };
    yield role === 'again' ? { ...listed, role } : listed;
  }
}

interface ListedFlags {
  readonly purged: number;
  readonly role: ResponseRole;
}

/** Removes the stored bodies of a run; hashes, sizes and times stay. Returns how many were removed. */
export async function purgeResponses(store: StoreHandle, run: string): Promise<number> {
  // Freed pages are overwritten, so that a removed body cannot be read out of the file.
  store.database.pragma('secure_delete = ON');
  const { changes } = statement(
    store,
    'UPDATE response SET sealed = NULL, purged = 1 WHERE run = ? AND sealed IS NOT NULL',
  ).run(run);
  store.database.pragma('wal_checkpoint(TRUNCATE)');
  return changes;
}

interface ResponseRow {
  readonly attempt: number;
  readonly status_code: number | null;
  readonly received_at: string;
  readonly duration_ms: number;
  readonly sealed: Uint8Array;
}

function nextAttempt(store: StoreHandle, key: ResponseKey, part: string): number {
  const row = statement<{ n: number }>(
    store,
    `SELECT coalesce(max(attempt), 0) + 1 AS n FROM response
     WHERE run = ? AND ordinal = ? AND side = ? AND part = ?`,
  ).get(key.run, key.ordinal, key.side, part);
  return row?.n ?? 1;
}

function placeOf(key: ResponseKey, part: string, attempt: number): readonly string[] {
  const place = ['response', key.run, String(key.ordinal), key.side, part, String(attempt)];
  return key.role === 'again' ? [...place, 'again'] : place;
}
