import { groupBy, orderBy, sorted } from '../base/ordering.ts';
import { SEVERITIES, type Severity } from '../compare/severity.ts';
import type { PracticeEvidence } from '../readiness/practice-evidence.ts';
import type { StoreHandle } from './open-store.ts';
import type { CaseKey } from './runs.ts';
import { statement } from './statement.ts';

/** What comparisons found, counted for one practice. */
export type FindingCounts = Pick<
  PracticeEvidence,
  'findings' | 'kinds' | 'tolerated' | 'unsettled'
>;

/** Findings of the comparisons named, by practice; a practice without any has no counts. */
export function countFindings(
  store: StoreHandle,
  comparisons: readonly CaseKey[],
): Map<string, FindingCounts> {
  // One list of keys as a parameter, so that choosing the comparisons anew is not paid for again.
  const keys = JSON.stringify(comparisons.map(({ run, ordinal }) => [run, ordinal]));
  const rows = statement<FindingRow>(store, COUNTS).all(keys);
  const unsettled = groupBy(
    statement<UnsettledRow>(store, UNSETTLED).all(keys),
    ({ practice }) => practice,
  );
  const counts = [...groupBy(rows, ({ practice }) => practice)].map(
    ([practice, own]) => [practice, describe(own, unsettled.get(practice) ?? [])] as const,
  );
  return new Map(counts);
}

interface FindingRow {
  readonly practice: string;
  readonly severity: Severity;
  readonly kind: string;
  readonly tolerated: 0 | 1;
  readonly n: number;
}

interface UnsettledRow {
  readonly practice: string;
  readonly kind: string;
  readonly n: number;
}

const CHOSEN = '(SELECT value ->> 0, value ->> 1 FROM json_each(?))';

const COUNTS = `SELECT practice, severity, kind, tolerance IS NOT NULL AS tolerated, count(*) AS n
  FROM finding WHERE (run, ordinal) IN ${CHOSEN} GROUP BY practice, severity, kind, tolerated`;

/** Patients, not findings. */
const UNSETTLED = `SELECT practice, kind, count(*) AS n FROM (
    SELECT DISTINCT practice, run, ordinal, kind FROM finding
    WHERE (run, ordinal) IN ${CHOSEN} AND kind IN ('in-flight', 'unstable-source'))
  GROUP BY practice, kind`;

function describe(rows: readonly FindingRow[], unsettled: readonly UnsettledRow[]): FindingCounts {
  const open = rows.filter((row) => row.tolerated === 0);
  const tolerated = sum(rows.filter((row) => row.tolerated === 1));
  const patients = (kind: string): number => sum(unsettled.filter((row) => row.kind === kind));
  return {
    findings: countBy(open, 'severity', ({ severity }) => SEVERITIES.indexOf(severity)),
    kinds: countBy(open, 'kind', ({ kind }) => kind),
    ...(tolerated === 0 ? {} : { tolerated }),
    ...(unsettled.length === 0
      ? {}
      : {
          unsettled: { unstable: patients('unstable-source'), pending: patients('in-flight') },
        }),
  };
}

function countBy(
  rows: readonly FindingRow[],
  field: 'severity' | 'kind',
  order: (row: FindingRow) => string | number,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of sorted(rows, orderBy(order))) {
    counts[row[field]] = (counts[row[field]] ?? 0) + row.n;
  }
  return counts;
}

function sum(rows: readonly { readonly n: number }[]): number {
  return rows.reduce((total, { n }) => total + n, 0);
}
