import type { Migration } from '../migrations.ts';

/**
 * Sample plans, runs, stored responses, comparisons and findings. No column holds an NHS number, a
 * name or anything a clinician wrote: `sealed` columns are encrypted, all others are counts, hashes,
 * codes of organisations and words of ours. `practice` stands in every table people count by.
 */
export const evidence: Migration = {
  id: '001-evidence',
  sql: `
CREATE TABLE sample_list (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  columns TEXT NOT NULL,
  key_id TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  superseded_at TEXT,
  rows_read INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL
) STRICT;

CREATE TABLE sample_member (
  list INTEGER NOT NULL REFERENCES sample_list (id),
  practice TEXT NOT NULL,
  pseudonym TEXT NOT NULL,
  stratum TEXT,
  PRIMARY KEY (list, practice, pseudonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  plan_hash TEXT NOT NULL,
  config_hash TEXT NOT NULL,
  rules TEXT NOT NULL,
  tool_version TEXT NOT NULL,
  key_id TEXT NOT NULL,
  as_at TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'finished'))
) STRICT;

CREATE TABLE run_case (
  run TEXT NOT NULL REFERENCES run (id),
  ordinal INTEGER NOT NULL,
  pseudonym TEXT NOT NULL,
  practice TEXT NOT NULL,
  stratum TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('compared', 'not-compared')),
  reason TEXT,
  detail TEXT,
  mig_state TEXT,
  mig_at TEXT,
  hie_state TEXT,
  hie_at TEXT,
  PRIMARY KEY (run, ordinal),
  UNIQUE (run, practice, pseudonym),
  CHECK ((outcome = 'compared') = (reason IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX run_case_practice ON run_case (practice, run);

CREATE TABLE response (
  run TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('mig', 'hie')),
  part TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  practice TEXT NOT NULL,
  status_code INTEGER,
  fault TEXT,
  received_at TEXT NOT NULL,
  duration_ms INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT,
  sealed BLOB,
  purged INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, ordinal, side, part, attempt),
  FOREIGN KEY (run, ordinal) REFERENCES run_case (run, ordinal)
) STRICT;

CREATE TABLE comparison (
  run TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  practice TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('parity', 'differences', 'undetermined')),
  identity TEXT NOT NULL,
  informative_items INTEGER NOT NULL,
  rules TEXT NOT NULL,
  compared_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (run, ordinal),
  FOREIGN KEY (run, ordinal) REFERENCES run_case (run, ordinal)
) STRICT;
CREATE INDEX comparison_practice ON comparison (practice, run);

CREATE TABLE finding (
  run TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  practice TEXT NOT NULL,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  item TEXT,
  field TEXT,
  confidence REAL NOT NULL,
  tolerance TEXT,
  PRIMARY KEY (run, ordinal, seq),
  FOREIGN KEY (run, ordinal) REFERENCES comparison (run, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_id ON finding (id);
CREATE INDEX finding_practice ON finding (practice, run, severity, kind);
`,
};
