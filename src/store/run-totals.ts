import type { Severity } from '../compare/severity.ts';
import type { Verdict } from '../compare/document.ts';
import type { NotComparedReason } from '../readiness/practice-evidence.ts';
import { type RefusalClass, REFUSAL_CLASSES } from '../record/reading.ts';
import { type BySide, type Side, SIDES } from '../record/side.ts';
import { queryBuilder } from './query.ts';
import type { StoreHandle } from './open-store.ts';
import { type Run, toRun } from './runs.ts';
import { statement } from './statement.ts';

/** What a run covered and found. Planned is always compared plus not compared. */
export interface RunTotals {
  readonly planned: number;
  readonly compared: number;
  /** Compared, and at least one item held something on both sides. */
  readonly informative: number;
  readonly notCompared: Readonly<Partial<Record<NotComparedReason, number>>>;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Findings by severity, tolerated ones left out. */
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
  /** Findings by kind, tolerated ones left out. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Findings a tolerance covers; absent where there is none. */
  readonly tolerated?: number | undefined;
  /** Patients with something that wavered or is still on its way; absent where there is none. */
  readonly unsettled?: { readonly unstable: number; readonly pending: number } | undefined;
}

/** A practice of a run, with the same counts. */
export interface PracticeTotals {
  readonly practice: string;
  readonly planned: number;
  readonly compared: number;
  readonly findings: number;
}

/** A run with how far it came. */
export interface RunListed extends Run {
  readonly planned: number;
  readonly compared: number;
}

/** Counts of a run, or of one practice in it. */
export async function runTotals(
  store: StoreHandle,
  run: string,
  practice?: string,
): Promise<RunTotals> {
  const only = practice ?? '';
  const count = (sql: string): Map<string, number> =>
    new Map(
      statement<{ name: string; n: number }>(store, sql)
        .all(run, only, only)
        .map((row) => [row.name, row.n]),
    );
  const outcomes = count(OUTCOMES);
  const verdicts = count(VERDICTS);
  const compared = outcomes.get('compared') ?? 0;
  const tolerated = count(TOLERATED).get('tolerated') ?? 0;
  const planned = [...outcomes.values()].reduce((sum, n) => sum + n, 0);
  outcomes.delete('compared');
  return {
    planned,
    compared,
    informative: count(INFORMATIVE).get('informative') ?? 0,
    notCompared: Object.fromEntries(outcomes),
    verdicts: {
      parity: verdicts.get('parity') ?? 0,
      differences: verdicts.get('differences') ?? 0,
      undetermined: verdicts.get('undetermined') ?? 0,
    },
    findings: Object.fromEntries(count(SEVERITIES_OPEN)),
    kinds: Object.fromEntries(count(KINDS_OPEN)),
    ...(tolerated === 0 ? {} : { tolerated }),
    ...unsettledOf(count(UNSETTLED)),
  };
}

function unsettledOf(counts: ReadonlyMap<string, number>): Pick<RunTotals, 'unsettled'> {
  if (counts.size === 0) return {};
  const [unstable = 0, pending = 0] = ['unstable-source', 'in-flight'].map((kind) =>
    counts.get(kind),
  );
  return { unsettled: { unstable, pending } };
}

/** Patients not compared to whom a side gave an answer in place of a record, by class of its reason. */
export type Refusals = BySide<Readonly<Partial<Record<RefusalClass, number>>>>;

/** Counts of a run's refusals; undefined when there is none. */
export function runRefusals(store: StoreHandle, run: string): Refusals | undefined {
  const [mig, hie] = SIDES.map((side) => {
    const rows = statement<{ name: string; n: number }>(store, countRefusals(side)).all(run);
    const counts = new Map(rows.map(({ name, n }) => [name, n]));
    return Object.fromEntries(
      REFUSAL_CLASSES.flatMap((name) => (counts.has(name) ? [[name, counts.get(name)]] : [])),
    );
  });
  if (mig === undefined || hie === undefined) return undefined;
  return Object.keys(mig).length + Object.keys(hie).length === 0 ? undefined : { mig, hie };
}

/** Every practice of a run, by code. */
export async function practicesOfRun(store: StoreHandle, run: string): Promise<PracticeTotals[]> {
  return statement<PracticeTotals>(
    store,
    `SELECT c.practice, count(*) AS planned, sum(c.outcome = 'compared') AS compared,
       (SELECT count(*) FROM finding f WHERE f.run = c.run AND f.practice = c.practice
          AND f.tolerance IS NULL) AS findings
     FROM run_case c WHERE c.run = ? GROUP BY c.practice ORDER BY c.practice`,
  ).all(run);
}

/** Every run, newest first. */
export async function listRuns(
  store: StoreHandle,
  filter: { readonly practice?: string | undefined } = {},
): Promise<RunListed[]> {
  const db = await queryBuilder(store);
  let query = db
    .selectFrom('run')
    .innerJoin('run_case', 'run_case.run', 'run.id')
    .selectAll('run')
    .select((eb) => [
      eb.fn.countAll<number>().as('planned'),
      eb.fn.count<number>(eb.case().when('outcome', '=', 'compared').then(1).end()).as('compared'),
    ])
    .groupBy('run.id')
    .orderBy('run.seq', 'desc');
  if (filter.practice !== undefined) query = query.where('practice', '=', filter.practice);
  const rows = await query.execute();
  return rows.map((row) => ({ ...toRun(row), planned: row.planned, compared: row.compared }));
}

const ONE_PRACTICE = `run = ? AND (? = '' OR practice = ?)`;

const OUTCOMES = `SELECT coalesce(reason, 'compared') AS name, count(*) AS n FROM run_case
  WHERE ${ONE_PRACTICE} GROUP BY name ORDER BY name`;

function countRefusals(side: Side): string {
  const column = `${side}_refusal`;
  return `SELECT ${column} AS name, count(*) AS n FROM run_case
    WHERE run = ? AND outcome = 'not-compared' AND ${column} IS NOT NULL GROUP BY name`;
}

const VERDICTS = `SELECT verdict AS name, count(*) AS n FROM comparison
  WHERE ${ONE_PRACTICE} GROUP BY name`;

const INFORMATIVE = `SELECT 'informative' AS name, count(*) AS n FROM comparison
  WHERE ${ONE_PRACTICE} AND informative_items > 0`;

const SEVERITIES_OPEN = `SELECT severity AS name, count(*) AS n FROM finding
  WHERE ${ONE_PRACTICE} AND tolerance IS NULL GROUP BY name
  ORDER BY CASE name WHEN 'catastrophic' THEN 0 WHEN 'major' THEN 1 WHEN 'considerable' THEN 2
    WHEN 'significant' THEN 3 WHEN 'minor' THEN 4 ELSE 5 END`;

const TOLERATED = `SELECT 'tolerated' AS name, count(*) AS n FROM finding
  WHERE ${ONE_PRACTICE} AND tolerance IS NOT NULL`;

const UNSETTLED = `SELECT kind AS name, count(*) AS n FROM (
    SELECT DISTINCT run, ordinal, kind FROM finding
    WHERE ${ONE_PRACTICE} AND kind IN ('in-flight', 'unstable-source'))
  GROUP BY name`;

const KINDS_OPEN = `SELECT kind AS name, count(*) AS n FROM finding
  WHERE ${ONE_PRACTICE} AND tolerance IS NULL GROUP BY name ORDER BY name`;
