import type { Migration } from '../migrations.ts';

/**
 * What people said of findings, by the id a finding keeps from run to run, and when a finding came back
 * otherwise. Only ever added to: the newest row of a finding says how it stands.
 */
export const classifications: Migration = {
  id: '006-classifications',
  sql: `
CREATE TABLE classification (
  seq INTEGER PRIMARY KEY,
  finding TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('classified', 'reopened')),
  class TEXT,
  at TEXT NOT NULL,
  person TEXT,
  hazard TEXT,
  run TEXT NOT NULL,
  sealed BLOB NOT NULL,
  CHECK ((what = 'classified') = (class IS NOT NULL AND person IS NOT NULL))
) STRICT;
CREATE INDEX classification_of ON classification (finding, seq);
CREATE TRIGGER classification_stays BEFORE UPDATE ON classification
  BEGIN SELECT RAISE(ABORT, 'a classification never changes'); END;
CREATE TRIGGER classification_kept BEFORE DELETE ON classification
  BEGIN SELECT RAISE(ABORT, 'a classification is never deleted'); END;
`,
};
