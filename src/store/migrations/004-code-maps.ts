import type { Migration } from '../migrations.ts';

/**
 * Code maps the user loaded, with the imports they came from. Nothing is changed after its import: a
 * newer release of a series stands beside the older one. `until` is the day the next version of the
 * row begins. No terms of SNOMED are kept, only codes; `qualifier` may hold the term of a map by term.
 */
export const codeMaps: Migration = {
  id: '004-code-maps',
  sql: `
CREATE TABLE code_map_import (
  id INTEGER PRIMARY KEY,
  layout TEXT NOT NULL,
  series TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  release TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  counts TEXT NOT NULL,
  checks TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;

CREATE INDEX code_map_import_series ON code_map_import (series, release, id);

CREATE TABLE code_map_row (
  system TEXT NOT NULL CHECK (system IN ('read-v2', 'ctv3', 'snomed')),
  code TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES code_map_import (id),
  effective TEXT NOT NULL,
  line INTEGER NOT NULL,
  kind TEXT NOT NULL,
  qualifier TEXT NOT NULL,
  row_id TEXT NOT NULL,
  target TEXT NOT NULL,
  description TEXT NOT NULL,
  relation TEXT NOT NULL CHECK (relation IN ('equal', 'broader')),
  status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'ambiguous')),
  assured INTEGER,
  preferred INTEGER,
  until TEXT,
  PRIMARY KEY (system, code, import, effective, line, kind)
) STRICT, WITHOUT ROWID;
`,
};
