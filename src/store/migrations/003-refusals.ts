import type { Migration } from '../migrations.ts';

/** Why a side gave no record, by class, where it said so. */
export const refusals: Migration = {
  id: '003-refusals',
  sql: `
ALTER TABLE run_case ADD COLUMN mig_refusal TEXT;
ALTER TABLE run_case ADD COLUMN hie_refusal TEXT;
`,
};
