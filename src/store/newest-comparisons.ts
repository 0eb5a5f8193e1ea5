/**
 * A practice of each row with the newest run that planned it; SQLite takes `run` from the row of the max. A run
 * that follows another one only asks again, so that it is no plan.
 */
function newestPlans(where: string): string {
  return `SELECT c.practice, c.run, max(r.seq) FROM run_case c JOIN run r ON r.id = c.run
    WHERE r.follows IS NULL ${where} GROUP BY c.practice`;
}

function newestComparisons(where: string): string {
  return `SELECT run, ordinal FROM (
    SELECT c.run, c.ordinal, row_number() OVER (
      PARTITION BY c.practice, c.pseudonym ORDER BY k.compared_at DESC, r.seq DESC) AS place
    FROM (${newestPlans(where)}) n
    JOIN run_case c ON c.practice = n.practice
    JOIN comparison k ON k.run = c.run AND k.ordinal = c.ordinal
    JOIN run r ON r.id = c.run
    WHERE EXISTS (SELECT 1 FROM run_case p
      WHERE p.run = n.run AND p.practice = n.practice AND p.pseudonym = c.pseudonym)
  ) WHERE place = 1`;
}

/**
 * Rows `run, ordinal` of what is known now: for every patient the newest run of the practice planned,
 * the newest comparison in any run. A run that failed or was stopped takes nothing away.
 */
export const NEWEST_COMPARISONS = newestComparisons('');

/** The same of one practice, which is its only parameter. */
export const NEWEST_OF_PRACTICE = newestComparisons('AND c.practice = ?');
