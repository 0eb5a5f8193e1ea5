import type { ComparisonDocument } from '../compare/document.ts';
import { loadComparison } from './comparisons.ts';
import type { StoreHandle } from './open-store.ts';
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
  const rows = statement<{ ordinal: number }>(
    store,
    'SELECT ordinal FROM comparison WHERE run = ? AND practice = ? ORDER BY ordinal',
  ).all(run, practice);
  const documents = await Promise.all(
    rows.map(({ ordinal }) => loadComparison(store, vault, { run, ordinal })),
  );
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
