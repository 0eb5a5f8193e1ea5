import type { RefusalClass } from '../record/reading.ts';
import type { Side } from '../record/side.ts';
import type { NotComparedReason } from '../readiness/practice-evidence.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

export type RunState = 'running' | 'stopped' | 'finished';

/** One comparison of many patients. */
export interface Run {
  readonly id: string;
  readonly planHash: string;
  readonly configHash: string;
  /** Hash of the rules its comparisons were made with. */
  readonly rules: string;
  readonly toolVersion: string;
  readonly keyId: string;
  /** The day the comparisons take as today. */
  readonly asAt: string;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  readonly state: RunState;
  /** The run whose unsettled patients this one asks again; it plans nobody anew. */
  readonly follows?: string | undefined;
}

/** A patient of a run, in the order of the plan (`ordinal` counts from 0). */
export interface PlannedCase {
  readonly ordinal: number;
  readonly pseudonym: string;
  readonly practice: string;
  readonly stratum: string | undefined;
}

/** How asking one side ended. */
export type SideState = 'answered' | 'not-shared' | 'unavailable';

/** A planned patient that has no comparison yet, with what is known of each side. */
export interface PendingCase extends PlannedCase {
  readonly sides: Readonly<Record<Side, SideState | undefined>>;
}

/** A row of a run a function works on. */
export interface CaseKey {
  readonly run: string;
  readonly ordinal: number;
}

/** Stores a run with its whole plan; every patient starts as not compared, not yet asked. */
export async function createRun(
  store: StoreHandle,
  run: Run,
  cases: readonly PlannedCase[],
): Promise<void> {
  inTransaction(store, () => {
    statement(
      store,
      `INSERT INTO run (id, plan_hash, config_hash, rules, tool_version, key_id, as_at,
         started_at, finished_at, state, follows)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      run.id,
      run.planHash,
      run.configHash,
      run.rules,
      run.toolVersion,
      run.keyId,
      run.asAt,
      run.startedAt,
      run.finishedAt ?? null,
      run.state,
      run.follows ?? null,
    );
    const insert = statement(
      store,
      `INSERT INTO run_case (run, ordinal, pseudonym, practice, stratum, outcome, reason)
       VALUES (?, ?, ?, ?, ?, 'not-compared', 'not-yet-asked')`,
    );
    for (const one of cases)
      insert.run(run.id, one.ordinal, one.pseudonym, one.practice, one.stratum ?? null);
  });
}

/** The run of that id. */
export async function loadRun(store: StoreHandle, id: string): Promise<Run | undefined> {
  const row = statement<RunRow>(store, 'SELECT * FROM run WHERE id = ?').get(id);
  return row === undefined ? undefined : toRun(row);
}

/** Marks a run as running again, stopped, or finished. */
export async function setRunState(
  store: StoreHandle,
  id: string,
  change: { readonly state: RunState; readonly finishedAt?: string },
): Promise<void> {
  statement(store, 'UPDATE run SET state = ?, finished_at = ? WHERE id = ?').run(
    change.state,
    change.finishedAt ?? null,
    id,
  );
}

/** Reasons a resumed run tries again; a side that answered "not shared" is not asked twice. */
const RETRIED = `('not-yet-asked', 'stopped', 'mig-unavailable', 'hie-unavailable')`;

/** The next patients of a run to work on, in plan order, at most `limit` after `after`. */
export async function pendingCases(
  store: StoreHandle,
  run: string,
  page: { readonly after: number; readonly limit: number },
): Promise<PendingCase[]> {
  const rows = statement<PendingRow>(
    store,
    `SELECT ordinal, pseudonym, practice, stratum, mig_state, hie_state FROM run_case
     WHERE run = ? AND ordinal > ? AND outcome = 'not-compared' AND reason IN ${RETRIED}
     ORDER BY ordinal LIMIT ?`,
  ).all(run, page.after, page.limit);
  return rows.map(toPending);
}

/** How many patients of a run are still to be worked on. */
export async function countPending(store: StoreHandle, run: string): Promise<number> {
  const row = statement<{ n: number }>(
    store,
    `SELECT count(*) AS n FROM run_case
     WHERE run = ? AND outcome = 'not-compared' AND reason IN ${RETRIED}`,
  ).get(run);
  return row?.n ?? 0;
}

/** Notes how asking one side of a patient ended, when, and why it gave no record, where it said so. */
export async function recordSide(
  store: StoreHandle,
  key: CaseKey,
  side: Side,
  ended: {
    readonly state: SideState;
    readonly at: string;
    readonly refusal?: RefusalClass | undefined;
  },
): Promise<void> {
  const sql =
    side === 'mig'
      ? 'UPDATE run_case SET mig_state = ?, mig_at = ?, mig_refusal = ? WHERE run = ? AND ordinal = ?'
      : 'UPDATE run_case SET hie_state = ?, hie_at = ?, hie_refusal = ? WHERE run = ? AND ordinal = ?';
  const { state, at, refusal } = ended;
  statement(store, sql).run(state, at, refusal ?? null, key.run, key.ordinal);
}

/**
 * Notes why a patient has no comparison; a comparison another process stored meanwhile stands. `detail` is a word of ours or a published error code. */
export async function recordNotCompared(
  store: StoreHandle,
  key: CaseKey,
  why: { readonly reason: NotComparedReason; readonly detail: string | undefined },
): Promise<void> {
  statement(
    store,
    `UPDATE run_case SET outcome = 'not-compared', reason = ?, detail = ?
     WHERE run = ? AND ordinal = ? AND outcome <> 'compared'`,
  ).run(why.reason, why.detail ?? null, key.run, key.ordinal);
}

/** In a run that ends early, every patient not reached counts as stopped. */
export async function markStopped(store: StoreHandle, run: string): Promise<void> {
  statement(
    store,
    `UPDATE run_case SET reason = 'stopped'
     WHERE run = ? AND outcome = 'not-compared' AND reason = 'not-yet-asked'`,
  ).run(run);
}

interface RunRow {
  readonly id: string;
  readonly plan_hash: string;
  readonly config_hash: string;
  readonly rules: string;
  readonly tool_version: string;
  readonly key_id: string;
  readonly as_at: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly state: string;
  readonly follows: string | null;
}

/** A row of the run table as the rest of the tool knows it. */
export function toRun(row: RunRow): Run {
  return {
    id: row.id,
    planHash: row.plan_hash,
    configHash: row.config_hash,
    rules: row.rules,
    toolVersion: row.tool_version,
    keyId: row.key_id,
    asAt: row.as_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    state: row.state as RunState,
    ...(row.follows === null ? {} : { follows: row.follows }),
  };
}

interface PendingRow {
  readonly ordinal: number;
  readonly pseudonym: string;
  readonly practice: string;
  readonly stratum: string | null;
  readonly mig_state: string | null;
  readonly hie_state: string | null;
}

function toPending(row: PendingRow): PendingCase {
  return {
    ordinal: row.ordinal,
    pseudonym: row.pseudonym,
    practice: row.practice,
    stratum: row.stratum ?? undefined,
    sides: {
      mig: (row.mig_state ?? undefined) as SideState | undefined,
      hie: (row.hie_state ?? undefined) as SideState | undefined,
    },
  };
}
