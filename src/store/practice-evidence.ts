import { groupBy, orderBy, sorted, tally } from '../base/ordering.ts';
import type { Verdict } from '../compare/document.ts';
import type { NotComparedReason, PracticeEvidence } from '../readiness/practice-evidence.ts';
import { type FindingCounts, countFindings } from './evidence-findings.ts';
import {
  type EvidenceUntil,
  endOf,
  newestComparisonsUntil,
  newestPlansUntil,
} from './newest-comparisons.ts';
import type { StoreHandle } from './open-store.ts';
import type { RunState } from './runs.ts';
import { statement } from './statement.ts';

/**
 * What is known of the patients the newest run planned of a practice, each by their newest comparison
 * in any run; undefined when no run planned any. As at a day, only what was there at its end counts.
 */
export async function practiceEvidence(
  store: StoreHandle,
  practice: string,
  day?: string,
): Promise<PracticeEvidence | undefined> {
  return gatherEvidence(store, { until: endOf(day), practice })[0];
}

/** The same for every practice any run planned, by code. */
export async function listPracticeEvidence(
  store: StoreHandle,
  day?: string,
): Promise<PracticeEvidence[]> {
  return gatherEvidence(store, { until: endOf(day) });
}

/** Everything is read for all practices at once: a question for each of them is what takes the time. */
function gatherEvidence(store: StoreHandle, wanted: EvidenceUntil): PracticeEvidence[] {
  const { until } = wanted;
  const plans = groupBy(plannedCases(store, wanted), ({ practice }) => practice);
  const chosen = chosenComparisons(store, wanted);
  const compared = groupBy(chosen, ({ practice }) => practice);
  const findings = countFindings(store, chosen);
  const answers = new Map(lastAnswers(store, wanted).map((one) => [keyOf(one), one]));
  return [...plans].map(([practice, planned]) =>
    describe({
      practice,
      planned,
      compared: compared.get(practice) ?? [],
      findings: findings.get(practice),
      mig: answers.get(keyOf({ practice, side: 'mig' })),
      hie: answers.get(keyOf({ practice, side: 'hie' })),
      until,
    }),
  );
}

/** A patient of the newest plan of a practice. */
interface PlannedRow {
  readonly practice: string;
  readonly run: string;
  readonly state: RunState;
  readonly finished_at: string | null;
  readonly pseudonym: string;
  readonly reason: NotComparedReason | null;
  readonly mig_at: string | null;
  readonly hie_at: string | null;
  /** When this run compared the patient. */
  readonly compared_at: string | null;
}

function plannedCases(store: StoreHandle, wanted: EvidenceUntil): PlannedRow[] {
  const plans = newestPlansUntil(wanted);
  return statement<PlannedRow>(
    store,
    `SELECT p.practice, p.run, r.state, r.finished_at, p.pseudonym, p.reason, p.mig_at, p.hie_at,
       k.compared_at
     FROM (${plans.sql}) n
     JOIN run r ON r.id = n.run
     JOIN run_case p INDEXED BY run_case_practice ON p.run = n.run AND p.practice = n.practice
     LEFT JOIN comparison k ON k.run = p.run AND k.ordinal = p.ordinal
     ORDER BY p.practice`,
  ).all(...plans.values);
}

/** A comparison that is used. */
interface ComparedRow {
  readonly practice: string;
  readonly run: string;
  readonly seq: number;
  readonly ordinal: number;
  /** The run it asked again for; null for one that stands by itself. */
  readonly follows: string | null;
  readonly pseudonym: string;
  readonly compared_at: string;
  readonly verdict: Verdict;
  readonly informative_items: number;
}

function chosenComparisons(store: StoreHandle, wanted: EvidenceUntil): ComparedRow[] {
  const newest = newestComparisonsUntil(wanted);
  return statement<ComparedRow>(store, newest.sql).all(...newest.values);
}

/** The last time a side answered for a practice, and in which run. */
interface AnswerRow {
  readonly practice: string;
  readonly side: 'mig' | 'hie';
  readonly run: string;
  readonly at: string;
}

/** Over all runs: a side that answered last month and not since is told by its own date and run. */
function lastAnswers(store: StoreHandle, { until, practice }: EvidenceUntil): AnswerRow[] {
  const only = practice ?? null;
  return (['mig', 'hie'] as const).flatMap((side) =>
    statement<AnswerRow>(
      store,
      // SQLite takes the other columns from the row of the max: the newest, of the newest run.
      `SELECT practice, '${side}' AS side, run, at, max(at || printf('%012d', seq)) FROM (
         SELECT c.practice, c.run, c.${side}_at AS at, r.seq
         FROM run_case c JOIN run r ON r.id = c.run
         WHERE c.${side}_state = 'answered' AND c.${side}_at < ? AND (? IS NULL OR c.practice = ?)
       ) GROUP BY practice`,
    ).all(until, only, only),
  );
}

function keyOf({ practice, side }: Pick<AnswerRow, 'practice' | 'side'>): string {
  return `${practice} ${side}`;
}

/** What was read of one practice. */
interface PracticeRows {
  readonly practice: string;
  readonly planned: readonly PlannedRow[];
  readonly compared: readonly ComparedRow[];
  readonly findings: FindingCounts | undefined;
  readonly mig: AnswerRow | undefined;
  readonly hie: AnswerRow | undefined;
  readonly until: string;
}

function describe(rows: PracticeRows): PracticeEvidence {
  const { practice, planned, compared, mig, hie, findings } = rows;
  const run = planned[0]?.run ?? '';
  const comparedIn = runsUsed(compared);
  const verdicts = tally(compared, ({ verdict }) => verdict);
  return {
    practice,
    run,
    runs: comparedIn.map((one) => one.run),
    comparedIn,
    comparedAt: comparedIn[0]?.newest,
    planned: planned.length,
    compared: compared.length,
    informative: compared.filter((one) => one.informative_items > 0).length,
    notCompared: countMissing(rows),
    verdicts: {
      parity: verdicts.get('parity') ?? 0,
      differences: verdicts.get('differences') ?? 0,
      undetermined: verdicts.get('undetermined') ?? 0,
    },
    ...(findings ?? { findings: {}, kinds: {} }),
    lastAnswer: { mig: mig?.at, hie: hie?.at },
    lastAnswerRun: { mig: mig?.run, hie: hie?.run },
    unfinished: describeUnfinished(rows, run),
  };
}

/** Runs whose comparisons are used, the newest comparison first. */
function runsUsed(compared: readonly ComparedRow[]): NonNullable<PracticeEvidence['comparedIn']> {
  const runs = [...groupBy(compared, ({ run }) => run)].map(([run, own]) => {
    const times = own.map((one) => one.compared_at).toSorted();
    return { run, seq: own[0]?.seq ?? 0, oldest: times[0] ?? '', newest: times.at(-1) ?? '' };
  });
  const newestFirst = sorted(
    runs,
    orderBy(
      ({ newest }) => newest,
      ({ seq }) => seq,
    ),
  ).toReversed();
  return newestFirst.map(({ run, oldest, newest }) => ({ run, oldest, newest }));
}

/** The plan is that of the newest run; whoever has a comparison anywhere counts as compared. */
function countMissing({
  planned,
  compared,
  until,
}: PracticeRows): Partial<Record<NotComparedReason, number>> {
  const known = new Set(compared.map(({ pseudonym }) => pseudonym));
  const missing = planned.filter(({ pseudonym }) => !known.has(pseudonym));
  const counts = tally(missing, (row) => reasonThen(row, until));
  return Object.fromEntries(
    sorted(
      counts,
      orderBy(([reason]) => reason),
    ),
  );
}

/** What came of asking a patient later than the day was not known on it. */
function reasonThen(row: PlannedRow, until: string): NotComparedReason {
  const isLater = [row.mig_at, row.hie_at].some((at) => at !== null && at >= until);
  return row.reason === null || isLater ? 'not-yet-asked' : row.reason;
}

function describeUnfinished(
  { planned, compared, until }: PracticeRows,
  run: string,
): PracticeEvidence['unfinished'] {
  const [first] = planned;
  if (first === undefined) return undefined;
  const isOver = first.finished_at === null || first.finished_at < until;
  const state = isOver ? first.state : 'running';
  const isOwn = (one: ComparedRow): boolean => one.run === run || one.follows !== null;
  if (state === 'finished' && compared.every(isOwn)) return undefined;
  const own = planned.filter((one) => one.compared_at !== null && one.compared_at < until);
  return { run, state, compared: own.length, planned: planned.length };
}
