import type { Migration } from '../migrations.ts';

/**
 * An import can be taken back: it stays on record with its reason, and nothing reads it any more, so
 * the same file can be imported again. Kinds of file grow, so their names are held by the code and not
 * by a check here. A membership has a kind and dates: a list may tell of several things, and a practice
 * may have left one network for another.
 */
export const registerHistory: Migration = {
  id: '010-register-history',
  rebuildsParents: true,
  sql: `
CREATE TABLE register_import_next (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  imported_as TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  reading TEXT NOT NULL,
  as_at TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_kept INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  notes TEXT NOT NULL,
  reverted_at TEXT,
  reverted_by TEXT,
  reverted_why TEXT,
  CHECK ((reverted_at IS NULL) = (reverted_by IS NULL) AND (reverted_at IS NULL) = (reverted_why IS NULL))
) STRICT;
INSERT INTO register_import_next
  SELECT id, source, imported_as, file, sha256, reading, as_at, imported_at,
    rows_read, rows_kept, rows_rejected, notes, NULL, NULL, NULL FROM register_import;
DROP TABLE register_import;
ALTER TABLE register_import_next RENAME TO register_import;
CREATE UNIQUE INDEX register_import_once
  ON register_import (source, sha256, reading, as_at) WHERE reverted_at IS NULL;

CREATE TABLE membership_next (
  import INTEGER NOT NULL REFERENCES register_import (id),
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  value TEXT NOT NULL,
  since TEXT,
  until TEXT
) STRICT;
INSERT INTO membership_next
  SELECT m.import, CASE i.source WHEN 'pcns' THEN 'pcn' ELSE 'supplier' END, m.code, m.value, NULL, NULL
  FROM membership m JOIN register_import i ON i.id = m.import;
DROP TABLE membership;
ALTER TABLE membership_next RENAME TO membership;
CREATE INDEX membership_of ON membership (kind, code, import);
CREATE INDEX membership_import ON membership (import);
`,
};
