import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { registerAsAt } from '../../src/store/organisations.ts';

const folder = mkdtempSync(join(tmpdir(), 'mig2hie-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A store as the version before the register's history left it, with one practice and its two lists. */
function olderStore(file: string): void {
  const database = new Database(file);
  database.pragma('application_id = 0x6d326831');
  const older = MIGRATIONS.slice(
    0,
    MIGRATIONS.findIndex(({ id }) => id === '010-register-history'),
  );
  for (const { sql } of older) database.exec(sql);
  database.pragma(`user_version = ${older.length}`);
  const row = (id: number, source: string): string =>
    `INSERT INTO register_import VALUES (${id}, '${source}', '${source}', '${source}.csv', 'sha${id}', 'r', '2020-01-31', '2020-02-01T00:00:00Z', 1, 1, 0, '[]');`;
  database.exec(`${row(1, 'epraccur')}${row(2, 'pcns')}${row(3, 'suppliers')}
    INSERT INTO organisation VALUES (1, 'X90001', 'THE SURGERY', 'gp-practice', 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO rejected_row VALUES (1, 2, '1', 'not an ODS code');
    INSERT INTO membership VALUES (2, 'X90001', 'X9P01');
    INSERT INTO membership VALUES (3, 'X90001', 'Nonesuch Systems');`);
  database.close();
}

test('a store of an older version keeps its imports and what they say', async () => {
  const file = join(folder, 'older.db');
  olderStore(file);
  const store = openStore(file);
  const { imports, organisations } = await registerAsAt(store, '2020-02-01' as CalendarDate);
  expect(imports.map(({ source }) => source)).toEqual(['epraccur', 'pcns', 'suppliers']);
  expect(organisations).toHaveLength(1);
  expect(organisations[0]).toMatchObject({ pcn: 'X9P01', supplier: 'Nonesuch Systems' });
  expect(store.database.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(store.database.pragma('foreign_key_check')).toEqual([]);
  store.close();
});

test('a log stored before its rejected rows had days covers none of its days any more', () => {
  const file = join(folder, 'logs.db');
  const database = new Database(file);
  database.pragma('application_id = 0x6d326831');
  const count = MIGRATIONS.findIndex(({ id }) => id === '014-exact-days');
  for (const { sql } of MIGRATIONS.slice(0, count)) database.exec(sql);
  database.pragma(`user_version = ${count}`);
  for (const [id, rejected] of [
    [1, 0],
    [2, 28],
  ]) {
    database.exec(`INSERT INTO register_import VALUES (${id}, 'usage', 'accesses', 'log.csv', 'sha${id}', 'r', '2020-03-31', '2020-04-01T00:00:00Z', 29, 1, ${rejected}, '[]', NULL, NULL, NULL);
      INSERT INTO usage_log VALUES (${id}, 'mig', 'stated', '2020-03-01', '2020-03-31', '2020-03-01', '2020-03-31', NULL, NULL, 1, 1);`);
  }
  database.close();
  const store = openStore(file);
  expect(store.database.prepare('SELECT import, since, until FROM usage_log').raw().all()).toEqual([
    [1, '2020-03-01', '2020-03-31'],
    [2, null, null],
  ]);
  store.close();
});
