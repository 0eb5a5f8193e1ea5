import type { Migration } from '../migrations.ts';

/**
 * What findings of many patients have in common, as a hash, and for how many entries each of them speaks.
 * Findings stored before have no cause.
 */
export const causes: Migration = {
  id: '008-causes',
  sql: `
ALTER TABLE finding ADD COLUMN cause TEXT;
ALTER TABLE finding ADD COLUMN members INTEGER NOT NULL DEFAULT 1;
`,
};
