import type { PracticeEvidence } from '../readiness/practice-evidence.ts';
import { NEWEST_OF_PRACTICE } from './newest-comparisons.ts';
import type { StoreHandle } from './open-store.ts';
import { countTotals, runTotals } from './run-totals.ts';
import type { CaseKey, RunState } from './runs.ts';
import { statement } from './statement.ts';

/**
 * What is known of the patients the newest run planned of a practice, each by their newest comparison
 * in any run; undefined when no run planned any.
 */
export async function practiceEvidence(
  store: StoreHandle,
  practice: string,
): Promise<PracticeEvidence | undefined> {
  const newest = statement<NewestRun>(
    store,
    `SELECT r.id AS run, r.state FROM run r
     WHERE r.follows IS NULL
       AND EXISTS (SELECT 1 FROM run_case c WHERE c.run = r.id AND c.practice = ?)
     ORDER BY r.seq DESC LIMIT 1`,
  ).get(practice);
  if (newest === undefined) return undefined;
  const chosen = chooseComparisons(store, practice);
  const comparedIn = statement<ComparedIn>(store, COMPARED_IN).all(chosen);
  const answers = {
    mig: lastAnswer(store, practice, 'mig'),
    hie: lastAnswer(store, practice, 'hie'),
  };
  return {
    practice,
    run: newest.run,
    runs: comparedIn.map(({ run }) => run),
    comparedIn: comparedIn.map(({ follows: _follows, ...one }) => one),
    comparedAt: comparedIn[0]?.newest,
    ...countTotals(store, {
      outcomes: { sql: OUTCOMES, values: [chosen, newest.run, practice] },
      chosen: { sql: `(run, ordinal) IN ${CHOSEN}`, values: [chosen] },
    }),
    lastAnswer: { mig: answers.mig?.at, hie: answers.hie?.at },
    lastAnswerRun: { mig: answers.mig?.run, hie: answers.hie?.run },
    unfinished: await unfinished(store, practice, newest, comparedIn),
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

interface NewestRun {
  readonly run: string;
  readonly state: RunState;
}

interface ComparedIn {
  readonly run: string;
  /** The run it asked again for; null for one that stands by itself. */
  readonly follows: string | null;
  readonly oldest: string;
  readonly newest: string;
}

/** The comparisons used, as JSON for {@link CHOSEN}: choosing them anew for every count is what costs. */
function chooseComparisons(store: StoreHandle, practice: string): string {
  const rows = statement<CaseKey>(store, NEWEST_OF_PRACTICE).all(practice);
  return JSON.stringify(rows.map(({ run, ordinal }) => [run, ordinal]));
}

const CHOSEN = '(SELECT value ->> 0, value ->> 1 FROM json_each(?))';

const COMPARED_IN = `SELECT k.run, r.follows, min(k.compared_at) AS oldest, max(k.compared_at) AS newest
  FROM comparison k JOIN run r ON r.id = k.run
  WHERE (k.run, k.ordinal) IN ${CHOSEN}
  GROUP BY k.run ORDER BY newest DESC, r.seq DESC`;

/** The plan is that of the newest run; whoever has a comparison anywhere counts as compared. */
const OUTCOMES = `SELECT CASE WHEN p.pseudonym IN (
    SELECT c.pseudonym FROM run_case c WHERE (c.run, c.ordinal) IN ${CHOSEN}
  ) THEN 'compared' ELSE p.reason END AS name, count(*) AS n
  FROM run_case p WHERE p.run = ? AND p.practice = ? GROUP BY name ORDER BY name`;

async function unfinished(
  store: StoreHandle,
  practice: string,
  { run, state }: NewestRun,
  comparedIn: readonly ComparedIn[],
): Promise<PracticeEvidence['unfinished']> {
  const isOwn = (one: ComparedIn): boolean => one.run === run || one.follows !== null;
  if (state === 'finished' && comparedIn.every(isOwn)) return undefined;
  const { planned, compared } = await runTotals(store, run, practice);
  return { run, state, compared, planned };
}

/** Over all runs: a side that answered last month and not since is told by its own date and run. */
function lastAnswer(
  store: StoreHandle,
  practice: string,
  side: 'mig' | 'hie',
): { readonly run: string; readonly at: string } | undefined {
  return statement<{ run: string; at: string }>(
    store,
    `SELECT c.run, c.${side}_at AS at FROM run_case c JOIN run r ON r.id = c.run
     WHERE c.practice = ? AND c.${side}_state = 'answered' AND c.${side}_at IS NOT NULL
     ORDER BY at DESC, r.seq DESC LIMIT 1`,
  ).get(practice);
}
