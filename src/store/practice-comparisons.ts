import type { ComparisonDocument } from '../compare/document.ts';
import { loadComparison } from './comparisons.ts';
import { endOf, newestComparisonsUntil } from './newest-comparisons.ts';
import type { StoreHandle } from './open-store.ts';
import type { CaseKey } from './runs.ts';
import { statement } from './statement.ts';
import type { Vault } from './vault.ts';

/** A practice in a run. */
export interface PracticeInRun {
  readonly run: string;
  readonly practice: string;
}

/** Every stored comparison of a practice in a run, opened, in plan order. */
export async function practiceComparisons(
  store: StoreHandle,
  vault: Vault,
  { run, practice }: PracticeInRun,
): Promise<ComparisonDocument[]> {
  const rows = statement<CaseKey>(
    store,
    'SELECT run, ordinal FROM comparison WHERE run = ? AND practice = ? ORDER BY ordinal',
  ).all(run, practice);
  return open(store, vault, rows);
}

/** The comparisons the evidence of a practice rests on as at a day, opened: the newest of each planned patient. */
export async function newestComparisons(
  store: StoreHandle,
  vault: Vault,
  { practice, day }: { readonly practice: string; readonly day?: string | undefined },
): Promise<ComparisonDocument[]> {
  const newest = newestComparisonsUntil({ until: endOf(day), practice });
  const rows = statement<CaseKey>(
    store,
    `SELECT run, ordinal FROM (${newest.sql}) ORDER BY pseudonym`,
  ).all(...newest.values);
  return open(store, vault, rows);
}

async function open(
  store: StoreHandle,
  vault: Vault,
  rows: readonly CaseKey[],
): Promise<ComparisonDocument[]> {
  const documents = await Promise.all(rows.map((key) => loadComparison(store, vault, key)));
  return documents.filter((document) => document !== undefined);
}

/** When the newest of them was made, an ISO instant in UTC; undefined when there is none. */
export async function newestComparison(
  store: StoreHandle,
  { run, practice }: PracticeInRun,
): Promise<string | undefined> {
  const row = statement<{ at: string | null }>(
    store,
    'SELECT max(compared_at) AS at FROM comparison WHERE run = ? AND practice = ?',
  ).get(run, practice);
  return row?.at ?? undefined;
}
