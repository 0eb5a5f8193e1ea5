import Database from 'better-sqlite3';
import { join } from 'node:path';

/**
 * One query over the same tables, as somebody would write it by hand: the newest agreement of each flow, both
 * organisations, what the newest comparisons of the practice found, its last answers, and use of the last
 * weeks. It answers no gate and explains nothing: it is the floor of reading what the answers rest on.
 */
const QUERY = `
WITH used_import AS (
  SELECT id FROM (
    SELECT id, row_number() OVER (PARTITION BY source ORDER BY as_at DESC, id DESC) AS place
    FROM register_import WHERE as_at <= :day AND reverted_at IS NULL)
  WHERE place = 1
),
agreed AS (
  SELECT * FROM (
    SELECT *, row_number() OVER (
      PARTITION BY agreement, provider, consumer ORDER BY as_at DESC, import DESC) AS place
    FROM flow_agreement WHERE as_at <= :day)
  WHERE place = 1
),
listed AS (SELECT * FROM organisation WHERE import IN used_import),
newest AS (
  SELECT * FROM (
    SELECT k.*, row_number() OVER (
      PARTITION BY c.practice, c.pseudonym ORDER BY k.compared_at DESC) AS place
    FROM comparison k JOIN run_case c ON c.run = k.run AND c.ordinal = k.ordinal)
  WHERE place = 1
),
found AS (
  SELECT n.practice, count(DISTINCT n.run || n.ordinal) AS compared, f.severity, count(f.seq) AS findings
  FROM newest n LEFT JOIN finding f ON f.run = n.run AND f.ordinal = n.ordinal
  GROUP BY n.practice
),
answered AS (
  SELECT practice, max(mig_at) AS mig_at, max(hie_at) AS hie_at FROM run_case GROUP BY practice
),
used AS (
  SELECT provider, consumer, channel, sum(accesses) AS accesses, max(week) AS last
  FROM usage_week WHERE week >= :since GROUP BY provider, consumer, channel
)
SELECT a.*, p.*, c.name AS consumer_name, c.status AS consumer_status, found.compared,
  found.findings, answered.mig_at, answered.hie_at, used.accesses, used.last
FROM agreed a
LEFT JOIN listed p ON p.code = a.provider
LEFT JOIN listed c ON c.code = a.consumer
LEFT JOIN found ON found.practice = a.provider
LEFT JOIN answered ON answered.practice = a.provider
LEFT JOIN used ON used.provider = a.provider AND used.consumer = a.consumer AND used.channel = a.channel
ORDER BY a.provider, a.consumer, a.channel`;

/** Asks it of a workspace's store; returns how many rows came. */
export function askBareSql(directory: string, day: string, since: string): number {
  const database = new Database(join(directory, 'mig2hie.db'), { readonly: true });
  try {
    return database.prepare(QUERY).all({ day, since }).length;
  } finally {
    database.close();
  }
}
