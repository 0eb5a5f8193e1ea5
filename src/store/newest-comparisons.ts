/**
 * A practice of each row with the newest run that planned it; SQLite takes `run` from the row of the max. A run
 * that follows another one only asks again, so that it is no plan.
 */
function newestPlans(where: string): string {
  return `SELECT c.practice, c.run, max(r.seq) FROM run_case c JOIN run r ON r.id = c.run
    WHERE r.follows IS NULL ${where} GROUP BY c.practice`;
}

/** Of a comparison (`k`), its patient in the plan (`c`) and its run (`r`). */
const COLUMNS = `c.run, c.ordinal, c.practice, c.pseudonym, k.compared_at, k.verdict,
      k.informative_items, r.seq, r.follows`;

function newestComparisons(columns: string, plans: string, comparisons = ''): string {
  return `SELECT ${columns} FROM (
    SELECT ${COLUMNS}, row_number() OVER (
      PARTITION BY c.practice, c.pseudonym ORDER BY k.compared_at DESC, r.seq DESC) AS place
    FROM (${newestPlans(plans)}) n
    JOIN run_case c ON c.practice = n.practice
    JOIN comparison k ON k.run = c.run AND k.ordinal = c.ordinal
    JOIN run r ON r.id = c.run
    WHERE EXISTS (SELECT 1 FROM run_case p
      WHERE p.run = n.run AND p.practice = n.practice AND p.pseudonym = c.pseudonym) ${comparisons}
  ) WHERE place = 1`;
}

/**
 * Rows `run, ordinal` of what is known now: for every patient the newest run of the practice planned,
 * the newest comparison in any run. A run that failed or was stopped takes nothing away.
 */
export const NEWEST_COMPARISONS = newestComparisons('run, ordinal', '');

/** Which plans and comparisons count as at a day: what came later is not known yet. */
export interface EvidenceUntil {
  /** The instant before which it has to be; see {@link endOf}. */
  readonly until: string;
  /** Only of this practice. */
  readonly practice?: string | undefined;
}

/** A piece of SQL with the values of its parameters. */
export interface Bound {
  readonly sql: string;
  readonly values: readonly string[];
}

/** The instant after the last one of a day in UTC, to be compared as text; without a day, after every one. */
export function endOf(day: string | undefined): string {
  return day === undefined ? '~' : `${day}T24`;
}

/** The newest run that planned each practice by then: rows `practice, run`. */
export function newestPlansUntil({ until, practice }: EvidenceUntil): Bound {
  const [where, values] = wherePlanned(until, practice);
  return { sql: `SELECT practice, run FROM (${newestPlans(where)})`, values };
}

/** The same rows as {@link NEWEST_COMPARISONS}, as they were then, with what was found. */
export function newestComparisonsUntil({ until, practice }: EvidenceUntil): Bound {
  const [where, values] = wherePlanned(until, practice);
  const sql = newestComparisons('*', where, 'AND k.compared_at < ?');
  return { sql, values: [...values, until] };
}

function wherePlanned(
  until: string,
  practice: string | undefined,
): readonly [string, readonly string[]] {
  return practice === undefined
    ? ['AND r.started_at < ?', [until]]
    : ['AND r.started_at < ? AND c.practice = ?', [until, practice]];
}
