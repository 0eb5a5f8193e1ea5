import type { Migration } from '../migrations.ts';

/**
 * Tolerances, everything said of them, which of them a run was judged with, and what each covered. What a
 * tolerance is and what happened to it is only ever added to.
 */
export const tolerances: Migration = {
  id: '005-tolerances',
  sql: `
CREATE TABLE tolerance (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  hazard TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires TEXT NOT NULL,
  budget INTEGER NOT NULL,
  content TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tolerance_stays BEFORE UPDATE ON tolerance
  BEGIN SELECT RAISE(ABORT, 'a tolerance never changes'); END;
CREATE TRIGGER tolerance_kept BEFORE DELETE ON tolerance
  BEGIN SELECT RAISE(ABORT, 'a tolerance is never deleted'); END;

CREATE TABLE tolerance_event (
  seq INTEGER PRIMARY KEY,
  tolerance TEXT NOT NULL REFERENCES tolerance (id),
  what TEXT NOT NULL CHECK (what IN ('proposed', 'tested', 'approved', 'withdrawn')),
  at TEXT NOT NULL,
  person TEXT,
  content TEXT NOT NULL,
  rules TEXT,
  passed INTEGER,
  sealed BLOB,
  CHECK ((what = 'tested') = (passed IS NOT NULL AND rules IS NOT NULL))
) STRICT;
CREATE INDEX tolerance_event_of ON tolerance_event (tolerance, seq);
CREATE TRIGGER tolerance_event_stays BEFORE UPDATE ON tolerance_event
  BEGIN SELECT RAISE(ABORT, 'what happened to a tolerance never changes'); END;
CREATE TRIGGER tolerance_event_kept BEFORE DELETE ON tolerance_event
  BEGIN SELECT RAISE(ABORT, 'what happened to a tolerance is never deleted'); END;

CREATE TABLE run_tolerance (
  run TEXT NOT NULL REFERENCES run (id),
  tolerance TEXT NOT NULL REFERENCES tolerance (id),
  standing TEXT NOT NULL,
  over_budget INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, tolerance)
) STRICT, WITHOUT ROWID;

CREATE TABLE tolerance_use (
  run TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  tolerance TEXT NOT NULL,
  outcome TEXT NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (run, ordinal, tolerance, outcome),
  FOREIGN KEY (run, ordinal) REFERENCES comparison (run, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX tolerance_use_of ON tolerance_use (tolerance, run);
CREATE INDEX finding_tolerated ON finding (tolerance) WHERE tolerance IS NOT NULL;
`,
};
