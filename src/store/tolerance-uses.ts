import { sha256 } from '../base/hash.ts';
import type { ComparisonDocument } from '../compare/document.ts';
import { type Revoked, countUses, revokeTolerance } from '../compare/tolerances/apply.ts';
import { lapsed, overBudget } from '../compare/tolerances/standing.ts';
import type { StoreHandle } from './open-store.ts';
import type { CaseKey } from './runs.ts';
import { inTransaction, statement } from './statement.ts';
import type { Vault } from './vault.ts';

/** A tolerance a run is judged with, as it stood when the run began. */
export interface RunTolerance {
  readonly tolerance: string;
  readonly standing: string;
}

/** Keeps which tolerances a run is judged with: it must not be judged by others half-way. */
export async function keepRunTolerances(
  store: StoreHandle,
  run: string,
  kept: readonly RunTolerance[],
): Promise<void> {
  inTransaction(store, () => {
    const insert = statement(
      store,
      'INSERT INTO run_tolerance (run, tolerance, standing) VALUES (?, ?, ?)',
    );
    for (const { tolerance, standing } of kept) insert.run(run, tolerance, standing);
  });
}

/** The tolerances a run is judged with, by id, and which of them ran over their budget in it. */
export async function runTolerances(
  store: StoreHandle,
  run: string,
): Promise<(RunTolerance & { readonly overBudget: boolean })[]> {
  const rows = statement<{ tolerance: string; standing: string; over_budget: number }>(
    store,
    'SELECT tolerance, standing, over_budget FROM run_tolerance WHERE run = ? ORDER BY tolerance',
  ).all(run);
  return rows.map(({ tolerance, standing, over_budget: over }) => ({
    tolerance,
    standing,
    overBudget: over === 1,
  }));
}

/** The newest run that stands by itself; undefined when there is none. */
export async function newestRun(store: StoreHandle): Promise<string | undefined> {
  const row = statement<{ id: string }>(
    store,
    'SELECT id FROM run WHERE follows IS NULL ORDER BY seq DESC LIMIT 1',
  ).get();
  return row?.id;
}

/** What a tolerance did in a run: findings covered, or left open, by outcome. */
export type Uses = Readonly<Record<string, number>>;

/** What became, in a run, of findings each tolerance means. */
export async function usesInRun(store: StoreHandle, run: string): Promise<Map<string, Uses>> {
  const rows = statement<{ tolerance: string; outcome: string; uses: number }>(
    store,
    `SELECT tolerance, outcome, sum(uses) AS uses FROM tolerance_use WHERE run = ?
     GROUP BY tolerance, outcome ORDER BY tolerance, outcome`,
  ).all(run);
  const all = new Map<string, Record<string, number>>();
  for (const { tolerance, outcome, uses } of rows) {
    const own = all.get(tolerance) ?? {};
    own[outcome] = uses;
    all.set(tolerance, own);
  }
  return all;
}

/**
 * Notes what tolerances did in a comparison just stored, and opens all findings of one in the run again when
 * it is over its budget. Part of the transaction that stores the comparison.
 */
export function noteUses(
  store: StoreHandle,
  vault: Vault,
  noted: CaseKey & { readonly document: ComparisonDocument },
): void {
  const { run, ordinal, document } = noted;
  const insert = statement(
    store,
    `INSERT INTO tolerance_use VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET uses = uses + excluded.uses`,
  );
  const uses = countUses(document);
  for (const { tolerance, outcome, findings } of document.tolerances ?? []) {
    const count = outcome === 'applied' ? (uses.get(tolerance) ?? findings) : findings;
    insert.run(run, ordinal, tolerance, outcome, count);
  }
  for (const tolerance of uses.keys()) holdBudget(store, vault, { run, tolerance });
}

/** A tolerance once over its budget stays so: what another process stored under it meanwhile opens too. */
function holdBudget(
  store: StoreHandle,
  vault: Vault,
  { run, tolerance }: { readonly run: string; readonly tolerance: string },
): void {
  const row = statement<{ budget: number; over: number; uses: number }>(
    store,
    `SELECT t.budget, r.over_budget AS over, (SELECT coalesce(sum(u.uses), 0) FROM tolerance_use u
       WHERE u.run = r.run AND u.tolerance = t.id AND u.outcome = 'applied') AS uses
     FROM run_tolerance r JOIN tolerance t ON t.id = r.tolerance
     WHERE r.run = ? AND r.tolerance = ?`,
  ).get(run, tolerance);
  if (row === undefined || (row.over === 0 && row.uses <= row.budget)) return;
  statement(store, 'UPDATE run_tolerance SET over_budget = 1 WHERE run = ? AND tolerance = ?').run(
    run,
    tolerance,
  );
  const revoked = { id: tolerance, outcome: 'over-budget', why: overBudget(row) } as const;
  reopen(store, vault, { revoked, run });
}

/** Opens the findings of every tolerance whose last day is over; returns the ids of those that covered any. */
export async function returnLapsed(
  store: StoreHandle,
  openVault: () => Vault,
  day: string,
): Promise<string[]> {
  const rows = statement<{ id: string; expires: string }>(
    store,
    `SELECT id, expires FROM tolerance WHERE expires < ?
       AND EXISTS (SELECT 1 FROM finding f WHERE f.tolerance = tolerance.id) ORDER BY id`,
  ).all(day);
  if (rows.length === 0) return [];
  const vault = openVault();
  for (const { id, expires } of rows) {
    const revoked = { id, outcome: 'expired', why: lapsed({ expires }) } as const;
    await returnFindings(store, vault, revoked);
  }
  return rows.map(({ id }) => id);
}

/** Opens every finding a tolerance covers, in all runs; returns how many comparisons were judged anew. */
export async function returnFindings(
  store: StoreHandle,
  vault: Vault,
  revoked: Revoked,
): Promise<number> {
  return inTransaction(store, () => reopen(store, vault, { revoked }));
}

function reopen(
  store: StoreHandle,
  vault: Vault,
  { revoked, run }: { readonly revoked: Revoked; readonly run?: string },
): number {
  const rows = statement<CaseKey & { readonly sealed: Uint8Array }>(
    store,
    `SELECT k.run, k.ordinal, k.sealed FROM comparison k WHERE (k.run, k.ordinal) IN (
       SELECT f.run, f.ordinal FROM finding f WHERE f.tolerance = ? AND (? IS NULL OR f.run = ?))`,
  ).all(revoked.id, run ?? null, run ?? null);
  for (const row of rows) {
    const text = Buffer.from(vault.open(row.sealed, placeOf(row))).toString('utf8');
    replace(store, vault, {
      ...row,
      document: revokeTolerance(JSON.parse(text) as ComparisonDocument, revoked),
    });
    statement(
      store,
      'UPDATE finding SET tolerance = NULL WHERE run = ? AND ordinal = ? AND tolerance = ?',
    ).run(row.run, row.ordinal, revoked.id);
    statement(
      store,
      `UPDATE tolerance_use SET outcome = ?
       WHERE run = ? AND ordinal = ? AND tolerance = ? AND outcome = 'applied'`,
    ).run(revoked.outcome, row.run, row.ordinal, revoked.id);
  }
  return rows.length;
}

function replace(
  store: StoreHandle,
  vault: Vault,
  { run, ordinal, document }: CaseKey & { readonly document: ComparisonDocument },
): void {
  const text = JSON.stringify(document);
  statement(
    store,
    'UPDATE comparison SET verdict = ?, sha256 = ?, sealed = ? WHERE run = ? AND ordinal = ?',
  ).run(
    document.summary.verdict,
    sha256(text),
    vault.seal(Buffer.from(text, 'utf8'), placeOf({ run, ordinal })),
    run,
    ordinal,
  );
}

function placeOf(key: CaseKey): readonly string[] {
  return ['comparison', key.run, String(key.ordinal)];
}
