import type { Migration } from '../migrations.ts';

/**
 * Days of an access log that rejected rows leave uncovered. Of logs stored before, only that rows were
 * rejected is known and not of which days, so that none of their days counts as covered any more.
 * And the day of each party's own row in an agreement, where the two differ.
 */
export const exactDays: Migration = {
  id: '014-exact-days',
  sql: `
CREATE TABLE usage_missing_day (
  import INTEGER NOT NULL REFERENCES register_import (id),
  day TEXT NOT NULL,
  PRIMARY KEY (import, day)
) STRICT, WITHOUT ROWID;
UPDATE usage_log SET since = NULL, until = NULL
  WHERE import IN (SELECT id FROM register_import WHERE rows_rejected > 0);

ALTER TABLE flow_agreement ADD COLUMN provider_as_at TEXT;
ALTER TABLE flow_agreement ADD COLUMN consumer_as_at TEXT;
CREATE INDEX flow_agreement_of_parties ON flow_agreement (import)
  WHERE provider_as_at IS NOT NULL OR consumer_as_at IS NOT NULL;
`,
};
