import type { Migration } from '../migrations.ts';

/** Organisation snapshots, agreements and the imports they came from. */
export const register: Migration = { id: '002-register', sql: '' };
