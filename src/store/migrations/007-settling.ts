import type { Migration } from '../migrations.ts';

/**
 * A second answer of a side beside its first, and runs that only ask again for the patients another run left
 * unsettled: such a run plans nothing anew.
 */
export const settling: Migration = {
  id: '007-settling',
  sql: `
ALTER TABLE response ADD COLUMN role TEXT NOT NULL DEFAULT 'first' CHECK (role IN ('first', 'again'));
ALTER TABLE run ADD COLUMN follows TEXT REFERENCES run (id);
`,
};
