import type { Migration } from '../migrations.ts';

/** Which code maps a run was compared under: those in use when it began, whatever is imported later. */
export const runCodeMaps: Migration = {
  id: '009-run-code-maps',
  sql: `
CREATE TABLE run_code_map (
  run TEXT NOT NULL REFERENCES run (id),
  import INTEGER NOT NULL REFERENCES code_map_import (id),
  PRIMARY KEY (run, import)
) STRICT, WITHOUT ROWID;
`,
};
