import type { Migration } from '../migrations.ts';

/** Sample plans, runs, stored responses, comparisons and findings. */
export const evidence: Migration = { id: '001-evidence', sql: '' };
