import type { PracticeEvidence } from '../readiness/practice-evidence.ts';
import type { StoreHandle } from './open-store.ts';
import { runTotals } from './run-totals.ts';
import { statement } from './statement.ts';

/** What the newest run that planned a practice says of it; undefined when none did. */
export async function practiceEvidence(
  store: StoreHandle,
  practice: string,
): Promise<PracticeEvidence | undefined> {
  const newest = statement<{ run: string }>(
    store,
    `SELECT r.id AS run FROM run r
     WHERE EXISTS (SELECT 1 FROM run_case c WHERE c.run = r.id AND c.practice = ?)
     ORDER BY r.seq DESC LIMIT 1`,
  ).get(practice);
  if (newest === undefined) return undefined;
  const totals = await runTotals(store, newest.run, practice);
  return {
    practice,
    run: newest.run,
    comparedAt: comparedAt(store, newest.run, practice),
    ...totals,
    lastAnswer: lastAnswer(store, practice),
  };
}

/** The same for every practice any run planned, by code. */
export async function listPracticeEvidence(store: StoreHandle): Promise<PracticeEvidence[]> {
  const practices = statement<{ practice: string }>(
    store,
    'SELECT DISTINCT practice FROM run_case ORDER BY practice',
  ).all();
  const evidence: PracticeEvidence[] = [];
  for (const { practice } of practices) {
    const one = await practiceEvidence(store, practice);
    if (one !== undefined) evidence.push(one);
  }
  return evidence;
}

function comparedAt(store: StoreHandle, run: string, practice: string): string | undefined {
  const row = statement<{ at: string | null }>(
    store,
    'SELECT max(compared_at) AS at FROM comparison WHERE run = ? AND practice = ?',
  ).get(run, practice);
  return row?.at ?? undefined;
}

/** Over all runs: a side that answered last month and not since is told by its own date. */
function lastAnswer(store: StoreHandle, practice: string): PracticeEvidence['lastAnswer'] {
  const row = statement<{ mig: string | null; hie: string | null }>(
    store,
    `SELECT max(CASE WHEN mig_state = 'answered' THEN mig_at END) AS mig,
       max(CASE WHEN hie_state = 'answered' THEN hie_at END) AS hie
     FROM run_case WHERE practice = ?`,
  ).get(practice);
  return { mig: row?.mig ?? undefined, hie: row?.hie ?? undefined };
}
